import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, keptForm, personOf, valuesOf } from '../../access/index.ts';
import { appliedIn, changesIn, nameOf } from '../applicants.ts';
import { workStates } from '../commands/common.ts';
import { handInAssessment, judgeCondition } from '../commands/judge.ts';
import { ageOf, conditionsIn, type Judgement, readSaid, type Said } from '../core/judgement.ts';
import { judgementsOf, judgementVersions, ownAssessment } from '../queries.ts';
import { AssessScreen } from '../screens/assess.tsx';
import { ConditionScreen, HistoryScreen } from '../screens/condition.tsx';
import type { Words } from '../screens/overview.tsx';
import { assessmentsText } from '../text/assessments.ts';
import { bodies } from './bodies.ts';
import {
  answerFault,
  applicationParams,
  assesses,
  type Ctx,
  conditionParams,
  crumbs,
  discardOf,
  form,
  hiddenOf,
  notThere,
  numberIn,
  page,
  placeOf,
  readInCase,
  reads,
  textIn,
} from './kit.ts';

const done = z.object({ klart: z.enum(['saved', 'handed-in']).optional() });
const action = 'assessment.read';

export const assessRoutes = [
  page({
    id: 'assessments.application',
    path: patterns.assessment,
    params: applicationParams,
    query: done,
    policy: reads,
    audit: action,
    handler: async (ctx) => {
      const { id, application } = ctx.params;
      const found = await readOwn(ctx, id, application);
      if (!found.ok) return answerFault(ctx, found.error, { id, action });
      const { careCase, read } = found.value;
      if (!read) return notThere();
      return {
        title: nameOf(read.applied),
        breadcrumbs: crumbs(ctx, careCase, [nameOf(read.applied)]),
        body: AssessScreen({
          ...placeOf(ctx, careCase),
          ...read,
          isNow: workStates.includes(careCase.state),
          says: ctx.query.klart === undefined ? undefined : assessmentsText[ctx.lang].done[ctx.query.klart],
          hidden: () => hiddenOf(ctx),
        }),
      };
    },
  }),
  form({
    id: 'assessments.handed-in',
    path: patterns.assessmentHandIn,
    from: patterns.assessment,
    params: applicationParams,
    policy: assesses,
    audit: 'assessment.handed-in',
    body: bodies.nothing,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, application } = ctx.params;
      const handed = await handInAssessment(doingOf(ctx), { careCase: id, application });
      if (handed.ok) return seeOther(ctx.url.page(paths.assessment(id, application), { klart: 'handed-in' }));
      return answerFault(ctx, handed.error, { id, action: 'assessment.handed-in' });
    },
  }),
  page({
    id: 'assessments.condition',
    path: patterns.assessmentCondition,
    params: conditionParams,
    query: done,
    policy: assesses,
    audit: action,
    handler: (ctx) => {
      const says = ctx.query.klart === undefined ? undefined : assessmentsText[ctx.lang].done[ctx.query.klart];
      return conditionPage(ctx, ctx.params, { says });
    },
  }),
  form({
    id: 'assessments.judged',
    path: patterns.assessmentCondition,
    params: conditionParams,
    policy: assesses,
    audit: 'assessment.judged',
    body: bodies.judge,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, application, condition } = ctx.params;
      const words = assessmentsText[ctx.lang].faults;
      const values = valuesOf(ctx.body);
      const { said, faults } = readSaid((name) => textIn(ctx.body, name));
      if (faults.length > 0)
        return conditionPage(ctx, ctx.params, { values, errors: Object.fromEntries(faults.map((name) => [name, words[name]])) });
      const [version, submissionNumber] = [numberIn(ctx.body, 'version'), numberIn(ctx.body, 'submission')];
      const saved = await judgeCondition(doingOf(ctx), { careCase: id, application, condition, version, submissionNumber, said });
      if (saved.ok) return seeOther(ctx.url.page(await after(ctx, ctx.params, textIn(ctx.body, 'do')), { klart: 'saved' }));
      if (saved.error !== 'key-reused') {
        if (saved.error.kind === 'stale-judgement' && saved.error.now)
          return conditionPage(ctx, ctx.params, { values, stale: saved.error.now, mine: said });
        if (saved.error.kind === 'left') {
          const { left } = assessmentsText[ctx.lang].problems;
          return conditionPage(ctx, ctx.params, { values, errors: said.verdict === null ? { verdict: left } : { reason: left } });
        }
      }
      return answerFault(ctx, saved.error, { id, action: 'assessment.judged' });
    },
  }),
  page({
    id: 'assessments.condition.history',
    path: patterns.assessmentConditionHistory,
    params: conditionParams,
    policy: assesses,
    audit: action,
    handler: async (ctx) => {
      const { id, application, condition } = ctx.params;
      const person = personOf(ctx.subject).id;
      const found = await readInCase(ctx, id, async (tx, careCase) => {
        const applied = await appliedIn(tx, careCase, application);
        const own = await ownAssessment(tx, application, person);
        return applied && own ? { applied, versions: await judgementVersions(tx, own.id, condition) } : undefined;
      });
      if (!found.ok) return answerFault(ctx, found.error, { id, action });
      const { careCase, read } = found.value;
      const section = read?.applied.snapshot.sections.find(({ key }) => key === condition);
      if (!read || !section) return notThere();
      const title = section.title[ctx.lang];
      const heading = assessmentsText[ctx.lang].condition.historyOf(title);
      return {
        title: heading,
        breadcrumbs: crumbs(ctx, careCase, [nameOf(read.applied), paths.assessment(id, application)], [heading]),
        body: HistoryScreen({ ...placeOf(ctx, careCase), application, condition, title, versions: read.versions }),
      };
    },
  }),
];

