import { z } from 'zod';
import { isLocalDate, type LocalDate } from '../../../kernel/date.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, keptForm, personOf, valuesOf } from '../../access/index.ts';
import { participantsOf, todayIn } from '../../cases/index.ts';
import { type Applied, nameOf, roundOf } from '../applicants.ts';
import { assignAssessor, endAssignment } from '../commands/assign.ts';
import { workStates } from '../commands/common.ts';
import { assessmentsIn, tiedTo, workloads } from '../queries.ts';
import { type MemberRow, OverviewScreen, type Words } from '../screens/overview.tsx';
import { assessmentsText } from '../text/assessments.ts';
import { bodies } from './bodies.ts';
import {
  answerFault,
  type Ctx,
  caseParams,
  crumbs,
  discardOf,
  form,
  hiddenOf,
  organises,
  page,
  placeOf,
  readInCase,
  reads,
  roleOf,
  textIn,
} from './kit.ts';

const done = z.object({ klart: z.enum(['assigned', 'ended', 'saved', 'handed-in', 'noted']).optional() });
const uuid = z.uuid();

export const overviewRoutes = [
  page({
    id: 'assessments',
    path: patterns.assessments,
    params: caseParams,
    query: done,
    policy: reads,
    audit: 'assessment.read',
    handler: (ctx) => {
      const says = ctx.query.klart === undefined ? undefined : assessmentsText[ctx.lang].done[ctx.query.klart];
      return overview(ctx, ctx.params.id, { says });
    },
  }),
  form({
    id: 'assessments.assigned',
    path: patterns.assessmentAssign,
    from: patterns.assessments,
    params: caseParams,
    policy: organises,
    audit: 'assessment.assigned',
    body: bodies.assign,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const words = assessmentsText[ctx.lang].assignFaults;
      const values = valuesOf(ctx.body);
      const [application, person, due] = ['application', 'person', 'due'].map((name) => textIn(ctx.body, name));
      const today = await readInCase(ctx, id, (tx) => todayIn(tx));
      if (!today.ok) return answerFault(ctx, today.error, { id, action: 'assessment.assigned' });
      const day = dueDay(due ?? '', today.value.read);
      const errors: Record<string, string> = {
        ...(uuid.safeParse(application).success ? {} : { application: words.application }),
        ...(uuid.safeParse(person).success ? {} : { person: words.person }),
        ...(day === undefined ? { due: words.due } : {}),
      };
      if (Object.keys(errors).length > 0) return overview(ctx, id, { values, errors });
      const given = { careCase: id, application: application ?? '', person: person ?? '', due: day ?? null };
      const assigned = await assignAssessor(doingOf(ctx), given);
      if (assigned.ok) return seeOther(ctx.url.page(paths.assessments(id), { klart: 'assigned' }));
      if (assigned.error !== 'key-reused' && assigned.error.kind === 'not-assignable')
        return overview(ctx, id, { values, errors: { person: words[assigned.error.why] } });
      return answerFault(ctx, assigned.error, { id, action: 'assessment.assigned' });
    },
  }),
  form({
    id: 'assessments.ended',
    path: patterns.assessmentEnd,
    from: patterns.assessments,
    params: caseParams,
    policy: organises,
    audit: 'assessment.ended',
    body: bodies.end,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const words = assessmentsText[ctx.lang].assignFaults;
      const [which, why] = [textIn(ctx.body, 'which'), textIn(ctx.body, 'why')];
      const errors: Record<string, string> = {
        ...(uuid.safeParse(which).success ? {} : { which: words.which }),
        ...(why === '' || why.length > 2_000 ? { why: words.why } : {}),
      };
      if (Object.keys(errors).length > 0) return overview(ctx, id, { values: valuesOf(ctx.body), errors });
      const ended = await endAssignment(doingOf(ctx), { careCase: id, assessment: which, why });
      if (ended.ok) return seeOther(ctx.url.page(paths.assessments(id), { klart: 'ended' }));
      return answerFault(ctx, ended.error, { id, action: 'assessment.ended' });
    },
  }),
];

/** Null where nothing was given; undefined where it is no day to come. */
function dueDay(given: string, today: LocalDate): LocalDate | null | undefined {
  if (given === '') return null;
  return isLocalDate(given) && given >= today ? given : undefined;
}

type Shown = { readonly says?: string | undefined; readonly values?: Words; readonly errors?: Words };

async function overview(ctx: Ctx, id: string, { says, values, errors = {} }: Shown): Promise<PageAnswer | Problem> {
  const isOfficer = roleOf(ctx) === 'case-officer';
  const found = await readInCase(ctx, id, async (tx, careCase) => {
    const round = await roundOf(tx, careCase);
    const people = await participantsOf(tx, id);
    const givesOut = isOfficer && workStates.includes(careCase.state) && round !== undefined;
    return {
      round,
      assessments: await assessmentsIn(tx, id),
      names: new Map(people.map(({ person, name }) => [person, name])),
      members: givesOut ? await memberRows(tx, people, round.applied) : undefined,
    };
  });
  if (!found.ok) return answerFault(ctx, found.error, { id, action: 'assessment.read' });
  const { careCase, read } = found.value;
  const kept = values ? undefined : await keptForm(ctx);
  return {
    title: assessmentsText[ctx.lang].title,
    hasErrors: Object.keys(errors).length > 0,
    breadcrumbs: crumbs(ctx, careCase),
    body: OverviewScreen({
      ...placeOf(ctx, careCase),
      ...read,
      person: personOf(ctx.subject).id,
      values: values ?? (kept ? valuesOf(kept.values) : {}),
      errors,
      keptAt: kept?.keptAt,
      discard: discardOf(ctx),
      says,
      hidden: () => hiddenOf(ctx),
    }),
  };
}

async function memberRows(
  tx: Tx,
  people: Awaited<ReturnType<typeof participantsOf>>,
  applied: readonly Applied[],
): Promise<readonly MemberRow[]> {
  const members = people.filter(({ capacity, isCurrent }) => capacity === 'b2' && isCurrent);
  const ids = members.map(({ person }) => person);
  const load = await workloads(tx, ids);
  const ties = new Map<string, string[]>();
  for (const one of applied) {
    for (const person of await tiedTo(tx, one.application.id, ids)) ties.set(person, [...(ties.get(person) ?? []), nameOf(one)]);
  }
  return members.map(({ person, name, standing }) => ({
    person,
    name,
    standing,
    open: load.get(person) ?? 0,
    ties: ties.get(person) ?? [],
  }));
}
