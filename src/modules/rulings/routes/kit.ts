import { z } from 'zod';
import { formatList, type Lang } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { type Context, type PageAnswer, routesFor } from '../../../platform/http/route.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { all, doingOf, freshlySignedIn, isKeyReused, keyReused, mayAs, refuseAct } from '../../access/index.ts';
import { answerCaseFault, type CareCase, isCaseFault } from '../../cases/index.ts';
import { paperCrumbs } from '../../proposals/index.ts';
import { type FieldWords, faultIn, type Options } from '../../work/index.ts';
import type { Obstacle, RulingFault } from '../commands/kit.ts';
import type { RulingsDeps } from '../deps.ts';
import { rulingsText } from '../text/rulings.ts';

export const { page, form, file, json } = routesFor<RulingsDeps>();
export type Ctx = Context<RulingsDeps, unknown, unknown, unknown>;

export const reads = mayAs('case-officer', 'head', 'registrar', 'analyst');
export const prepares = mayAs('case-officer');
export const reviews = mayAs('head');
/** The decision needs a fresh sign-in. */
export const decides = all(reviews, freshlySignedIn);

export const caseParams = z.object({ id: z.uuid() });
export const versionField = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
export { anyFields } from '../../../platform/http/free-fields.ts';
export const badForm: Problem = problem('bad-request');

/** The way from the cases to the decision, or to a page of it. */
export const crumbs = (ctx: Pick<Ctx, 'lang' | 'url'>, careCase: CareCase, last?: string): NonNullable<PageAnswer['breadcrumbs']> =>
  paperCrumbs(ctx, careCase, [rulingsText[ctx.lang].short, paths.ruling(careCase.id)], ...(last === undefined ? [] : [[last] as const]));

/** The page that a fault becomes, for acts whose form is one button. */
export async function answerFault(
  ctx: Ctx,
  fault: RulingFault | 'key-reused',
  about: { readonly id: string; readonly action: string },
): Promise<Problem> {
  if (isKeyReused(fault)) return keyReused();
  if (isCaseFault(fault)) return answerCaseFault(ctx, fault, about);
  if (fault.kind === 'own') return refuseAct(doingOf(ctx), { action: about.action, object: { kind: 'case', id: about.id } }, fault.denial);
  const links = [{ href: paths.ruling(about.id), text: phrase(rulingsText, 'toRuling') }];
  if (fault.kind === 'obstacles') {
    const said = (lang: Lang): string => fault.obstacles.map((one) => obstacleText(lang, one)).join(' ');
    return problem('conflict', { title: phrase(rulingsText, 'cannot'), detail: { sv: said('sv'), en: said('en') }, links });
  }
  if (fault.kind === 'no-basis') return problem('conflict', { detail: phrase(rulingsText, 'noBasis'), links });
  const isStale = fault.kind === 'ruling-stale';
  return problem('conflict', {
    title: phrase(rulingsText, isStale ? 'changed' : 'notNow'),
    detail: phrase(rulingsText, isStale ? 'changedBody' : 'notNowBody'),
    links,
  });
}

/** What keeps a decision from being taken, in words. */
export function obstacleText(lang: Lang, one: Obstacle): string {
  const { obstacles, products } = rulingsText[lang];
  switch (one.kind) {
    case 'products':
      return obstacles.products(
        formatList(
          one.missing.map((kind) => products[kind] ?? kind),
          lang,
        ),
      );
    case 'no-basis':
    case 'open-revision':
    case 'newer-basis':
      return obstacles[one.kind];
    case 'contradiction':
    case 'journal':
      return obstacles[one.kind](one.says[lang]);
    case 'faults':
      return one.faults.map((fault) => faultIn(lang, wordsOf(lang), fault)).join(' ');
  }
}

export const wordsOf = (lang: Lang): FieldWords => {
  const { fields, hints, rows } = rulingsText[lang];
  return { label: (name) => fields[name] ?? name, hint: (name) => hints[name], row: (list) => rows[list] ?? '' };
};

export const optionsIn =
  (lang: Lang): Options =>
  (field) =>
    field.name === 'outcome' ? (['nhv', 'not-nhv'] as const).map((value) => ({ value, label: rulingsText[lang].outcomes[value] })) : [];

const doneKeys = ['begun', 'saved', 'proposed', 'withdrawn', 'returned', 'decided'] as const;
export const doneQuery = z.object({ klart: z.enum(doneKeys).optional() });
