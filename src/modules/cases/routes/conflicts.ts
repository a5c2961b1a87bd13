import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, type FormState, isMadeUp, type Person, personOf } from '../../access/index.ts';
import { answerCaseFault, caseForReading, isCaseFault } from '../acting.ts';
import { declareConflict, judgeConflict } from '../commands/conflicts.ts';
import { type Declaration, declarationsOf, officers, type Participant, participantsOf, standingOf } from '../people.ts';
import { type CareCase, findCase } from '../queries.ts';
import { ConflictsScreen, DeclareScreen, JudgeScreen, type Stands } from '../screens/conflicts.tsx';
import { actText } from '../text/act.ts';
import { caseText } from '../text/cases.ts';
import { pagesText } from '../text/pages.ts';
import {
  answerFault,
  type Ctx,
  caseParams,
  crumbs,
  form,
  formParts,
  isStaff,
  isStaffPolicy,
  leads,
  openForm,
  page,
  readAs,
  refusedForm,
  seesCases,
  text,
} from './kit.ts';

const judgeParams = caseParams.extend({ person: z.uuid() });
const says = (key: keyof typeof caseText.sv.faults) => ({ sv: caseText.sv.faults[key], en: caseText.en.faults[key] });

export const conflictRoutes = [
  page({
    id: 'cases.conflicts',
    path: patterns.caseConflicts,
    params: caseParams,
    policy: isStaffPolicy,
    audit: 'none: what is refused is logged',
    handler: async (ctx) => {
      const { id } = ctx.params;
      const person = personOf(ctx.subject);
      const read = await readAs(ctx, async (tx) => {
        const found = await caseForReading(tx, person, id, { roles: ['case-officer', 'head', 'registrar', 'analyst'] });
        if (!found.ok) return found.error;
        const staff = new Set((await officers(tx, found.value, { whateverStanding: true })).map((one) => one.id));
        const declarations = await declarationsOf(tx, id);
        const people = standings(await participantsOf(tx, id), declarations);
        const known = await Promise.all(people.map(async (one) => ({ ...one, standing: await standingOf(tx, id, one.person) })));
        return { careCase: found.value, people: known.map((one) => ({ ...one, judges: mayJudge(person, found.value, one, staff) })) };
      });
      if (isCaseFault(read)) return answerCaseFault(ctx, read, { id, action: 'case.read' });
      const title = pagesText[ctx.lang].conflicts.title(read.careCase.areaName);
      return {
        title,
        breadcrumbs: crumbs(ctx, read.careCase, pagesText[ctx.lang].page.conflicts),
        body: ConflictsScreen({ lang: ctx.lang, url: ctx.url, ...read }),
      };
    },
  }),
  page({
    id: 'cases.declare',
    path: patterns.caseConflict,
    params: caseParams,
    policy: seesCases,
    audit: 'none: one’s own declarations',
    handler: async (ctx) => declarePage(ctx, ctx.params.id, await openForm(ctx, {})),
  }),
  form({
    id: 'cases.declared',
    path: patterns.caseConflict,
    params: caseParams,
    policy: seesCases,
    audit: 'conflict.declared',
    // What is told of oneself is not kept anywhere else.
    unkept: true,
    body: z.object({ answer: text(20), circumstances: text() }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { answer, circumstances } = ctx.body;
      if (answer !== 'none' && answer !== 'possible') {
        return declarePage(ctx, id, refusedForm(ctx.body, [{ at: 'answer', says: says('choose-answer') }], ctx.lang));
      }
      const done = await declareConflict(doingOf(ctx), { id, answer, circumstances });
      if (done.ok) return seeOther(ctx.url.page(answer === 'none' ? paths.careCase(id) : paths.caseConflict(id)));
      if (typeof done.error === 'object' && done.error.kind === 'faults') {
        return declarePage(ctx, id, refusedForm(ctx.body, done.error.faults, ctx.lang));
      }
      return answerFault(ctx, done.error, { id, action: 'conflict.declared' });
    },
  }),
  page({
    id: 'cases.judge',
    path: patterns.caseJudge,
    params: judgeParams,
    policy: leads,
    audit: 'none: what is refused is logged',
    handler: async (ctx) => judgePage(ctx, ctx.params, await openForm(ctx, {})),
  }),
  form({
    id: 'cases.judged',
    path: patterns.caseJudge,
    params: judgeParams,
    policy: leads,
    audit: 'conflict.judged',
    body: z.object({ declaration: z.uuid(), outcome: text(20), reason: text() }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, person } = ctx.params;
      const { declaration, outcome, reason } = ctx.body;
      if (outcome !== 'clear' && outcome !== 'conflict') {
        return judgePage(ctx, ctx.params, refusedForm(ctx.body, [{ at: 'outcome', says: says('choose-answer') }], ctx.lang));
      }
      const done = await judgeConflict(doingOf(ctx), { id, person, declaration, outcome, reason });
      if (done.ok) return seeOther(ctx.url.page(paths.caseConflicts(id)));
      if (typeof done.error === 'object' && done.error.kind === 'faults') {
        return judgePage(ctx, ctx.params, refusedForm(ctx.body, done.error.faults, ctx.lang));
      }
      return answerFault(ctx, done.error, { id, action: 'conflict.judged' });
    },
  }),
];

