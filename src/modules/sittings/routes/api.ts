import { z } from 'zod';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { listOf, pageAnswer, pagingFields } from '../../../platform/http/paging.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound } from '../../../platform/problem/problem.ts';
import { type Form, findOpenSeal } from '../../documents/index.ts';
import type { Minutes, MinutesItem } from '../core/minutes.ts';
import { isCancelled, type PublicAgenda, type PublicMinutes } from '../public.ts';
import { type Publication, publications, publicationsOf } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';
import { type agendaItem, decision, meeting, type outcome, whole } from './api-schemas.ts';
import { type Ctx, json, sittingParams } from './kit.ts';

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
    cancelled: agenda !== undefined && isCancelled(agenda),
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
      const document = minutes?.document ?? null;
      const seal = document === null ? undefined : await findOpenSeal(ctx.deps.db, document);
      const file = (form: Form) => (document === null ? null : ctx.url.absolute(paths.openDocumentFile(document, form)));
      return {
        ...one,
        agendaItem: held ? itemsOf(held.minutes, held.effects) : plannedItems(agenda?.content as PublicAgenda),
        minutes:
          minutes && held
            ? {
                edition: minutes.edition,
                sha256: minutes.hash ?? '',
                pdf: file('pdf-ua'),
                sealedPdf: seal ? file('pdf-sealed') : null,
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
