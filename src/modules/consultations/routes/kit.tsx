import { z } from 'zod';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { dayField } from '../../../platform/http/fields.ts';
import { type Context, type PageAnswer, type Redirect, routesFor, seeOther } from '../../../platform/http/route.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import {
  all,
  asSubject,
  DoneNotice,
  doingOf,
  freshlySignedIn,
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
import { answerCaseFault, caseForReading, type Needed } from '../../cases/index.ts';
import type { Fault } from '../commands/common.ts';
import type { ConsultationsDeps } from '../deps.ts';
import { type Consultation, findConsultation } from '../queries/consultation.ts';
import { commonText } from '../text/common.ts';

export { hiddenOf } from '../../access/index.ts';

export const { page, form, file, json } = routesFor<ConsultationsDeps>();
export type Ctx = Context<ConsultationsDeps, unknown, unknown, unknown>;

/** Those at the authority who read answers: staff, and the groups that prepare the case. */
export const reads = mayAs('case-officer', 'head', 'registrar', 'analyst', 'expert-group-member', 'b1-member');
export const officers = mayAs('case-officer');
export const sorters = mayAs('case-officer', 'analyst');
export const doorkeepers = mayAs('case-officer', 'registrar');
export const expertWriters = mayAs('expert-group-member');
export const expertLockers = mayAs('case-officer', 'expert-group-member');
/** Files with personal data need a fresh sign-in. */
export const exporters = all(mayAs('case-officer', 'head', 'registrar', 'analyst'), freshlySignedIn);
/** Those who answer for an organisation. */
export const responders = mayAs('consultation-respondent', 'region-contact', 'region-signatory');
export const responseWriters = mayAs('consultation-respondent', 'region-contact');
export const delegators = mayAs('consultation-respondent', 'region-contact');
export const endorses = all(mayAs('region-contact', 'region-signatory'), freshlySignedIn);
export const returners = mayAs('region-contact', 'region-signatory');

export const idParams = z.object({ id: z.uuid() });
export const partParams = idParams.extend({ part: z.string().max(100) });
export const submissionParams = idParams.extend({ submission: z.uuid() });
export const versionField = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
export const maybeDay = (name: string) =>
  z.preprocess((value) => (value === '' ? undefined : value), dayField(name).optional()).transform((day) => day ?? null);
export const longText = (max: number) =>
  z
    .string()
    .max(max)
    .default('')
    .transform((text) => text.trim());
export { anyFields, listIn, textIn } from '../../../platform/http/free-fields.ts';

/** Reads for the one who asks, under row-level security. */
export const readAs = <T,>(ctx: Pick<Ctx, 'deps' | 'subject'>, work: (tx: Tx, madeUp: boolean) => Promise<T>): Promise<T> =>
  asSubject(ctx.deps.db, personOf(ctx.subject), async (tx) => work(tx, await isMadeUp(tx, personOf(ctx.subject).id)));

type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Reads a consultation and what is asked of it, for someone who may read the papers of its case; refusals are logged. */
export async function readConsultation<T>(
  ctx: Ctx,
  id: string,
  work: (tx: Tx, one: Consultation) => Promise<T>,
  needed: Omit<Needed, 'version'> = {},
): Promise<Reading<T>> {
  const read = await readAs(ctx, async (tx, madeUp) => {
    const one = await findConsultation(tx, id, { madeUp });
    if (!one) return undefined;
    const may = await caseForReading(tx, personOf(ctx.subject), one.careCase, needed);
    return may.ok
      ? ({ ok: true, value: await work(tx, one) } as const)
      : ({ ok: false, fault: may.error, careCase: one.careCase } as const);
  });
  if (!read) return { ok: false, problem: noConsultation() };
  if (!read.ok) return { ok: false, problem: await answerCaseFault(ctx, read.fault, { id: read.careCase, action: 'consultation.read' }) };
  return { ok: true, value: read.value };
}

export const noConsultation = (): Problem =>
  notFound(phrase(commonText, 'noConsultation'), [{ href: patterns.consultationsPublic, text: phrase(commonText, 'allConsultations') }]);
export const noAnswer = (): Problem => notFound(phrase(commonText, 'noAnswer'));
export const badForm = (): Problem => problem('unprocessable-input');