/** Those who must declare and those who have, each once, by name. */
function standings(
  participants: readonly Participant[],
  declarations: readonly Declaration[],
): readonly Omit<Stands, 'judges' | 'standing'>[] {
  const names = new Map([
    ...participants
      .filter(({ isCurrent, capacity }) => isCurrent && capacity !== 'handler')
      .map(({ person, name }) => [person, name] as const),
    ...declarations.map(({ person, name }) => [person, name] as const),
  ]);
  return [...names]
    .map(([person, name]) => ({ person, name, latest: declarations.findLast((one) => one.person === person) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'));
}

/** The same rule as the act has, for showing the way or not. */
function mayJudge(
  { id, acting }: Person,
  careCase: CareCase,
  { person, latest }: Omit<Stands, 'judges' | 'standing'>,
  staff: ReadonlySet<string>,
): boolean {
  if (!latest || person === id) return false;
  if (acting.role === 'head') return true;
  return (
    acting.role === 'case-officer' &&
    !staff.has(person) &&
    person !== careCase.handler &&
    (careCase.handler === null || careCase.handler === id)
  );
}

async function declarePage(ctx: Ctx, id: string, state: FormState): Promise<PageAnswer | Problem> {
  const person = personOf(ctx.subject);
  const read = await readAs(ctx, async (tx) => {
    const careCase = await findCase(tx, id, { fictitious: await isMadeUp(tx, person.id) });
    if (!careCase) return undefined;
    const own = (await declarationsOf(tx, id)).filter((one) => one.person === person.id);
    return { careCase, own, standing: await standingOf(tx, id, person.id) };
  });
  if (!read) return notFound(phrase(actText, 'notFound'));
  const { careCase, standing } = read;
  const title = pagesText[ctx.lang].conflicts.declareTitle(careCase.areaName);
  const isIn = standing === 'clear';
  return {
    title,
    hasErrors: Object.keys(state.faults).length > 0,
    breadcrumbs: crumbs(ctx, undefined, pagesText[ctx.lang].page.declareOwn),
    body: DeclareScreen({
      ...formParts(ctx, state, paths.caseConflict(id)),
      back: isIn
        ? { href: ctx.url.page(paths.careCase(id)), label: pagesText[ctx.lang].back }
        : { href: ctx.url.page(patterns.myTasks), label: pagesText[ctx.lang].tasks.title },
      ...read,
    }),
  };
}

async function judgePage(
  ctx: Ctx,
  { id, person }: { readonly id: string; readonly person: string },
  state: FormState,
): Promise<PageAnswer | Problem> {
  const read = await readAs(ctx, async (tx) => {
    const found = await caseForReading(tx, personOf(ctx.subject), id, { roles: ['case-officer', 'head'] });
    if (!found.ok) return found.error;
    return { careCase: found.value, declarations: (await declarationsOf(tx, id)).filter((one) => one.person === person) };
  });
  if (isCaseFault(read)) return answerCaseFault(ctx, read, { id, action: 'case.read' });
  const { careCase, declarations } = read;
  const latest = declarations.at(-1);
  if (!latest || !isStaff(ctx)) return notFound(phrase(actText, 'notFound'));
  const title = pagesText[ctx.lang].conflicts.judgeTitle(latest.name);
  return {
    title,
    hasErrors: Object.keys(state.faults).length > 0,
    breadcrumbs: crumbs(ctx, careCase, title),
    body: JudgeScreen({
      ...formParts(ctx, state, paths.caseJudge(id, person), { declaration: latest.id }),
      back: { href: ctx.url.page(paths.caseConflicts(id)), label: pagesText[ctx.lang].page.conflicts },
      careCase,
      name: latest.name,
      declarations,
    }),
  };
}
