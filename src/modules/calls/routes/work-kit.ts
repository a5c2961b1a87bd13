import { patterns } from '../../../kernel/paths.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Content } from '../../../ui/index.ts';
import { Conflict, isMadeUp, keptForm, personOf } from '../../access/index.ts';
import { type Call, findCall } from '../queries.ts';
import type { DraftValues, Faults } from '../screens/forms.tsx';
import { callText } from '../text/calls.ts';
import { type Ctx, type DraftBody, differing, readAs, valuesOf } from './kit.ts';

/** Whether the one who asks acts in a role now. */
export const isActing = (ctx: Ctx, role: string): boolean => personOf(ctx.subject).acting.role === role;
/** The call, if the one who asks may see it. */
export const found = (ctx: Ctx, id: string): Promise<Call | undefined> =>
  readAs(ctx, async (tx) => findCall(tx, id, { fictitious: await isMadeUp(tx, personOf(ctx.subject).id) }));

/** The way from the calls. */
export const crumbs = (ctx: Ctx, ...steps: readonly (readonly [string, string?])[]): NonNullable<PageAnswer['breadcrumbs']> => [
  { label: callText[ctx.lang].work.title, href: ctx.url.page(patterns.callsWork) },
  ...steps.map(([label, path]) => (path === undefined ? { label } : { label, href: ctx.url.page(path) })),
];

/** How a page with the form of a call is shown again. */
export type Shown = {
  readonly values?: DraftValues;
  readonly faults?: Faults;
  readonly top?: Content;
  readonly status?: number;
  readonly version?: number;
};

/** What the form of a draft shows: what was sent, or what was kept before signing in again, or the call as it stands. */
export async function shownIn(ctx: Ctx, call: Call, values: DraftValues | undefined): Promise<DraftValues> {
  if (values !== undefined) return values;
  const kept = await keptForm(ctx);
  const texts = Object.fromEntries(Object.entries(kept?.values ?? {}).filter(([, value]) => typeof value === 'string'));
  return { ...valuesOf(call), ...texts };
}

/** Someone else was first: what they saved beside what was sent, which the form still holds. */
export const conflict = (ctx: Ctx, now: Call, yours: DraftBody, takeNow: string): Content =>
  Conflict({
    lang: ctx.lang,
    who: null,
    at: now.changedAt,
    rows: differing(ctx.lang, valuesOf(now), yours),
    takeNow: ctx.url.page(takeNow),
  });

/** What was written, without what no text holds. */
export const tidy = (value: string): string => value.replaceAll('\u0000', '').trim();
