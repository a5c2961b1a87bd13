import { z } from 'zod';
import { addDays, isLocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, personOf } from '../../access/index.ts';
import { todayIn } from '../../cases/index.ts';
import { inProposal, lacksIn, sitting, workStates } from '../commands/common.ts';
import { candidatesFor, proposeMembers } from '../commands/propose.ts';
import type { Lack } from '../core/composition.ts';
import { type GroupKind, groupKinds } from '../core/group.ts';
import { type NextStep, nextStep } from '../core/next-step.ts';
import { longestYears } from '../core/term.ts';
import { eventsOf, findGroup, type Group, groupsOf, type Seat, seatsOf } from '../queries/groups.ts';
import { nominationsOf, roundsOf } from '../queries/nominations.ts';
import { collaborationRegions, type Named } from '../queries/organisations.ts';
import { GroupScreen, OverviewScreen } from '../screens/group.tsx';
import type { FormValues } from '../screens/nominee-form.tsx';
import { ProposeScreen } from '../screens/propose.tsx';
import { groupsText } from '../text/groups.ts';
import { bodies } from './bodies.ts';
import {
  answerFault,
  type Ctx,
  caseParams,
  composes,
  type Fields,
  form,
  groupParams,
  isActing,
  keptValues,
  kindIn,
  listIn,
  numberIn,
  ofAnyGroup,
  officers,
  page,
  readInCase,
  seesGroups,
  textIn,
} from './kit.ts';
import { areaIn, crumbs, groupCrumbs, placeOf } from './place.ts';
import { formOf } from './round.ts';

const done = z.object({ klart: z.enum(['proposed', 'appointed', 'returned', 'linked', 'left', 'asked']).optional() });

