import { z } from 'zod';
import { type Context, type PageAnswer, routesFor } from '../../../platform/http/route.ts';
import { notFound, type Problem } from '../../../platform/problem/problem.ts';
import type { IdentityDeps } from '../../identity/index.ts';
import { type FormState, faultsIn, type Values, valuesOf } from '../core/form.ts';
import { type KeptForm, keptForm } from '../kept-forms.ts';
import { mayAs } from '../policies.ts';
import { adminText } from '../text/admin.ts';

export { hiddenOf, readAs } from '../asked.ts';

export const { page, form, file } = routesFor<IdentityDeps>();
export type Ctx = Context<IdentityDeps, unknown, unknown, unknown>;

/** Who administers organisations, people and roles: the authority's administrators, and each region's for the region. */
export const administers = mayAs('administrator', 'region-administrator');
/** Terms of the board are the authority's. */
export const administersAuthority = mayAs('administrator');

/** A form opened: what stands now, or over it what the person wrote before and could not send. */
export async function openForm(ctx: Ctx, now: Values): Promise<FormState> {
  const kept = await keptForm(ctx);
  return { values: kept ? { ...now, ...onlyTexts(kept) } : now, faults: {}, keptAt: kept?.keptAt };
}

const onlyTexts = (kept: KeptForm): Values => valuesOf(kept.values);

/** A form refused: what was written, and what is wrong with it. */
export const refusedForm = (
  body: unknown,
  issues: readonly { readonly path: readonly PropertyKey[] }[],
  words: Readonly<Record<string, string>>,
): FormState => ({ values: valuesOf(body), faults: faultsIn(issues, words) });

/** The way from the start of the administration. */
export const crumbs = (ctx: Ctx, ...steps: readonly (readonly [string, string?])[]): NonNullable<PageAnswer['breadcrumbs']> => [
  { label: adminText[ctx.lang].administration, href: ctx.url.page('/administration') },
  ...steps.map(([label, path]) => (path === undefined ? { label } : { label, href: ctx.url.page(path) })),
];

export const missing = (key: 'notFoundPerson' | 'notFoundRole'): Problem => notFound({ sv: adminText.sv[key], en: adminText.en[key] });

/** Fields of forms. */
export const line = (max = 200) => z.string().trim().min(1).max(max);
export const maybeLine = (max = 200) =>
  z
    .string()
    .trim()
    .max(max)
    .default('')
    .transform((text) => (text === '' ? null : text));
export const maybeMail = z
  .string()
  .trim()
  .max(254)
  .regex(/^([^@\s]+@[^@\s]+\.[^@\s]+)?$/)
  .default('')
  .transform((text) => (text === '' ? null : text));
export const versionField = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
export const uuidParam = z.object({ id: z.uuid() });
/** `yes` and `no`, as buttons and radios send them. */
export const yesOrNo = z.enum(['yes', 'no']).transform((text) => text === 'yes');
/** Closing takes a reason, opening none. */
export const switching = z
  .object({ active: yesOrNo, reason: maybeLine(500) })
  .refine(({ active, reason }) => active || reason !== null, { path: ['reason'] });
/** A form before anyone has written in it. */
export const blank: FormState = { values: {}, faults: {} };