/** The page that a fault becomes, where the form cannot show it itself. */
export async function answerFault(
  ctx: Ctx,
  fault: Fault | 'key-reused',
  about: { readonly id: string; readonly action: string; readonly back: string },
): Promise<Problem> {
  if (isKeyReused(fault)) return keyReused();
  const links = [{ href: about.back, text: phrase(commonText, 'back') }];
  const conflict = (title: 'changedTitle' | 'notNowTitle' | 'lateTitle', detail: { sv: string; en: string }): Problem =>
    problem('conflict', { title: phrase(commonText, title), detail, links });
  switch (fault.kind) {
    case 'missing':
      return notFound(phrase(commonText, 'noConsultation'), links);
    case 'refused':
      return refuseAct(doingOf(ctx), { action: about.action, object: { kind: 'consultation', id: about.id } }, fault.denial);
    case 'case':
      return answerCaseFault(ctx, fault.fault, { id: fault.careCase, action: about.action });
    case 'stale':
      return conflict('changedTitle', phrase(commonText, 'changed'));
    case 'not-now':
      return conflict('notNowTitle', phrase(commonText, 'notNow'));
    case 'late': {
      const { lastDay } = fault;
      const detail =
        lastDay === null
          ? phrase(commonText, 'late')
          : { sv: commonText.sv.lateOn(formatDate(lastDay, 'sv')), en: commonText.en.lateOn(formatDate(lastDay, 'en')) };
      return conflict('lateTitle', detail);
    }
    case 'incomplete':
      return problem('unprocessable-input', { detail: phrase(commonText, 'incomplete'), links });
    case 'invalid': {
      const words = Object.entries(fault.fields).map(([, code]) => code);
      const say = (lang: 'sv' | 'en'): string =>
        words.map((code) => commonText[lang].faults[code] ?? commonText[lang].faults.other).join(' ');
      return problem('unprocessable-input', { detail: { sv: say('sv'), en: say('en') }, links });
    }
  }
}

const wordOf = (lang: 'sv' | 'en', code: string): string => commonText[lang].faults[code] ?? commonText[lang].faults.other ?? code;

/** What is wrong with a field, in words. */
export const faultWords = (lang: 'sv' | 'en', fields: Readonly<Record<string, string>>): { name: string; message: string }[] =>
  Object.entries(fields).map(([name, code]) => ({ name, message: wordOf(lang, code) }));

export type Done = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: Fault | 'key-reused' };

/** After a form of one button: to the page where the result is seen, with a word on it. */
export async function settle(
  ctx: Ctx,
  done: Done,
  about: { readonly id: string; readonly action: string; readonly back: string; readonly says: string },
): Promise<Redirect | Problem> {
  return done.ok ? seeOther(ctx.url.page(about.back, { klart: about.says })) : answerFault(ctx, done.error, about);
}

export const doneQuery = z.object({ klart: z.string().max(40).optional() });
export const doneNotice = (ctx: Pick<Ctx, 'lang'>, done: string | undefined) => (
  <DoneNotice lang={ctx.lang} says={done === undefined ? undefined : commonText[ctx.lang].done[done]} />
);

/** What someone wrote here before and could not send. */
export async function openKept(ctx: Ctx) {
  const kept = await keptForm(ctx);
  const notice = KeptNotice({
    lang: ctx.lang,
    keptAt: kept?.keptAt,
    discard: { action: ctx.url.page(patterns.discardForm), hidden: hiddenOf(ctx, { page: ctx.url.path }) },
  });
  return { values: kept?.values, notice };
}

export type Step = readonly [string, string?];
export const crumbs = (ctx: Pick<Ctx, 'lang' | 'url'>, ...steps: readonly Step[]): NonNullable<PageAnswer['breadcrumbs']> =>
  ([[commonText[ctx.lang].consultations, patterns.consultations], ...steps] as const).map(([label, path]) =>
    path === undefined ? { label } : { label, href: ctx.url.page(path) },
  );
export const ownCrumbs = (ctx: Pick<Ctx, 'lang' | 'url'>, ...steps: readonly Step[]): NonNullable<PageAnswer['breadcrumbs']> =>
  ([[commonText[ctx.lang].responses, patterns.responses], ...steps] as const).map(([label, path]) =>
    path === undefined ? { label } : { label, href: ctx.url.page(path) },
  );

export { paths, patterns, seeOther };