export const groupRoutes = [
  page({
    id: 'groups.overview',
    path: patterns.caseGroups,
    params: caseParams,
    policy: seesGroups,
    audit: 'group.read',
    handler: async (ctx) => {
      const { id } = ctx.params;
      const found = await readInCase(ctx, id, ofAnyGroup, async (tx) => {
        const groups = await groupsOf(tx, id);
        const seats = await Promise.all(groups.map((group) => seatsOf(tx, group.id)));
        return groupKinds.map((kind) => {
          const at = groups.findIndex((group) => group.kind === kind);
          return { kind, group: groups[at], members: (seats[at] ?? []).filter(sitting).length };
        });
      });
      if (!found.ok) return answerFault(ctx, found.error, { id, action: 'group.read' });
      const { careCase, read: groups } = found.value;
      const { title } = groupsText[ctx.lang].groups;
      const nominations = isActing(ctx, 'case-officer', 'head');
      return {
        title,
        breadcrumbs: crumbs(ctx, careCase, [title]),
        body: OverviewScreen({ lang: ctx.lang, url: ctx.url, careCase, area: areaIn(careCase, ctx.lang), groups, nominations }),
      };
    },
  }),
  page({
    id: 'groups.one',
    path: patterns.caseGroup,
    params: groupParams,
    query: done,
    policy: seesGroups,
    audit: 'group.read',
    handler: async (ctx) => {
      const { id, group: segment } = ctx.params;
      const kind = kindIn(segment);
      const found = await readInCase(ctx, id, ofAnyGroup, async (tx) => {
        const whole = await readGroup(tx, id, kind);
        const asks = kind === 'expert' && isActing(ctx, 'case-officer') && !whole.seats.some(inProposal);
        const next = asks ? await nextStepIn(tx, id) : undefined;
        return { ...whole, next, events: whole.group ? await eventsOf(tx, whole.group.id) : [] };
      });
      if (!found.ok) return answerFault(ctx, found.error, { id, action: 'group.read' });
      const { careCase, read } = found.value;
      const text = groupsText[ctx.lang];
      const isNow = workStates[kind].includes(careCase.state);
      const acts = {
        composes: isNow && isActing(ctx, 'case-officer'),
        decides: isNow && isActing(ctx, 'head'),
        meets: isActing(ctx, ...officers) || read.seats.some((seat) => sitting(seat) && seat.person === personOf(ctx.subject).id),
        isOfficer: isActing(ctx, ...officers),
      };
      return {
        title: text.kinds[kind],
        breadcrumbs: crumbs(ctx, careCase, [text.groups.title, paths.caseGroups(id)], [text.kinds[kind]]),
        body: GroupScreen({
          ...placeOf(ctx, careCase, kind),
          ...read,
          next: acts.composes ? read.next : undefined,
          acts,
          says: ctx.query.klart === undefined ? undefined : text.group.done[ctx.query.klart],
        }),
      };
    },
  }),
  page({
    id: 'groups.propose',
    path: patterns.caseGroupPropose,
    params: groupParams,
    policy: composes,
    audit: 'nominations.read',
    handler: (ctx) => proposePage(ctx, ctx.params.id, kindIn(ctx.params.group), {}),
  }),
  form({
    id: 'groups.proposed',
    path: patterns.caseGroupPropose,
    params: groupParams,
    policy: composes,
    audit: 'group.proposed',
    body: bodies.propose,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, group: segment } = ctx.params;
      const kind = kindIn(segment);
      const { body } = ctx;
      if (textIn(body, 'do') === 'check') return proposePage(ctx, id, kind, { given: body, checks: true });
      const text = groupsText[ctx.lang].propose.faults;
      const [from, to, chair] = [textIn(body, 'from'), textIn(body, 'to'), textIn(body, 'chair')];
      const reason = textIn(body, 'reason');
      const errors = {
        ...(chair === '' ? { chair: text.chair } : {}),
        ...(isLocalDate(from) ? {} : { from: text.from }),
        ...(isLocalDate(to) ? {} : { to: text.to }),
        ...(reason.length > 4_000 ? { reason: text.reason } : {}),
      };
      if (Object.keys(errors).length > 0 || !isLocalDate(from) || !isLocalDate(to))
        return proposePage(ctx, id, kind, { given: body, errors });
      const proposed = await proposeMembers(doingOf(ctx), {
        careCase: id,
        kind,
        version: numberIn(body, 'version'),
        members: listIn(body, 'members'),
        chair,
        from,
        to,
        reason: reason === '' ? null : reason,
      });
      if (proposed.ok) return seeOther(ctx.url.page(paths.caseGroup(id, kind), { klart: 'proposed' }));
      const fault = proposed.error;
      if (fault !== 'key-reused' && fault.kind === 'faults') {
        return proposePage(ctx, id, kind, { given: body, errors: faultWords(ctx, fault.faults) });
      }
      if (fault !== 'key-reused' && fault.kind === 'reason-missing') {
        return proposePage(ctx, id, kind, { given: body, errors: { reason: text.reason }, lacks: fault.lacks });
      }
      if (fault !== 'key-reused' && fault.kind === 'changed') return proposePage(ctx, id, kind, { given: body, isStale: true });
      return answerFault(ctx, fault, { id, action: 'group.proposed', kind });
    },
  }),
];

async function nextStepIn(tx: Tx, careCase: string): Promise<NextStep> {
  const nominated = (await nominationsOf(tx, careCase)).filter(({ status }) => status === 'standing');
  return nextStep((await roundsOf(tx, careCase)).length, nominated.length);
}

type Whole = {
  readonly group: Group | undefined;
  readonly seats: readonly Seat[];
  readonly lacks: readonly Lack[];
  readonly regions: readonly Named[];
};

/** A group with its seats, and what it lacks with all who sit or are proposed. */
export async function readGroup(tx: Tx, careCase: string, kind: GroupKind): Promise<Whole> {
  const group = await findGroup(tx, careCase, kind);
  const seats = group ? await seatsOf(tx, group.id) : [];
  return { group, seats, lacks: await lacksIn(tx, kind, seats.filter(inProposal)), regions: await collaborationRegions(tx) };
}

function faultWords(ctx: Ctx, faults: Readonly<Record<string, string>>): FormValues {
  const { 'too-long': tooLong, ...words } = groupsText[ctx.lang].propose.faults;
  const plain: Readonly<Record<string, string>> = words;
  return Object.fromEntries(
    Object.entries(faults).map(([name, fault]) => [name, fault === 'too-long' ? tooLong(longestYears) : (plain[fault] ?? fault)]),
  );
}

