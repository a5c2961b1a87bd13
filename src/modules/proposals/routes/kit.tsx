import { z } from 'zod';
import { formatDateTime, type Lang } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type Context, type PageAnswer, routesFor } from '../../../platform/http/route.ts';
import { type Phrase, phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import { asSubject, isKeyReused, keyReused, mayAs, personOf } from '../../access/index.ts';
import { answerCaseFault, type CareCase, type CaseFault, caseForReading, isCaseFault, type Needed } from '../../cases/index.ts';
import type { FieldWords, Options } from '../../work/index.ts';
import { type BasisFault, type Choice, readers } from '../commands/kit.ts';
import { type PartKey, partKeys } from '../core/basis.ts';
import { partTitle } from '../core/passages.ts';
import type { ProposalsDeps } from '../deps.ts';
import { basisText } from '../text/basis.ts';
import { paperCrumbs } from './papers.ts';

export const { page, form, file, json } = routesFor<ProposalsDeps>();
export type Ctx = Context<ProposalsDeps, unknown, unknown, unknown>;

/** Who may come here at all; that they take part in the case, without conflict of interest, is asked of the case. */
export const reads = mayAs('case-officer', 'head', 'registrar', 'analyst', 'expert-group-member', 'b1-member');
export const writes = mayAs('case-officer', 'expert-group-member');
export const stands = mayAs('expert-group-member');

export const caseParams = z.object({ id: z.uuid() });
export const partParams = caseParams.extend({ part: z.enum(partKeys) });
export const versionField = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
export { anyFields } from '../../../platform/http/free-fields.ts';
export const badForm: Problem = problem('bad-request');

const seen = 'none: reads papers of a case that one takes part in; refusals are logged' as const;
export const audit = { seen } as const;

/** Reads for the one who asks, if they take part in the case and have no conflict of interest; refusals are logged. */
export async function readCase<T>(
  ctx: Ctx,
  id: string,
  work: (tx: Tx, careCase: CareCase) => Promise<T>,
  who: Pick<Needed, 'roles' | 'capacities'> = readers,
): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }> {
  const done = await asSubject(ctx.deps.db, personOf(ctx.subject), async (tx): Promise<Result<T, CaseFault>> => {
    const found = await caseForReading(tx, personOf(ctx.subject), id, who);
    return found.ok ? { ok: true, value: await work(tx, found.value) } : found;
  });
  return done.ok ? done : { ok: false, problem: await answerCaseFault(ctx, done.error, { id, action: 'basis.read' }) };
}

/** The way from the cases to a page of the basis. */
export const crumbs = (
  ctx: Pick<Ctx, 'lang' | 'url'>,
  careCase: CareCase,
  ...steps: readonly (readonly [string, string?])[]
): NonNullable<PageAnswer['breadcrumbs']> => paperCrumbs(ctx, careCase, [basisText[ctx.lang].short, paths.basis(careCase.id)], ...steps);

export const noPart = (): Problem => notFound(phrase(basisText, 'noPart'));
export const noEdition = (): Problem => notFound(phrase(basisText, 'noEdition'));

/** The page that a fault becomes, for acts whose form is one button. */
export async function answerFault(
  ctx: Ctx,
  fault: BasisFault | 'key-reused',
  about: { readonly id: string; readonly action: string },
): Promise<Problem> {
  if (isKeyReused(fault)) return keyReused();
  if (isCaseFault(fault)) return answerCaseFault(ctx, fault, about);
  const detail: Phrase = phrase(basisText, fault.kind === 'locked' || fault.kind === 'begun-already' ? 'locked' : 'changedBody');
  return problem('conflict', {
    title: phrase(basisText, fault.kind === 'locked' ? 'locked' : 'changed'),
    detail,
    links: [{ href: paths.basis(about.id), text: phrase(basisText, 'toBasis') }],
  });
}

export const wordsOfPart = (lang: Lang, part: PartKey): FieldWords => {
  const { fields, hints, rows } = basisText[lang];
  return {
    label: (name) => fields[`${part}.${name}`] ?? fields[name] ?? name,
    hint: (name) => hints[`${part}.${name}`],
    row: (list) => rows[list] ?? '',
  };
};

export const optionsIn =
  (lang: Lang, choices: readonly Choice[]): Options =>
  (field) => {
    if (!('of' in field) || field.kind === 'list' || typeof field.of === 'string') return [];
    if (field.name === 'ref') return choices.map((one) => ({ value: one.ref, label: choiceText(lang, one) }));
    return field.of.map((value) => ({ value, label: basisText[lang].options[field.name]?.[value] ?? value }));
  };

const choiceText = (lang: Lang, { ref, version, changedAt }: Choice): string => {
  const text = basisText[lang];
  return version === null || changedAt
    ? text.draftOf(ref.slice(0, 8), changedAt ? formatDateTime(changedAt, lang) : '')
    : text.versionOf(ref);
};

export const titleOfPart = (part: PartKey, lang: Lang): string => partTitle(part)[lang];

const doneKeys = ['begun', 'saved', 'restored', 'commented', 'resolved', 'stood', 'locked', 'reopened', 'reasoned', 'added'] as const;
export const doneQuery = z.object({ klart: z.enum(doneKeys).optional() });
export const doneText = (lang: Lang, done: string | undefined): string | undefined =>
  done === undefined ? undefined : basisText[lang].done[done];
