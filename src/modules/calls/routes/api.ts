import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { clockNow } from '../../../platform/db/index.ts';
import { listOf, pageAnswer, pagingFields } from '../../../platform/http/paging.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { type CallState, callKinds, stateAt } from '../core/call.ts';
import { answeredQuestions, type Call, findPublicCall, publicCalls } from '../queries.ts';
import { callText } from '../text/calls.ts';
import { callParams, json, noCall } from './kit.ts';

const states = ['open', 'closed', 'withdrawn'] as const;

const example = {
  id: '0198c0de-0000-7000-8000-000000000080',
  area: 'sallsynta-motorikstorningar',
  areaName: 'Sällsynta motorikstörningar',
  kind: 'first',
  state: 'open',
  units: 3,
  unitsForChildren: 2,
  publishedAt: '2026-01-14T09:00:00.000Z',
  lastDay: '2026-04-30',
  diaryNumber: '2026-000080',
  page: 'http://localhost:3000/utlysningar/0198c0de-0000-7000-8000-000000000080',
  fictitious: false,
} as const;

const callItem = z
  .object({
    id: z.uuid(),
    area: z.string().meta({ description: 'Id of the area, as in /v1/areas.' }),
    areaName: z.string(),
    kind: z.enum(callKinds),
    state: z.enum(states).meta({ description: 'open until the end of lastDay in Stockholm.' }),
    units: z.int().meta({ description: 'Units offered.' }),
    unitsForChildren: z.int().meta({ description: 'Of which also for children.' }),
    publishedAt: z.iso.datetime(),
    lastDay: z.string().meta({ format: 'date', description: 'Applications must be in before 24.00 this day, Europe/Stockholm.' }),
    diaryNumber: z.string(),
    page: z.url(),
    fictitious: z.boolean().meta({ description: 'Made up in a demonstration.' }),
  })
  .meta({ id: 'CallToApply', examples: [example] });

const callWhole = z
  .object({
    ...callItem.shape,
    introduction: z.object({ sv: z.string(), en: z.string().nullable() }),
    attachments: z.array(z.string()),
    expectedStart: z.string().nullable(),
    contact: z.string(),
    definitionVersion: z.string().meta({ description: 'The version of the definition that the call was made of, as in /v1/definitions.' }),
    conditions: z.array(z.object({ id: z.string(), heading: z.string(), audience: z.enum(['adult', 'child', 'both']), text: z.string() })),
    questions: z.array(z.object({ question: z.string(), answer: z.string(), answeredAt: z.iso.datetime() })),
    documents: z.array(z.object({ title: z.string(), pdf: z.url() })),
  })
  .meta({
    id: 'CallToApplyWhole',
    examples: [
      {
        ...example,
        introduction: { sv: 'Socialstyrelsen frågar alla regioner.', en: 'Socialstyrelsen asks all regions.' },
        attachments: ['Verksamhetsplan'],
        expectedStart: null,
        contact: 'NHV-ansokan@socialstyrelsen.se',
        definitionVersion: '1',
        conditions: [{ id: 'villkor-1', heading: 'other', audience: 'both', text: 'Enheten följer upp patientrapporterade mått.' }],
        questions: [{ question: 'Får två sjukhus söka ihop?', answer: 'Ja, med en ansökan.', answeredAt: '2026-02-02T10:00:00.000Z' }],
        documents: [
          { title: 'Ansökningsförfrågan', pdf: 'http://localhost:3000/dokument/oppna/0198c0de-0000-7000-8000-000000000081/pdf-ua' },
        ],
      },
    ],
  });

const isPublic = (state: CallState): state is (typeof states)[number] => state !== 'draft';

function itemOf(call: Call, now: Date, absolute: (path: string) => string): z.output<typeof callItem> {
  const state = stateAt(call, now);
  if (!isPublic(state) || call.openedAt === null || call.lastDay === null) throw new Error('a draft was about to be shown to all');
  return {
    id: call.id,
    area: call.area,
    areaName: call.areaName,
    kind: call.kind,
    state,
    units: call.content.units,
    unitsForChildren: call.content.unitsForChildren,
    publishedAt: call.openedAt.toISOString(),
    lastDay: call.lastDay,
    diaryNumber: call.diaryNumber ?? '',
    page: absolute(paths.call(call.id)),
    fictitious: call.fictitious,
  };
}

export const apiRoutes = [
  json({
    id: 'api.calls.list',
    path: patterns.api.calls,
    policy: anyone,
    audit: 'none: public read',
    tag: 'Calls',
    summary: 'Calls for applications for permits',
    description: 'Announced calls, the latest first. Drafts are never shown.',
    query: z.object({
      ...pagingFields,
      state: z.enum(states).optional().meta({ description: 'Only calls in this state.' }),
      area: z.string().max(200).optional().meta({ description: 'Only calls in this area, by its id.' }),
    }),
    response: listOf(callItem),
    handler: async (ctx) => {
      const db = ctx.deps.db.kysely;
      const now = await clockNow(db);
      const { state, area } = ctx.query;
      const calls = (await publicCalls(db, { isDemo: ctx.deps.isDemo }))
        .filter((call) => area === undefined || call.area === area)
        .map((call) => itemOf(call, now, ctx.url.absolute))
        .filter((call) => state === undefined || call.state === state);
      return pageAnswer(ctx, calls);
    },
  }),
  json({
    id: 'api.calls.one',
    path: patterns.api.call,
    params: callParams,
    policy: anyone,
    audit: 'none: public read',
    tag: 'Calls',
    summary: 'One call, with what it asks for and the questions that have been answered',
    response: callWhole,
    handler: async (ctx) => {
      const db = ctx.deps.db.kysely;
      const call = await findPublicCall(db, ctx.params.id, { isDemo: ctx.deps.isDemo });
      if (!call) return noCall();
      const { content, decided } = call;
      const pdf = (document: string) => ctx.url.absolute(`/dokument/oppna/${document}/pdf-ua`);
      return {
        ...itemOf(call, await clockNow(db), ctx.url.absolute),
        introduction: { sv: content.introductionSv, en: content.introductionEn || null },
        attachments: [...content.attachments],
        expectedStart: content.expectedStart || null,
        contact: content.contact,
        definitionVersion: decided.definition.version,
        conditions: decided.conditions.map(({ id, heading, audience, text }) => ({ id, heading, audience, text: text.sv })),
        questions: (await answeredQuestions(db, call.id)).map(({ question, answer, answeredAt }) => ({
          question,
          answer: answer ?? '',
          answeredAt: (answeredAt ?? new Date(0)).toISOString(),
        })),
        documents: [
          ...(call.document === null ? [] : [{ title: callText.sv.call.title(call.areaName), pdf: pdf(call.document) }]),
          ...(call.formDocument === null ? [] : [{ title: callText.sv.call.form, pdf: pdf(call.formDocument) }]),
        ],
      };
    },
  }),
];