type Proposing = {
  readonly given?: Fields;
  readonly errors?: FormValues;
  readonly lacks?: readonly Lack[];
  readonly checks?: boolean;
  readonly isStale?: boolean;
};

async function proposePage(ctx: Ctx, id: string, kind: GroupKind, state: Proposing): Promise<PageAnswer | Problem> {
  const needed = { roles: ['case-officer'], states: workStates[kind] } as const;
  const kept = state.given ? undefined : await keptValues(ctx);
  const given = state.given ?? kept?.values;
  const found = await readInCase(ctx, id, needed, async (tx, careCase) => {
    const whole = await readGroup(tx, id, kind);
    const offered = await candidatesFor(tx, kind, careCase, whole.seats);
    const chosen = given ? listIn(given, 'members') : offered.filter(({ key }) => isProposed(whole.seats, key)).map(({ key }) => key);
    const wanted = [...whole.seats.filter(sitting), ...offered.filter(({ key }) => chosen.includes(key))];
    const lacks = state.lacks ?? (state.checks ? await lacksIn(tx, kind, wanted) : undefined);
    return { ...whole, offered, chosen, lacks, today: await todayIn(tx) };
  });
  if (!found.ok) return answerFault(ctx, found.error, { id, action: 'group.proposed', kind });
  const { careCase, read } = found.value;
  const { group, seats, today } = read;
  const text = groupsText[ctx.lang];
  const errors = state.errors ?? {};
  const start = {
    chair: chairKey(seats, group),
    from: group?.status === 'proposed' && group.from ? group.from : today,
    to: group?.to ?? addDays(today, 730),
    reason: group?.status === 'proposed' ? (group.reason ?? '') : '',
  };
  const base = formOf(ctx, given ?? start, errors, kept?.keptAt);
  const title = text.propose.title(text.kindsThe[kind]);
  const nameOf = (key: string): string =>
    read.offered.find((one) => one.key === key)?.name ?? seats.find((seat) => seat.id === key)?.name ?? '–';
  const conflict = state.isStale
    ? {
        who: group?.proposerName ?? null,
        at: group?.proposedAt ?? null,
        rows: [
          {
            label: text.propose.conflictMembers,
            now:
              seats
                .filter(({ status }) => status === 'proposed')
                .map(({ name }) => name)
                .join(', ') || '–',
            yours: read.chosen.map(nameOf).join(', ') || '–',
          },
          {
            label: text.propose.chair,
            now: seats.find((seat) => seat.id === (group?.proposedChair ?? group?.chair))?.name ?? '–',
            yours: nameOf(base.values.chair ?? ''),
          },
          { label: text.propose.to, now: group?.to ? formatDate(group.to, ctx.lang) : '–', yours: base.values.to ?? '–' },
          { label: text.propose.conflictStatus, now: group ? text.statuses[group.status] : '–', yours: '–' },
        ],
      }
    : undefined;
  return {
    title,
    hasErrors: Object.keys(errors).length > 0,
    ...(state.isStale ? { status: 409 } : {}),
    breadcrumbs: groupCrumbs(ctx, careCase, kind, [title]),
    body: ProposeScreen({
      ...base,
      hidden: { ...base.hidden, version: String(group?.version ?? 0) },
      ...placeOf(ctx, careCase, kind),
      sitting: seats.filter(sitting),
      offered: read.offered,
      chosen: read.chosen,
      regions: read.regions,
      lacks: read.lacks,
      conflict,
    }),
  };
}

const isProposed = (seats: readonly Seat[], key: string): boolean =>
  seats.some(({ status, nomination, person }) => status === 'proposed' && (nomination === key || (nomination === null && person === key)));

/** The chair as the form names it: a seat that is filled, or who is proposed. */
function chairKey(seats: readonly Seat[], group: Group | undefined): string {
  const seat = seats.find(({ id }) => id === (group?.proposedChair ?? group?.chair));
  if (!seat) return '';
  return sitting(seat) ? seat.id : (seat.nomination ?? seat.person ?? '');
}
