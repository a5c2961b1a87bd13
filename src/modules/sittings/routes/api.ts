import { z } from 'zod';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { listOf, pageAnswer, pagingFields } from '../../../platform/http/paging.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound } from '../../../platform/problem/problem.ts';
import { itemKinds } from '../core/item.ts';
import type { Minutes, MinutesItem } from '../core/minutes.ts';
import type { PublicAgenda, PublicMinutes } from '../public.ts';
import { type Publication, publications, publicationsOf } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';
import { type Ctx, json, sittingParams } from './kit.ts';

const outcomeKinds = ['grant', 'reject', 'dismiss', 'write-off', 'refer-back', 'table', 'keep', 'revoke', 'change-conditions'] as const;

const example = {
  id: '0198c0de-0000-7000-8000-000000000087',
  type: 'Meeting',
  name: 'Sammanträde 12 juni 2024',
  day: '2024-06-12',
  startTime: '10:00',
  organization: 'Nämnden för nationell högspecialiserad vård',
  agendaItemCount: 4,
  minutesPublished: '2024-06-20T09:00:00.000Z',
  page: 'http://localhost:3000/namnd/protokoll/0198c0de-0000-7000-8000-000000000087',
  fictitious: false,
} as const;

const meeting = z
  .object({
    id: z.uuid(),
    type: z.literal('Meeting'),
    name: z.string(),
    day: z.string().meta({ format: 'date' }),
    startTime: z.string().meta({ description: 'Time of the day in Sweden, HH:MM.' }),
    organization: z.string(),
    agendaItemCount: z.int(),
    minutesPublished: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'When the latest edition of the minutes was published; null before.' }),
    page: z.url(),
    fictitious: z.boolean().meta({ description: 'Made up in a demonstration.' }),
  })
  .meta({ id: 'BoardSitting', examples: [example] });

const outcome = z.object({
  applicant: z.string().meta({ description: 'The region.' }),
  outcome: z.enum(outcomeKinds),
  reasons: z.string().meta({ description: 'A masked text says which provision it is masked by.' }),
  startDay: z.string().nullable().meta({ format: 'date' }),
  permit: z.string().nullable().meta({ description: 'Id of the permit, as in /v1/permits.' }),
  decisions: z.array(z.string()).meta({ description: 'Entries of the decision journal, as in /v1/decisions.' }),
  diaryNumber: z.string().nullable(),
});
const vote = z.object({
  mode: z.enum(['open', 'named']),
  counts: z.record(z.string(), z.int()).meta({ description: 'By proposal, and abstain.' }),
  named: z.array(z.object({ name: z.string(), choice: z.string() })),
  winner: z.string(),
  castingVote: z.string().nullable(),
});
const agendaItem = z
  .object({
    number: z.int(),
    type: z.literal('AgendaItem'),
    name: z.string(),
    kind: z.enum(itemKinds),
    area: z.string().nullable().meta({ description: 'Id of the area, as in /v1/areas.' }),
    late: z.boolean().meta({ description: 'Put on the agenda after the notice.' }),
    matter: z.string().nullable(),
    outcomes: z.array(outcome),
    votes: z.array(vote),
    conditions: z.array(z.string()).meta({ description: 'Special conditions as decided, in Swedish.' }),
    dissents: z.array(z.object({ name: z.string(), text: z.string() })),
  })
  .meta({
    id: 'BoardAgendaItem',
    examples: [
      {
        number: 1,
        type: 'AgendaItem',
        name: 'Malign hypertermikänslighet',
        kind: 'award',
        area: 'malign-hypertermi',
        late: false,
        matter: 'Region Skåne har ansökt.',
        outcomes: [
          {
            applicant: 'Region Skåne',
            outcome: 'grant',
            reasons: '',
            startDay: '2025-01-02',
            permit: 'malign-hypertermi-12',
            decisions: ['grant/malign-hypertermi-12'],
            diaryNumber: '2024-000012',
          },
        ],
        votes: [],
        conditions: [],
        dissents: [],
      },
    ],
  });
const whole = z
  .object({
    ...meeting.shape,
    agendaItem: z.array(agendaItem),
    minutes: z
      .object({
        edition: z.int(),
        sha256: z.string().meta({ description: 'Of the sealed minutes, before masking.' }),
        pdf: z.url().nullable(),
        masked: z.array(z.object({ part: z.string(), ground: z.string() })),
      })
      .nullable(),
  })
  .meta({ id: 'BoardSittingWhole', examples: [{ ...example, agendaItem: [], minutes: null }] });
const decision = z
  .object({
    ...outcome.shape,
    meeting: z.uuid(),
    day: z.string().meta({ format: 'date' }),
    item: z.int(),
    area: z.string().nullable(),
    fictitious: z.boolean(),
  })
  .meta({
    id: 'BoardDecision',
    examples: [
      {
        applicant: 'Region Skåne',
        outcome: 'grant',
        reasons: '',
        startDay: '2025-01-02',
        permit: 'malign-hypertermi-12',
        decisions: ['grant/malign-hypertermi-12'],
        diaryNumber: '2024-000012',
        meeting: example.id,
        day: '2024-06-12',
        item: 1,
        area: 'malign-hypertermi',
        fictitious: false,
      },
    ],
  });

type Both = { readonly agenda: Publication | undefined; readonly minutes: Publication | undefined };
const open = ({ deps }: Pick<Ctx, 'deps'>) => ({ withFictitious: deps.isDemo });

