import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { listOf, pageAnswer, pagingFields } from '../../../platform/http/paging.ts';
import { personOf } from '../../access/index.ts';
import { answerCaseFault } from '../acting.ts';
import { capacities } from '../core/conflict.ts';
import { writePeriod } from '../core/plan.ts';
import { caseStates, productKinds } from '../core/states.ts';
import type { CareCase } from '../queries.ts';
import { caseParams, json, readAs, seesCases } from './kit.ts';
import { listCases, listQuery } from './list.ts';
import { readCase } from './read-case.ts';

const phrase = z.object({ sv: z.string(), en: z.string() });
const example = {
  id: '0198c0de-0000-7000-8000-000000000001',
  area: 'ataxier-pahittat',
  name: { sv: 'Ataxier (påhittat)', en: 'Ataxias (made up)' },
  state: 'mapping',
  step: 1,
  stoppedIn: null,
  missing: ['expert-group'],
  openedAt: '2024-02-12T09:15:00.000Z',
  changedAt: '2024-03-04T13:20:00.000Z',
  fictitious: true,
} as const;

const caseItem = z
  .object({
    id: z.uuid(),
    area: z.string().meta({ description: 'Id of the area, as in /v1/areas.' }),
    name: phrase,
    state: z.enum(caseStates),
    step: z.int().nullable().meta({ description: '0–8; null while the case is stopped.' }),
    stoppedIn: z.enum(caseStates).nullable().meta({ description: 'Where a paused or ended case stood.' }),
    missing: z
      .array(z.enum(productKinds))
      .meta({ description: 'What must be made before the case can go on; empty for those who may not open its papers.' }),
    openedAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    fictitious: z.boolean().meta({ description: 'Made up in a demonstration.' }),
  })
  .meta({ id: 'Case', examples: [example] });

const caseWhole = z
  .object({
    ...caseItem.shape,
    version: z.int(),
    products: z.array(z.object({ kind: z.enum(productKinds), madeAt: z.iso.datetime(), document: z.uuid().nullable() })),
    participants: z.array(z.object({ capacity: z.enum(capacities), name: z.string(), from: z.string(), to: z.string().nullable() })),
    plan: z.array(z.object({ step: z.int(), planned: z.string(), firstPlanned: z.string(), missed: z.string(), reached: z.boolean() })),
    tasks: z.array(z.object({ title: phrase, due: z.string().nullable(), firstDue: z.string().nullable() })),
    diaryNumbers: z.array(z.string()),
  })
  .meta({
    id: 'CaseWhole',
    examples: [
      {
        ...example,
        version: 4,
        products: [{ kind: 'nomination', madeAt: '2024-02-12T09:15:00.000Z', document: null }],
        participants: [{ capacity: 'handler', name: 'Handläggare', from: '2024-02-12', to: null }],
        plan: [{ step: 2, planned: '2024-Q3', firstPlanned: '2024-Q2', missed: '', reached: false }],
        tasks: [{ title: { sv: 'Nominera sakkunniga', en: 'Nominate experts' }, due: '2024-05-01', firstDue: '2024-05-01' }],
        diaryNumbers: ['DEMO-2024-000001'],
      },
    ],
  });

const itemOf = (careCase: CareCase, missing: readonly (typeof productKinds)[number][]): z.output<typeof caseItem> => ({
  id: careCase.id,
  area: careCase.area,
  name: { sv: careCase.areaName, en: careCase.areaNameEn ?? careCase.areaName },
  state: careCase.state,
  step: careCase.step,
  stoppedIn: careCase.stoppedIn,
  missing: [...missing],
  openedAt: careCase.openedAt.toISOString(),
  changedAt: careCase.changedAt.toISOString(),
  fictitious: careCase.fictitious,
});

export const apiRoutes = [
  json({
    id: 'api.cases.list',
    path: patterns.api.cases,
    about: patterns.cases,
    policy: seesCases,
    audit: 'none: reads which cases there are, of those one takes part in or works with',
    tag: 'Cases',
    summary: 'Cases that the signed-in person works with or takes part in',
    query: z.object({ ...pagingFields, ...listQuery }),
    response: listOf(caseItem),
    handler: async (ctx) => {
      const { listed } = await readAs(ctx, (tx) => listCases(tx, personOf(ctx.subject).id, ctx.query));
      return pageAnswer(
        ctx,
        listed.map(({ careCase, missing }) => itemOf(careCase, missing)),
      );
    },
  }),
  json({
    id: 'api.cases.one',
    path: patterns.api.careCase,
    about: patterns.careCase,
    params: caseParams,
    policy: seesCases,
    audit: 'none: what is refused is logged',
    tag: 'Cases',
    summary: 'One case with what has been made in it, who takes part and what is planned',
    response: caseWhole,
    handler: async (ctx) => {
      const read = await readAs(ctx, (tx) => readCase(tx, personOf(ctx.subject), ctx.params.id));
      if (!read.ok) return answerCaseFault(ctx, read.error, { id: ctx.params.id, action: 'case.read' });
      const { careCase, way, products, participants, plan, tasks, diary } = read.value;
      return {
        ...itemOf(careCase, way?.missing ?? []),
        version: careCase.version,
        products: products
          .filter(({ supersededAt }) => supersededAt === null)
          .map(({ kind, madeAt, document }) => ({ kind, madeAt: madeAt.toISOString(), document })),
        participants: participants.map(({ capacity, name, from, to }) => ({ capacity, name, from, to })),
        plan: plan.map(({ step, now, history, missed, isReached }) => ({
          step,
          planned: writePeriod(now),
          firstPlanned: writePeriod(history[0]?.period ?? null),
          missed: writePeriod(missed),
          reached: isReached,
        })),
        tasks: tasks.map(({ title, due, firstDue }) => ({ title, due, firstDue })),
        diaryNumbers: diary.map(({ number }) => number),
      };
    },
  }),
];
