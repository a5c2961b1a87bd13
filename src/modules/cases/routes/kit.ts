import { z } from 'zod';
import { sortByText } from '../../../kernel/format.ts';
import { patterns } from '../../../kernel/paths.ts';
import { type Context, type PageAnswer, routesFor } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import {
  all,
  type FormState,
  freshlySignedIn,
  hiddenOf,
  isKeyReused,
  keptForm,
  keyReused,
  mayAs,
  personOf,
  rolesInCases,
  valuesOf,
} from '../../access/index.ts';
import { areaName } from '../../directory/index.ts';
import { answerCaseFault, type CaseFault, isCaseFault } from '../acting.ts';
import type { ActFault } from '../commands/common.ts';
import type { CasesDeps } from '../deps.ts';
import type { CareCase } from '../queries.ts';
import { nameOf } from '../screens/words.tsx';
import { pagesText } from '../text/pages.ts';

export { hiddenOf, readAs } from '../../access/index.ts';

export const { page, form, json, csv } = routesFor<CasesDeps>();
export type Ctx = Context<CasesDeps, unknown, unknown, unknown>;

export const seesCases = mayAs(...rolesInCases);
export const isStaffPolicy = mayAs('case-officer', 'head', 'registrar', 'analyst');
export const writes = mayAs('case-officer');
export const leads = mayAs('case-officer', 'head');
export const heads = mayAs('head');
/** What a head decides on a case needs a fresh sign-in. */
export const decides = all(heads, freshlySignedIn);

const staffRoles: ReadonlySet<string> = new Set(['case-officer', 'head', 'registrar', 'analyst']);
export const isStaff = (ctx: Pick<Ctx, 'subject'>): boolean => staffRoles.has(personOf(ctx.subject).acting.role);
export const actsAs = (ctx: Pick<Ctx, 'subject'>, ...roles: readonly string[]): boolean =>
  roles.includes(personOf(ctx.subject).acting.role);

export const caseParams = z.object({ id: z.uuid() });
export const numberField = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
/** A text of a form, whatever was sent: what it must be is for the act to say. */
export const text = (max = 20_000) => z.string().max(max).default('');
export const texts = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().max(200)).max(300),
);

/** What every form page is given besides its own. */
export const formParts = (
  ctx: Pick<Ctx, 'subject' | 'url' | 'lang'>,
  state: FormState,
  action: string,
  hidden: Readonly<Record<string, string>> = {},
) => ({
  lang: ctx.lang,
  state,
  action: ctx.url.page(action),
  hidden: hiddenOf(ctx, hidden),
  discard: { action: ctx.url.page(patterns.discardForm), hidden: hiddenOf(ctx, { page: ctx.url.path }) },
});

/** A form opened: what stands now, or over it what the person wrote before and could not send. */
export async function openForm(ctx: Ctx, now: Readonly<Record<string, string>>): Promise<FormState> {
  const kept = await keptForm(ctx);
  return { values: kept ? { ...now, ...valuesOf(kept.values) } : now, faults: {}, keptAt: kept?.keptAt };
}

/** A form refused: what was written, and what is wrong with it. */
export const refusedForm = (
  body: unknown,
  faults: readonly { readonly at: string; readonly says: Readonly<Record<Lang, string>> }[],
  lang: Lang,
): FormState => ({
  values: valuesOf(body),
  faults: Object.fromEntries(faults.map(({ at, says }) => [at, says[lang]])),
});

/** The way here: the list of cases, the case, the page. */
export const crumbs = (
  ctx: Pick<Ctx, 'lang' | 'url'>,
  careCase: CareCase | undefined,
  last?: string,
): NonNullable<PageAnswer['breadcrumbs']> => {
  const list = { label: pagesText[ctx.lang].cases.title, href: ctx.url.page(patterns.cases) };
  if (!careCase) return last === undefined ? [{ label: list.label }] : [list, { label: last }];
  const own = nameOf(careCase, ctx.lang);
  return last === undefined
    ? [list, { label: own }]
    : [list, { label: own, href: ctx.url.page(`/arenden/${careCase.id}`) }, { label: last }];
};

export const backTo = (ctx: Pick<Ctx, 'lang' | 'url'>, careCase: CareCase) => ({
  href: ctx.url.page(`/arenden/${careCase.id}`),
  label: pagesText[ctx.lang].back,
});

/** Every area as this person sees the register today. */
export const areaOptions = (ctx: Pick<Ctx, 'deps' | 'today' | 'lang'>) =>
  sortByText(
    ctx.deps.register.view(ctx.today, ctx.today).areas.map(({ area }) => ({ value: area.id, label: areaName(area, ctx.lang).text })),
    ({ label }) => label,
    ctx.lang,
  );

/** Answers the faults that are the same for all acts; undefined for those that the form itself shows. */
export async function answerFault(
  ctx: Ctx,
  fault: ActFault | CaseFault | 'key-reused' | { readonly kind: string },
  about: { readonly id: string; readonly action: string },
): Promise<Problem> {
  if (isKeyReused(fault)) return keyReused();
  return isCaseFault(fault) ? answerCaseFault(ctx, fault, about) : problem('conflict');
}
