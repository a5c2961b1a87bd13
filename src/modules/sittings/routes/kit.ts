import { z } from 'zod';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { formToken } from '../../../platform/http/form-token.ts';
import { type Context, type PageAnswer, routesFor } from '../../../platform/http/route.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import { all, asSubject, freshlySignedIn, isKeyReused, keyReused, mayAs, personOf } from '../../access/index.ts';
import type { SittingRefusal } from '../commands/kit.ts';
import type { SittingFault } from '../core/rules.ts';
import type { SittingsDeps } from '../deps.ts';
import { findSitting, type Sitting } from '../queries.ts';
import { pagesText } from '../text/pages.ts';

export const { page, form, file, json } = routesFor<SittingsDeps>();
export type Ctx = Context<SittingsDeps, unknown, unknown, unknown>;

/** Who reads the board's meetings, who keeps them, who sits on the board, and what needs a fresh sign-in. */
export const reads = mayAs('board-secretary', 'board-chair', 'board-member', 'board-substitute', 'case-officer', 'head', 'registrar');
export const keeps = mayAs('board-secretary');
export const sits = mayAs('board-chair', 'board-member', 'board-substitute');
export const adjusts = all(sits, freshlySignedIn);
export const publishes = all(keeps, freshlySignedIn);
export const writesCalls = mayAs('case-officer');

export const sittingParams = z.object({ id: z.uuid() });
export const itemParams = sittingParams.extend({ item: z.uuid() });
export const anyFields = z.record(z.string().max(100), z.union([z.string().max(20_000), z.array(z.string().max(20_000)).max(50)]));
export type Fields = z.output<typeof anyFields>;

/** A text as it was sent, without what no text holds. */
export const textIn = (fields: Fields, name: string): string => {
  const value = fields[name];
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).replaceAll('\r\n', '\n').replaceAll('\u0000', '').trim();
};
export const listIn = (fields: Fields, name: string): readonly string[] => {
  const value = fields[name];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
};
export const linesIn = (fields: Fields, name: string): readonly string[] =>
  textIn(fields, name)
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
export const numberIn = (fields: Fields, name: string): number =>
  /^\d{1,9}$/.test(textIn(fields, name)) ? Number(textIn(fields, name)) : -1;

export const readAs = <T>(ctx: Pick<Ctx, 'deps' | 'subject'>, work: (tx: Tx) => Promise<T>): Promise<T> =>
  asSubject(ctx.deps.db, personOf(ctx.subject), work);

export type Hidden = Readonly<Record<string, string>>;
export const hiddenOf = (ctx: Pick<Ctx, 'subject'>, more: Hidden = {}): Hidden => ({ ...formToken(ctx.subject), ...more });

export const isActing = (ctx: Pick<Ctx, 'subject'>, ...roles: readonly string[]): boolean =>
  roles.includes(personOf(ctx.subject).acting.role);
export const isKeeper = (ctx: Pick<Ctx, 'subject'>): boolean => isActing(ctx, 'board-secretary');

/** The meeting, if the one who asks may see it. */
export const found = (ctx: Ctx, id: string): Promise<Sitting | undefined> => readAs(ctx, (tx) => findSitting(tx, id));

export const noSitting = (): Problem =>
  notFound(phrase(pagesText, 'notFound'), [{ href: patterns.sittings, text: phrase(pagesText, 'toList') }]);

export const crumbs = (
  ctx: Ctx,
  sitting: Sitting,
  ...steps: readonly (readonly [string, string?])[]
): NonNullable<PageAnswer['breadcrumbs']> => [
  { label: pagesText[ctx.lang].title, href: ctx.url.page(patterns.sittings) },
  { label: pagesText[ctx.lang].sitting(formatDate(sitting.day, ctx.lang)), href: ctx.url.page(paths.sitting(sitting.id)) },
  ...steps.map(([label, path]) => (path === undefined ? { label } : { label, href: ctx.url.page(path) })),
];

/** What a form that was refused is shown with: what was sent, and why not. */
export type Sent = {
  readonly fields: Fields;
  readonly faults: readonly string[];
  /** Someone else was first: what was sent stands beside what holds now. */
  readonly stale: boolean;
};

export const faultTexts = (ctx: Pick<Ctx, 'lang'>, faults: readonly SittingFault[]): readonly string[] =>
  faults.map((fault) => pagesText[ctx.lang].faults[fault]);

/** What a page shows of a refusal that leaves its form as it was sent; a problem for what has no page. */
export function sentBack(ctx: Ctx, fields: Fields, fault: SittingRefusal | 'key-reused'): Sent | Problem {
  if (isKeyReused(fault)) return keyReused();
  switch (fault.kind) {
    case 'missing':
      return noSitting();
    case 'stale':
      return { fields, faults: [], stale: true };
    case 'faults':
      return { fields, faults: faultTexts(ctx, fault.faults), stale: false };
    case 'journal':
      return { fields, faults: fault.faults.map((one) => one[ctx.lang]), stale: false };
  }
}

export const isProblem = (one: Sent | Problem): one is Problem => !('fields' in one);
export const statusOf = ({ stale }: Sent): number => (stale ? 409 : 422);

/** For buttons without anything to show again. */
export function answerRefusal(ctx: Ctx, id: string, fault: SittingRefusal | 'key-reused'): Problem {
  const sent = sentBack(ctx, {}, fault);
  if (isProblem(sent)) return sent;
  const joined = sent.stale ? pagesText[ctx.lang].stale : `${sent.faults.join('. ')}.`;
  return problem('conflict', {
    detail: { sv: joined, en: joined },
    links: [{ href: paths.sitting(id), text: phrase(pagesText, 'title') }],
  });
}
