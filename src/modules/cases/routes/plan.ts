import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { wholeNumber } from '../../../platform/http/fields.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { Conflict, doingOf, type FormState, isMadeUp, personOf, valuesOf } from '../../access/index.ts';
import { entriesKnownAt } from '../../journal/index.ts';
import { answerCaseFault, caseForReading, isCaseFault } from '../acting.ts';
import { planStep } from '../commands/plan.ts';
import { type Passed, passedSteps } from '../core/passed.ts';
import { type PlannedStep, planOf, remindersOf, writePeriod } from '../core/plan.ts';
import { isStep } from '../core/states.ts';
import { planRevisions } from '../plans.ts';
import { allCases, type CareCase, todayIn } from '../queries.ts';
import { CasePlanScreen } from '../screens/case-plan.tsx';
import { linesOf, type PlanLineOf, type PlannedCase, PlanScreen } from '../screens/plan.tsx';
import type { RemindedCase } from '../screens/tasks.tsx';
import { periodText } from '../screens/words.tsx';
import { pagesText } from '../text/pages.ts';
import {
  actsAs,
  answerFault,
  backTo,
  type Ctx,
  caseParams,
  crumbs,
  csv,
  form,
  formParts,
  isStaffPolicy,
  leads,
  openForm,
  page,
  readAs,
  refusedForm,
  seesCases,
  text,
} from './kit.ts';
import { reachedBy } from './read-case.ts';

/** The plan of every case that this person sees, and what to remind of. */
export async function plansFor(tx: Tx, person: string) {
  const fictitious = await isMadeUp(tx, person);
  const today = await todayIn(tx);
  const all = (await allCases(tx, { fictitious })).filter(({ state }) => state !== 'ended');
  const revisions = await planRevisions(
    tx,
    all.map(({ id }) => id),
  );
  const cases: PlannedCase[] = all
    .map((careCase) => ({ careCase, plan: planOf(revisions.get(careCase.id) ?? [], reachedBy(careCase), today) }))
    .toSorted((a, b) => a.careCase.areaName.localeCompare(b.careCase.areaName, 'sv'));
  return { cases, reminders: cases.flatMap(({ careCase, plan }) => reminded(careCase, plan, today)), today, fictitious };
}

const reminded = (careCase: CareCase, plan: readonly PlannedStep[], today: Parameters<typeof remindersOf>[1]): readonly RemindedCase[] =>
  isStep(careCase.state) ? remindersOf(plan, today).map((reminder) => ({ careCase, reminder })) : [];

type PlanLine = { readonly careCase: CareCase; readonly step: PlanLineOf | undefined };

/** What the register knows of when areas came to their steps. */
function passedBy({ deps, today }: Ctx, fictitious: boolean): ReadonlyMap<string, Passed> {
  const { journal } = (fictitious ? deps.register.withFictitious : deps.register).data();
  const known = Map.groupBy(entriesKnownAt(journal, today), ({ area }) => area);
  return new Map([...known].map(([area, entries]) => [area, passedSteps(entries)]));
}

