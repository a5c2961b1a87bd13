import { z } from 'zod';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { wholeNumber } from '../../../platform/http/fields.ts';
import { formToken } from '../../../platform/http/form-token.ts';
import { type Context, type PageAnswer, type Redirect, routesFor, seeOther } from '../../../platform/http/route.ts';
import { type Phrase, phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import {
  all,
  asSubject,
  DoneNotice,
  doingOf,
  freshlySignedIn,
  isKeyReused,
  isMadeUp,
  KeptNotice,
  keptForm,
  keyReused,
  mayAs,
  personOf,
  refuseAct,
  rolesInCases,
} from '../../access/index.ts';
import { answerCaseFault } from '../../cases/index.ts';
import type { SubmissionFault } from '../commands/submission-kit.ts';
import type { ApplicationsDeps } from '../deps.ts';
import { submissionText } from '../text/submission.ts';
import { workspaceText } from '../text/workspace.ts';

export { hiddenOf } from '../../access/index.ts';

export const { page, form, file } = routesFor<ApplicationsDeps>();
export type Ctx = Context<ApplicationsDeps, unknown, unknown, unknown>;
export type Errors = readonly { readonly name: string; readonly message: string }[];

/** Those who work with a region's applications, and the one who binds it. */
export const applicants = mayAs('applicant-editor', 'region-contact', 'region-signatory');
export const signatories = all(mayAs('region-signatory'), freshlySignedIn);
/** Those who may come to read what has been sent in: its region, and those at the authority and the board whom the case lets in. */
export const readers = mayAs('applicant-editor', 'region-contact', 'region-signatory', ...rolesInCases);
export const staff = mayAs('case-officer', 'head', 'registrar', 'analyst');
export const officers = mayAs('case-officer');
/** Who may break the seal. */
export const openers = mayAs('case-officer', 'registrar');

/** Why a page of the own region's application leaves no event. */
export const ownApplications = 'none: reads what one’s own region writes and has sent in' as const;

export const idParams = z.object({ id: z.uuid() });
export const numberParams = idParams.extend({ number: wholeNumber(1, 100_000) });
export const callParams = z.object({ call: z.uuid() });
export const doneQuery = z.object({ klart: z.string().max(40).optional() });
export const reasonField = z
  .string()
  .transform((text) => text.trim())
  .pipe(z.string().min(1).max(2_000));

export const textIn = (body: unknown, name: string): string => {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value.trim() : '';
};

/** Reads for the one who asks, under row-level security. */
export const readAs = <T,>(ctx: Pick<Ctx, 'deps' | 'subject'>, work: (tx: Tx, madeUp: boolean) => Promise<T>): Promise<T> =>
  asSubject(ctx.deps.db, personOf(ctx.subject), async (tx) => work(tx, await isMadeUp(tx, personOf(ctx.subject).id)));

/** What someone sent from this page before and that did not go through, as when they had to prove who they are. */
export async function openKept(ctx: Ctx) {
  const kept = await keptForm(ctx);
  const hidden = { ...formToken(ctx.subject), page: ctx.url.path };
  const notice = KeptNotice({ lang: ctx.lang, keptAt: kept?.keptAt, discard: { action: ctx.url.page(patterns.discardForm), hidden } });
  return { values: kept?.values, notice };
}

export const organisationOf = (ctx: Pick<Ctx, 'subject'>): string => personOf(ctx.subject).acting.organisation;
export const roleOf = (ctx: Pick<Ctx, 'subject'>): string => personOf(ctx.subject).acting.role;

const problems = { sv: submissionText.sv.problems, en: submissionText.en.problems };
export const noApplication = (): Problem => notFound(phrase(problems, 'noApplication'));
export const noSubmission = (): Problem => notFound(phrase(problems, 'noSubmission'));
export const noCall = (): Problem => notFound(phrase(problems, 'noCall'));
export const fileGone = (): Problem => problem('internal-error', { detail: phrase(problems, 'fileGone') });

type About = { readonly id: string; readonly action: string; readonly back: string; readonly call?: string };

/** The page that a fault becomes, where the form cannot show it itself. */
export async function answerFault(ctx: Ctx, fault: SubmissionFault | 'key-reused', about: About): Promise<Problem> {
  if (isKeyReused(fault)) return keyReused();
  const links = [{ href: about.back, text: phrase(problems, 'back') }];
  const conflict = (title: Phrase, detail: Phrase, more: readonly { href: string; text: Phrase }[] = []): Problem =>
    problem('conflict', { title, detail, links: [...more, ...links] });
  switch (fault.kind) {
    case 'missing':
      return notFound(phrase(problems, 'noApplication'), links);
    case 'refused':
      return refuseAct(doingOf(ctx), { action: about.action, object: { kind: 'application', id: about.id } }, fault.denial);
    case 'case':
      return answerCaseFault(ctx, fault.fault, { id: fault.careCase, action: about.action });
    case 'changed':
      return conflict(
        phrase(problems, 'changedTitle'),
        both((words) => words.submit.changedMeanwhile),
      );
    case 'sealed':
      return conflict(phrase(problems, 'sealedTitle'), phrase(problems, 'sealed'));
    case 'incomplete':
      return problem('unprocessable-input', {
        title: phrase(problems, 'incompleteTitle'),
        detail: both((words) => words.submit.missing(fault.missing.length)),
        links,
      });
    case 'invalid':
      return problem('unprocessable-input', { links });
    case 'hindered': {
      const { why, lastDay } = fault;
      if (why !== 'too-late' || lastDay === null)
        return conflict(
          phrase(problems, 'notNowTitle'),
          both((words) => words.problems.hindrances[why]),
        );
      const detail = {
        sv: submissionText.sv.problems.late(formatDate(lastDay, 'sv')),
        en: submissionText.en.problems.late(formatDate(lastDay, 'en')),
      };
      const plea = about.call === undefined ? [] : [{ href: paths.applicationPlead(about.call), text: phrase(problems, 'toPlea') }];
      return conflict(phrase(problems, 'lateTitle'), detail, plea);
    }
  }
}

const both = (of: (words: (typeof submissionText)['sv']) => string): Phrase => ({ sv: of(submissionText.sv), en: of(submissionText.en) });

/** What is wrong with fields, in words. */
export const faultWords = (lang: 'sv' | 'en', fields: Readonly<Record<string, string>>): Errors => {
  const words: Readonly<Record<string, string>> = submissionText[lang].faults;
  return Object.entries(fields).map(([name, code]) => ({ name, message: words[code] ?? submissionText[lang].faults.other }));
};

type Done = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: SubmissionFault | 'key-reused' };