/** An application with one's own assessment of it; undefined where it is not there for the one who asks. */
const readOwn = (ctx: Ctx, id: string, application: string) =>
  readInCase(ctx, id, async (tx, careCase) => {
    const applied = await appliedIn(tx, careCase, application);
    if (!applied) return undefined;
    const assessment = await ownAssessment(tx, application, personOf(ctx.subject).id);
    const judgements = assessment ? await judgementsOf(tx, assessment.id) : [];
    return { applied, assessment, judgements, changes: await changesIn(tx, application) };
  });

type Named = { readonly id: string; readonly application: string; readonly condition: string };

/** Where saving leads: to the next condition, or to the same again. */
async function after(ctx: Ctx, { id, application, condition }: Named, doing: string): Promise<string> {
  if (doing !== 'next') return paths.assessmentCondition(id, application, condition);
  const found = await readOwn(ctx, id, application);
  const next = found.ok && found.value.read ? nextOf(found.value.read.applied.snapshot, condition) : undefined;
  return next === undefined ? paths.assessment(id, application) : paths.assessmentCondition(id, application, next);
}

function nextOf(snapshot: Parameters<typeof conditionsIn>[0], condition: string): string | undefined {
  const keys = conditionsIn(snapshot).map(({ key }) => key);
  return keys[keys.indexOf(condition) + 1];
}

function placeIn(snapshot: Parameters<typeof conditionsIn>[0], condition: string): readonly [number, number] {
  const keys = conditionsIn(snapshot).map(({ key }) => key);
  return [keys.indexOf(condition) + 1, keys.length];
}

type Shown = {
  readonly says?: string | undefined;
  readonly values?: Words;
  readonly errors?: Words;
  readonly stale?: Judgement;
  readonly mine?: Said;
};

async function conditionPage(
  ctx: Ctx,
  { id, application, condition }: Named,
  { says, values, errors = {}, stale, mine }: Shown,
): Promise<PageAnswer | Problem> {
  const found = await readOwn(ctx, id, application);
  if (!found.ok) return answerFault(ctx, found.error, { id, action });
  const { careCase, read } = found.value;
  const section = read && conditionsIn(read.applied.snapshot).find(({ key }) => key === condition);
  if (!read || !section) return notThere();
  if (!read.assessment) return answerFault(ctx, { kind: 'not-assessor' }, { id, action });
  const judged = read.judgements.find((one) => one.condition === condition);
  const { latest } = read.applied;
  const age = judged ? ageOf(judged, latest.number, read.changes) : 'no';
  const kept = values ? undefined : await keptForm(ctx);
  const words = assessmentsText[ctx.lang].condition;
  const isOpen = read.assessment.state === 'open' || age !== 'no';
  const said = judged ? { verdict: judged.verdict ?? '', reason: judged.reason, passage: judged.passage } : {};
  return {
    title: words.title(section.title[ctx.lang]),
    hasErrors: Object.keys(errors).length > 0,
    ...(stale ? { status: 409 } : {}),
    breadcrumbs: crumbs(ctx, careCase, [nameOf(read.applied), paths.assessment(id, application)], [section.title[ctx.lang]]),
    body: ConditionScreen({
      ...placeOf(ctx, careCase),
      applied: read.applied,
      section,
      judged,
      age,
      mayWrite: isOpen && workStates.includes(careCase.state) && !read.applied.withdrawn,
      next: nextOf(read.applied.snapshot, condition),
      place: placeIn(read.applied.snapshot, condition),
      values: values ?? (kept ? valuesOf(kept.values) : said),
      errors,
      keptAt: kept?.keptAt,
      discard: discardOf(ctx),
      conflict: stale && mine ? { who: null, at: stale.changedAt, rows: differences(ctx, stale, mine) } : undefined,
      says,
      hidden: hiddenOf(ctx, { version: String(stale?.version ?? judged?.version ?? 0), submission: String(latest.number) }),
    }),
  };
}

/** What differs between what is saved and what was written; the assessor has written both, in two windows. */
function differences(ctx: Ctx, now: Judgement, mine: Said) {
  const words = assessmentsText[ctx.lang];
  const verdictOf = ({ verdict }: Pick<Said, 'verdict'>): string =>
    verdict === null ? words.condition.noVerdict : words.verdicts[verdict];
  return [
    { label: words.condition.verdict, now: verdictOf(now), yours: verdictOf(mine) },
    { label: words.condition.reason, now: now.reason, yours: mine.reason },
    { label: words.condition.passage, now: now.passage, yours: mine.passage },
  ].filter((row) => row.now !== row.yours);
}
