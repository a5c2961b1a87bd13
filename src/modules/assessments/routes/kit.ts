import { z } from 'zod';
import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type Context, type PageAnswer, routesFor } from '../../../platform/http/route.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import { mayAs, personOf } from '../../access/index.ts';
import { answerCaseFault, type CareCase, type CaseFault, isCaseFault, readInCase as readCaseAs } from '../../cases/index.ts';
import { areaIn, caseCrumbs } from '../../groups/index.ts';
import type { AssessmentFault } from '../commands/common.ts';
import { readers } from '../commands/common.ts';
import type { StatementFault } from '../commands/statement.ts';
import type { AssessmentsDeps } from '../deps.ts';
import { isKeptFromAny } from '../queries.ts';
import { assessmentsText } from '../text/assessments.ts';
import { statementText } from '../text/statement.ts';

export { discardOf, hiddenOf } from '../../access/index.ts';

export const { page, form, json } = routesFor<AssessmentsDeps>();
export type Ctx = Context<AssessmentsDeps, unknown, unknown, unknown>;

export const reads = mayAs('case-officer', 'head', 'registrar', 'analyst', 'b2-member');
export const works = mayAs('case-officer', 'b2-member');
export const assesses = mayAs('b2-member');
export const organises = mayAs('case-officer');

export const caseParams = z.object({ id: z.uuid() });
export const applicationParams = caseParams.extend({ application: z.uuid() });
export const conditionParams = applicationParams.extend({ condition: z.string().min(1).max(120) });
export { anyFields, type Fields, numberIn, textIn } from '../../../platform/http/free-fields.ts';

type Read<T> = { readonly careCase: CareCase; readonly read: T };

/** A case and what a page shows of it, for the one who asks. */
export const readInCase = <T>(
  ctx: Ctx,
  id: string,
  work: (tx: Tx, careCase: CareCase) => Promise<T>,
): Promise<Result<Read<T>, CaseFault>> => readCaseAs(ctx, id, readers, work);

/** The same of what weighs all applicants against each other: nothing for those who are kept from one of them. */
export async function readWhole<T>(
  ctx: Ctx,
  id: string,
  work: (tx: Tx, careCase: CareCase) => Promise<T>,
): Promise<Result<Read<T>, StatementFault>> {
  const found = await readInCase(ctx, id, async (tx, careCase) => {
    if (await isKeptFromAny(tx, id)) return 'kept' as const;
    return { read: await work(tx, careCase) };
  });
  if (!found.ok) return found;
  const { careCase, read } = found.value;
  return read === 'kept' ? fail({ kind: 'kept-away' }) : ok({ careCase, read: read.read });
}

export const roleOf = (ctx: Pick<Ctx, 'subject'>) => personOf(ctx.subject).acting.role;

export type Place = { readonly lang: Ctx['lang']; readonly url: Ctx['url']; readonly careCase: CareCase; readonly area: string };
export const placeOf = (ctx: Ctx, careCase: CareCase): Place => ({
  lang: ctx.lang,
  url: ctx.url,
  careCase,
  area: areaIn(careCase, ctx.lang),
});

type Step = readonly [label: string, path?: string];
/** The way from the list of cases, through the case and the assessment. */
export const crumbs = (ctx: Ctx, careCase: CareCase, ...steps: readonly Step[]): NonNullable<PageAnswer['breadcrumbs']> => {
  const { title } = assessmentsText[ctx.lang];
  const own: Step = steps.length === 0 ? [title] : [title, paths.assessments(careCase.id)];
  return caseCrumbs(ctx, careCase, own, ...steps);
};

export const notThere = (): Problem => notFound({ sv: assessmentsText.sv.problems.notFound, en: assessmentsText.en.problems.notFound });

/** The page that a fault becomes when its form has nothing to show again. */
export async function answerFault(
  ctx: Ctx,
  fault: AssessmentFault | StatementFault | 'key-reused',
  { id, action }: { readonly id: string; readonly action: string },
): Promise<Problem> {
  if (fault === 'key-reused' || isCaseFault(fault)) return answerCaseFault(ctx, fault, { id, action });
  const [own, joint] = [assessmentsText, statementText] as const;
  const toList = [{ href: paths.assessments(id), text: { sv: own.sv.own.back, en: own.en.own.back } }];
  const toStatement = [{ href: paths.b2Statement(id), text: { sv: joint.sv.back, en: joint.en.back } }];
  const conflict = (title: keyof typeof own.sv.problems, detail: keyof typeof own.sv.problems) =>
    problem('conflict', {
      title: { sv: own.sv.problems[title], en: own.en.problems[title] },
      detail: { sv: own.sv.problems[detail], en: own.en.problems[detail] },
      links: toList,
    });
  const ofStatement = (title: keyof typeof joint.sv.problems, detail: keyof typeof joint.sv.problems, links = toStatement) =>
    problem('conflict', {
      title: { sv: joint.sv.problems[title], en: joint.en.problems[title] },
      detail: { sv: joint.sv.problems[detail], en: joint.en.problems[detail] },
      links,
    });
  switch (fault.kind) {
    case 'no-application':
      return notThere();
    case 'withdrawn':
      return conflict('withdrawnTitle', 'withdrawn');
    case 'handed-in':
      return conflict('handedInTitle', 'handedIn');
    case 'newer-submission':
      return conflict('newerTitle', 'newer');
    case 'left':
      return conflict('leftTitle', 'left');
    case 'not-assessor':
    case 'not-assignable':
      return conflict('notAssessorTitle', 'notAssessor');
    case 'blind':
      return conflict('blindTitle', 'blind');
    case 'kept-away':
      return problem('forbidden', {
        title: { sv: joint.sv.problems.keptTitle, en: joint.en.problems.keptTitle },
        detail: { sv: joint.sv.problems.kept, en: joint.en.problems.kept },
        links: toList,
      });
    case 'no-statement':
      return notFound({ sv: joint.sv.problems.notFound, en: joint.en.problems.notFound });
    case 'locked':
      return ofStatement('lockedTitle', 'locked');
    case 'stale-judgement':
      return conflict('changedTitle', 'changed');
    default:
      return ofStatement('changedTitle', 'changed');
  }
}
