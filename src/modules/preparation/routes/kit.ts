import { z } from 'zod';
import { paths } from '../../../kernel/paths.ts';
import { type Context, type PageAnswer, routesFor } from '../../../platform/http/route.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import { mayAs } from '../../access/index.ts';
import { answerCaseFault, type CareCase, isCaseFault } from '../../cases/index.ts';
import { caseCrumbs } from '../../groups/index.ts';
import type { StatementFault } from '../commands/common.ts';
import { mostPredictions } from '../core/statement.ts';
import type { PreparationDeps } from '../deps.ts';
import { preparationText } from '../text/preparation.ts';

export { discardOf, hiddenOf } from '../../access/index.ts';

export const { page, form, json } = routesFor<PreparationDeps>();
export type Ctx = Context<PreparationDeps, unknown, unknown, unknown>;

export const reads = mayAs('case-officer', 'head', 'registrar', 'analyst', 'b1-member');
export const writes = mayAs('case-officer', 'b1-member');
export const answers = mayAs('b1-member');
export const locks = mayAs('case-officer');

export const caseParams = z.object({ id: z.uuid() });
export const partParams = caseParams.extend({ part: z.string().regex(/^(new|[a-z]+(-[a-z]+)*|prediction-[1-9]\d{0,2})$/) });
export { anyFields, type Fields, numberIn, textIn } from '../../../platform/http/free-fields.ts';

export { readInCase } from '../../cases/index.ts';

/** The way from the list of cases, through the case; `last` is a page within the statement. */
export const crumbs = (ctx: Pick<Ctx, 'lang' | 'url'>, careCase: CareCase, last?: string): NonNullable<PageAnswer['breadcrumbs']> => {
  const { title } = preparationText[ctx.lang];
  return last === undefined
    ? caseCrumbs(ctx, careCase, [title])
    : caseCrumbs(ctx, careCase, [title, paths.b1Statement(careCase.id)], [last]);
};

export const noPart = (): Problem => notFound(phrase(preparationText, 'notFound'));

/** The page that a fault becomes when its form has nothing to show again. */
export async function answerFault(
  ctx: Ctx,
  fault: StatementFault | 'key-reused',
  { id, action }: { readonly id: string; readonly action: string },
): Promise<Problem> {
  if (fault === 'key-reused' || isCaseFault(fault)) return answerCaseFault(ctx, fault, { id, action });
  const links = [{ href: paths.b1Statement(id), text: phrase(preparationText, 'back') }];
  const { sv, en } = preparationText;
  switch (fault.kind) {
    case 'no-statement':
      return noPart();
    case 'locked':
      return problem('conflict', { title: phrase(preparationText, 'lockedTitle'), detail: phrase(preparationText, 'locked'), links });
    case 'too-many': {
      const detail = { sv: sv.tooMany(mostPredictions), en: en.tooMany(mostPredictions) };
      return problem('conflict', { title: phrase(preparationText, 'tooManyTitle'), detail, links });
    }
    default:
      return problem('conflict', { title: phrase(preparationText, 'changedTitle'), detail: phrase(preparationText, 'changed'), links });
  }
}