export const planRoutes = [
  page({
    id: 'cases.plan',
    path: patterns.plan,
    policy: isStaffPolicy,
    audit: 'none: reads plans of one’s own authority',
    query: z.object({ from: wholeNumber(2018, 2099).optional(), to: wholeNumber(2018, 2099).optional() }),
    handler: async (ctx) => {
      const { cases, reminders, today, fictitious } = await readAs(ctx, (tx) => plansFor(tx, personOf(ctx.subject).id));
      const years = cases.flatMap(({ plan }) => plan.flatMap(({ now }) => (now === null ? [] : [Number(now.startsOn.slice(0, 4))])));
      // The agency's own picture begins two years back and goes two years on.
      const first = ctx.query.from ?? Math.min(Number(today.slice(0, 4)) - 2, ...years);
      const last = Math.max(first, Math.min(first + 9, ctx.query.to ?? Math.max(first + 4, ...years)));
      const { title } = pagesText[ctx.lang].plan;
      return {
        title,
        breadcrumbs: crumbs(ctx, undefined, title),
        body: PlanScreen({
          lang: ctx.lang,
          url: ctx.url,
          today,
          cases,
          passed: passedBy(ctx, fictitious),
          reminders,
          first,
          last,
          leads: actsAs(ctx, 'case-officer', 'head'),
          fictitious,
        }),
      };
    },
  }),
  csv({
    id: 'cases.plan.csv',
    path: patterns.planCsv,
    policy: isStaffPolicy,
    audit: 'none: the plan itself, as a file',
    tag: 'Cases',
    summary:
      'The plan of all open cases as CSV: passed steps by the register, planned ones by the plan; an empty step for a case that has neither',
    columns: [
      { name: 'case', about: { sv: 'Ärendets id', en: 'Id of the case' }, value: ({ careCase }: PlanLine) => careCase.id },
      { name: 'area', about: { sv: 'Områdets id', en: 'Id of the area' }, value: ({ careCase }: PlanLine) => careCase.area },
      { name: 'name', about: { sv: 'Områdets namn', en: 'Name of the area' }, value: ({ careCase }: PlanLine) => careCase.areaName },
      { name: 'state', about: { sv: 'Läge nu', en: 'State now' }, value: ({ careCase }: PlanLine) => careCase.state },
      { name: 'step', about: { sv: 'Steg 1–8', en: 'Step 1–8' }, type: 'integer', value: ({ step }: PlanLine) => step?.step ?? null },
      {
        name: 'planned',
        about: { sv: 'Planerat: dag, månad eller kvartal', en: 'Planned: day, month or quarter' },
        value: ({ step }: PlanLine) => writePeriod(step?.plan?.now ?? null),
      },
      {
        name: 'firstPlanned',
        about: { sv: 'Först planerat', en: 'First planned' },
        value: ({ step }: PlanLine) => writePeriod(step?.plan?.history[0]?.period ?? null),
      },
      {
        name: 'missed',
        about: { sv: 'Tid som har passerat', en: 'Time that has passed' },
        value: ({ step }: PlanLine) => writePeriod(step?.plan?.missed ?? null),
      },
      {
        name: 'reached',
        about: { sv: 'Har nåtts', en: 'Has been reached' },
        type: 'boolean',
        value: ({ step }: PlanLine) => step?.isReached ?? null,
      },
      {
        name: 'fictitious',
        about: { sv: 'Påhittat', en: 'Made up' },
        type: 'boolean',
        value: ({ careCase }: PlanLine) => careCase.fictitious,
      },
      {
        name: 'reachedNotBefore',
        about: {
          sv: 'Enligt registret nått tidigast; tomt om det inte är känt',
          en: 'By the register reached at the earliest; empty when not known',
        },
        value: ({ step }: PlanLine) => step?.known?.notBefore ?? null,
      },
      {
        name: 'reachedNotAfter',
        about: {
          sv: 'Enligt registret nått senast; tomt om det inte är känt',
          en: 'By the register reached at the latest; empty when not known',
        },
        value: ({ step }: PlanLine) => step?.known?.notAfter ?? null,
      },
    ],
    handler: async (ctx) => {
      const { cases, today, fictitious } = await readAs(ctx, (tx) => plansFor(tx, personOf(ctx.subject).id));
      const passed = passedBy(ctx, fictitious);
      return {
        rows: cases.flatMap(({ careCase, plan }): readonly PlanLine[] => {
          const steps = linesOf(careCase, plan, passed.get(careCase.area));
          return steps.length === 0 ? [{ careCase, step: undefined }] : steps.map((step) => ({ careCase, step }));
        }),
        name: `${fictitious ? 'pahittat-' : ''}plan-${today}.csv`,
      };
    },
  }),
  page({
    id: 'cases.case-plan',
    path: patterns.casePlan,
    params: caseParams,
    policy: seesCases,
    audit: 'none: what is refused is logged',
    handler: async (ctx) => casePlanPage(ctx, ctx.params.id, await openForm(ctx, {})),
  }),
  form({
    id: 'cases.planned',
    path: patterns.casePlan,
    params: caseParams,
    policy: leads,
    audit: 'case.planned',
    // The number of the date that the person saw of each step: `3:1 4:2`.
    body: z.object({ seen: text(200), step: text(2), period: text(40), reason: text() }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { seen, step, period, reason } = ctx.body;
      const revision = Number(
        seen
          .split(' ')
          .find((one) => one.startsWith(`${step}:`))
          ?.split(':')[1] ?? 0,
      );
      const done = await planStep(doingOf(ctx), {
        id,
        step: Number(step),
        revision: Number.isInteger(revision) ? revision : 0,
        period,
        reason,
      });
      if (done.ok) return seeOther(ctx.url.page(paths.casePlan(id)));
      const { error } = done;
      if (typeof error === 'object' && error.kind === 'faults') return casePlanPage(ctx, id, refusedForm(ctx.body, error.faults, ctx.lang));
      if (typeof error === 'object' && error.kind === 'stale-plan') {
        const common = pagesText[ctx.lang];
        const conflict = Conflict({
          lang: ctx.lang,
          who: error.now.personName,
          at: error.now.at,
          takeNow: ctx.url.page(paths.casePlan(id)),
          rows: [{ label: common.casePlan.period, now: periodText(error.now.period, ctx.lang), yours: period }],
        });
        return casePlanPage(ctx, id, { values: valuesOf(ctx.body), faults: {} }, conflict);
      }
      return answerFault(ctx, error, { id, action: 'case.planned' });
    },
  }),
];

async function casePlanPage(ctx: Ctx, id: string, state: FormState, conflict?: ReturnType<typeof Conflict>): Promise<PageAnswer | Problem> {
  const person = personOf(ctx.subject);
  const read = await readAs(ctx, async (tx) => {
    const found = await caseForReading(tx, person, id);
    if (!found.ok) return found.error;
    const today = await todayIn(tx);
    const plan = planOf((await planRevisions(tx, [id])).get(id) ?? [], reachedBy(found.value), today);
    return { careCase: found.value, plan };
  });
  if (isCaseFault(read)) return answerCaseFault(ctx, read, { id, action: 'case.read' });
  const { careCase, plan } = read;
  const title = pagesText[ctx.lang].casePlan.title(careCase.areaName);
  const seen = plan.map(({ step, history }) => `${step}:${history.at(-1)?.revision ?? 0}`).join(' ');
  return {
    title,
    ...(conflict ? { status: 409 } : {}),
    hasErrors: Object.keys(state.faults).length > 0,
    breadcrumbs: crumbs(ctx, careCase, title),
    body: CasePlanScreen({
      ...formParts(ctx, state, paths.casePlan(id), { seen }),
      back: backTo(ctx, careCase),
      careCase,
      plan,
      steps: [1, 2, 3, 4, 5, 6, 7, 8].filter((step) => step > reachedBy(careCase)),
      plans: actsAs(ctx, 'case-officer', 'head') && careCase.state !== 'ended',
      conflict,
    }),
  };
}
