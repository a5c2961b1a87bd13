import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type Context, type PageAnswer, routesFor } from '../../../platform/http/route.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import {
  asSubject,
  DoneNotice,
  doingOf,
  hiddenOf,
  isKeyReused,
  isMadeUp,
  KeptNotice,
  keptForm,
  keyReused,
  mayAs,
  personOf,
  refuseAct,
} from '../../access/index.ts';
import type { Fault } from '../commands/common.ts';
import type { ApplicationsDeps } from '../deps.ts';
import { workspaceText as text } from '../text/workspace.ts';

export { hiddenOf } from '../../access/index.ts';

export const { page, form, file, json } = routesFor<ApplicationsDeps>();
export type Ctx = Context<ApplicationsDeps, unknown, unknown, unknown>;

/** Those who work with a region's applications: editors write, contact persons and signatories read and comment. */
export const ofRegion = mayAs('applicant-editor', 'region-contact', 'region-signatory');
export const editors = mayAs('applicant-editor');
/** Those who begin applications and ask colleagues to write. */
export const starters = mayAs('applicant-editor', 'region-contact');
/** Those at the authority who write the guidance of the form, and those who read it. */
export const guides = mayAs('case-officer');

export const isEditor = (ctx: Pick<Ctx, 'subject'>): boolean => personOf(ctx.subject).acting.role === 'applicant-editor';
export const isStarter = (ctx: Pick<Ctx, 'subject'>): boolean => isEditor(ctx) || personOf(ctx.subject).acting.role === 'region-contact';

/** Why a page of the region's own applications leaves no event. */
export const own = 'none: reads what one’s own region writes' as const;

export const idParams = z.object({ id: z.uuid() });
export const keyParams = idParams.extend({ key: z.string().max(120) });
export const doneQuery = z.object({ klart: z.string().max(40).optional() });
export const versionField = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
export { anyFields, type Fields as Body, listIn, textIn } from '../../../platform/http/free-fields.ts';

/** Reads for the one who asks, under row-level security. */
export const readAs = <T,>(ctx: Pick<Ctx, 'deps' | 'subject'>, work: (tx: Tx, madeUp: boolean) => Promise<T>): Promise<T> =>
  asSubject(ctx.deps.db, personOf(ctx.subject), async (tx) => work(tx, await isMadeUp(tx, personOf(ctx.subject).id)));

export const noApplication = (): Problem =>
  notFound(phrase(text, 'noApplication'), [{ href: patterns.applications, text: phrase(text, 'title') }]);
export const badForm = (): Problem => problem('unprocessable-input');

/** What is wrong, by control; `inline` where the control itself needs no telling which it is. */
export type Errors = readonly { readonly name: string; readonly message: string; readonly inline?: string }[];
export const formErrors = (lang: 'sv' | 'en', fields: Readonly<Record<string, string>>): Errors =>
  Object.entries(fields).map(([name, code]) => ({
    name,
    message: text[lang].formFaults[`${name} ${code}`] ?? text[lang].faults[code] ?? code,
  }));

/** The page that a fault becomes, where the form cannot show it itself. */
export async function answerFault(
  ctx: Ctx,
  fault: Fault | 'key-reused',
  about: { readonly id: string; readonly action: string; readonly back: string },
): Promise<Problem> {
  if (isKeyReused(fault)) return keyReused();
  const links = [{ href: about.back, text: phrase(text, 'back') }];
  switch (fault.kind) {
    case 'missing':
      return noApplication();
    case 'refused':
      return refuseAct(doingOf(ctx), { action: about.action, object: { kind: 'application', id: about.id } }, fault.denial);
    case 'not-now':
      return problem('conflict', { title: phrase(text, 'notNowTitle'), detail: phrase(text, 'notNow'), links });
    case 'closed':
      return problem('conflict', { title: phrase(text, 'closedTitle'), detail: phrase(text, 'closedDetail'), links });
    case 'invalid': {
      const say = (lang: 'sv' | 'en') =>
        formErrors(lang, fault.fields)
          .map(({ message }) => message)
          .join(' ');
      return problem('unprocessable-input', { detail: { sv: say('sv'), en: say('en') }, links });
    }
  }
}

export const doneNotice = (ctx: Pick<Ctx, 'lang'>, done: string | undefined) => (
  <DoneNotice lang={ctx.lang} says={done === undefined ? undefined : text[ctx.lang].done[done]} />
);

/** What someone wrote here before and could not send. */
export async function openKept(ctx: Ctx) {
  const kept = await keptForm(ctx);
  const discard = { action: ctx.url.page(patterns.discardForm), hidden: hiddenOf(ctx, { page: ctx.url.path }) };
  return { values: kept?.values, notice: KeptNotice({ lang: ctx.lang, keptAt: kept?.keptAt, discard }) };
}

type Step = readonly [string, string?];
export const crumbs = (ctx: Pick<Ctx, 'lang' | 'url'>, ...steps: readonly Step[]): NonNullable<PageAnswer['breadcrumbs']> =>
  ([[text[ctx.lang].title, patterns.applications], ...steps] as const).map(([label, path]) =>
    path === undefined ? { label } : { label, href: ctx.url.page(path) },
  );

/** How a page answers whose form was refused, or that someone else wrote in meanwhile. */
export const refusedAs = (errors: Errors = [], isStale = false): Pick<PageAnswer, 'hasErrors' | 'status'> => ({
  hasErrors: errors.length > 0 || isStale,
  ...(isStale ? { status: 409 } : errors.length > 0 ? { status: 422 } : {}),
});