function meetingOf({ agenda, minutes }: Both, absolute: (path: string) => string): z.output<typeof meeting> | undefined {
  const one = agenda ?? minutes;
  if (!one) return undefined;
  const planned = agenda?.content as PublicAgenda | undefined;
  const held = (minutes?.content as PublicMinutes | undefined)?.minutes;
  return {
    id: one.sitting,
    type: 'Meeting',
    name: pagesText.sv.sitting(formatDate(one.day, 'sv')),
    day: one.day,
    startTime: held?.start ?? planned?.start ?? '',
    organization: sittingsText.sv.board,
    agendaItemCount: held?.items.length ?? planned?.items.length ?? 0,
    minutesPublished: minutes?.publishedAt.toISOString() ?? null,
    page: absolute(paths.boardMinutesOne(one.sitting)),
    fictitious: one.fictitious,
  };
}

function outcomesOf(item: MinutesItem, effects: PublicMinutes['effects']): z.output<typeof outcome>[] {
  return (item.decision?.outcomes ?? []).map((one) => {
    const effect = effects.find((other) => other.item === item.number && other.applicant === one.applicant);
    return {
      applicant: item.applicants.find(({ key }) => key === one.applicant)?.regionName ?? '',
      outcome: one.kind,
      reasons: one.reasons,
      startDay: one.kind === 'grant' ? one.start : null,
      permit: effect?.permit ?? null,
      decisions: [...(effect?.entries ?? [])],
      diaryNumber: effect?.diaryNumber ?? null,
    };
  });
}

function itemsOf(minutes: Minutes, effects: PublicMinutes['effects']): z.output<typeof agendaItem>[] {
  return minutes.items.map((item) => ({
    number: item.number,
    type: 'AgendaItem',
    name: item.title,
    kind: item.kind,
    area: item.area,
    late: item.late,
    matter: item.matter,
    outcomes: outcomesOf(item, effects),
    votes: item.votes.map(({ mode, counts, named, winner, casting }) => ({
      mode,
      counts: { ...counts },
      named: [...named],
      winner,
      castingVote: casting,
    })),
    conditions: (item.decision?.conditions ?? []).map(({ text }) => text.sv),
    dissents: [...item.dissents],
  }));
}

const plannedItems = ({ items }: PublicAgenda): z.output<typeof agendaItem>[] =>
  items.map(({ number, title, kind, area, late }) => ({
    number,
    type: 'AgendaItem',
    name: title,
    kind,
    area,
    late,
    matter: null,
    outcomes: [],
    votes: [],
    conditions: [],
    dissents: [],
  }));

/** Meetings of the board as open data, named as OParl names them. All of it is read from what has been published. */
export const apiRoutes = [
  json({
    id: 'api.board-meetings.list',
    path: patterns.api.sittings,
    policy: anyone,
    audit: 'none: public read',
    tag: 'Board',
    summary: 'Meetings of the board',
    description: 'Meetings whose agenda or minutes have been published, the latest first.',
    query: z.object(pagingFields),
    response: listOf(meeting),
    handler: async (ctx) => {
      const byMeeting = Map.groupBy(await publications(ctx.deps.db.kysely, open(ctx)), ({ sitting }) => sitting);
      const list = [...byMeeting.values()].flatMap((both) => {
        const one = meetingOf(
          { agenda: both.find(({ kind }) => kind === 'agenda'), minutes: both.find(({ kind }) => kind === 'minutes') },
          ctx.url.absolute,
        );
        return one ? [one] : [];
      });
      return pageAnswer(ctx, list);
    },
  }),
  json({
    id: 'api.board-meetings.one',
    path: patterns.api.sitting,
    params: sittingParams,
    policy: anyone,
    audit: 'none: public read',
    tag: 'Board',
    summary: 'One meeting of the board, with its agenda and its minutes',
    response: whole,
    handler: async (ctx) => {
      const list = await publicationsOf(ctx.deps.db.kysely, ctx.params.id, open(ctx));
      const [agenda, minutes] = (['agenda', 'minutes'] as const).map((kind) => list.find((one) => one.kind === kind));
      const one = meetingOf({ agenda, minutes }, ctx.url.absolute);
      if (!one) return notFound(phrase({ sv: pagesText.sv.public, en: pagesText.en.public }, 'notFound'));
      const held = minutes?.content as PublicMinutes | undefined;
      return {
        ...one,
        agendaItem: held ? itemsOf(held.minutes, held.effects) : plannedItems(agenda?.content as PublicAgenda),
        minutes:
          minutes && held
            ? {
                edition: minutes.edition,
                sha256: minutes.hash ?? '',
                pdf: minutes.document === null ? null : ctx.url.absolute(`/dokument/oppna/${minutes.document}/pdf-ua`),
                masked: [...held.masks],
              }
            : null,
      };
    },
  }),
  json({
    id: 'api.board-decisions.list',
    path: patterns.api.boardDecisions,
    policy: anyone,
    audit: 'none: public read',
    tag: 'Board',
    summary: 'Decisions of the board, one for each applicant',
    description: 'From published minutes, the latest meeting first. What the decisions became stands in /v1/decisions and /v1/permits.',
    query: z.object({
      ...pagingFields,
      area: z.string().max(200).optional().meta({ description: 'Only decisions in this area, by its id.' }),
    }),
    response: listOf(decision),
    handler: async (ctx) => {
      const list = (await publications(ctx.deps.db.kysely, open(ctx)))
        .filter(({ kind }) => kind === 'minutes')
        .flatMap(({ content, sitting, day, fictitious }) => {
          const { minutes, effects } = content as PublicMinutes;
          return minutes.items.flatMap((item) =>
            outcomesOf(item, effects).map((one) => ({ ...one, meeting: sitting, day, item: item.number, area: item.area, fictitious })),
          );
        })
        .filter(({ area }) => ctx.query.area === undefined || area === ctx.query.area);
      return pageAnswer(ctx, list);
    },
  }),
];