/** After a form: to the page where the result is seen, with a word on it. */
export async function settle(ctx: Ctx, done: Done, about: About & { readonly says: string }): Promise<Redirect | Problem> {
  return done.ok ? seeOther(ctx.url.page(about.back, { klart: about.says })) : answerFault(ctx, done.error, about);
}

export function DoneSays({ lang, done }: { readonly lang: 'sv' | 'en'; readonly done: string | undefined }) {
  const words: Readonly<Record<string, string>> = submissionText[lang].done;
  return <DoneNotice lang={lang} says={done === undefined ? undefined : words[done]} />;
}

type Step = readonly [string, string?];
const steps = (ctx: Pick<Ctx, 'url'>, given: readonly Step[]): NonNullable<PageAnswer['breadcrumbs']> =>
  given.map(([label, path]) => (path === undefined ? { label } : { label, href: ctx.url.page(path) }));

/** The way here from the region's applications. */
export const ownCrumbs = (ctx: Ctx, application: { readonly id: string; readonly areaName: string }, ...more: readonly Step[]) =>
  steps(ctx, [
    [submissionText[ctx.lang].applications, patterns.applications],
    [workspaceText[ctx.lang].applicationTitle(application.areaName), paths.application(application.id)],
    ...more,
  ]);
export const crumbs = (ctx: Ctx, ...given: readonly Step[]) => steps(ctx, given);

export { paths, patterns, seeOther };
