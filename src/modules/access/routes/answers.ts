import type { Result } from '../../../kernel/result.ts';
import type { Denial, Verdict } from '../../../platform/http/policy.ts';
import type { PageAnswer, Redirect } from '../../../platform/http/route.ts';
import type { KeyReused } from '../../../platform/once.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { type ActEvent, doingOf, isKeyReused, keyReused, refuseAct } from '../act.ts';
import { discardOf } from '../asked.ts';
import type { FormState, Values } from '../core/form.ts';
import { reasonOf } from '../policies.ts';
import type { Changes, EditAndSwitch } from '../screens/edit-form.tsx';
import { blank, type Ctx, hiddenOf, openForm } from './kit.ts';

export { discardOf } from '../asked.ts';

type Answer = PageAnswer | Redirect | Problem;
type May<T> = T | Promise<T>;
type Refused = { readonly kind: 'refused'; readonly denial: Denial };
type Told<F extends { readonly kind: string }> = {
  readonly [Kind in Exclude<F['kind'], 'refused'>]: (fault: Extract<F, { readonly kind: Kind }>) => May<PageAnswer | Problem>;
};
type Ways<T, F extends { readonly kind: string }> = {
  /** Where it leads when it has been done. */
  readonly done: (value: T) => Redirect;
  /** What the page says of each fault. */
  readonly told: Told<F>;
} & (Refused extends F ? { readonly refused: Pick<ActEvent, 'action' | 'object' | 'details'> } : unknown);

/** The answer to a form: the way on when its act has been done, and otherwise what stood in the way. A refusal is logged. */
export async function answerAct<T, F extends { readonly kind: string }>(
  ctx: Ctx,
  done: Result<T, F | KeyReused>,
  ways: Ways<T, F>,
): Promise<Answer> {
  if (done.ok) return ways.done(done.value);
  const { error } = done;
  if (isKeyReused(error)) return keyReused();
  if (isRefused(error) && 'refused' in ways) return refuseAct(doingOf(ctx), ways.refused as ActEvent, error.denial);
  const told: Readonly<Record<string, (fault: never) => May<PageAnswer | Problem>>> = ways.told;
  const tell = told[error.kind];
  if (!tell) throw new Error(`No page tells of the fault ${error.kind}`);
  return tell(error as never);
}

const isRefused = (fault: { readonly kind: string }): fault is Refused => fault.kind === 'refused';

/** A page with forms: 422 when one was refused, 409 when what is changed has a newer version. */
export function formAnswer(page: PageAnswer, states: readonly FormState[], stale?: unknown): PageAnswer {
  const hasErrors = states.some(({ faults }) => Object.keys(faults).length > 0);
  return { ...page, hasErrors, ...(stale === undefined ? {} : { status: 409 }) };
}

type Versioned = { readonly version: number };

/** The version that a form is sent with: the newest that its sender has been shown. */
export const versionShown = (state: FormState, stale: Versioned | undefined, now?: Versioned): string =>
  String(stale?.version ?? state.values.version ?? now?.version ?? 0);

/** A fault of two days together stands at the last of them. */
export const placedFaults = ({ values, faults: { toBeforeFrom, ...faults } }: FormState): FormState => ({
  values,
  faults: toBeforeFrom === undefined ? faults : { ...faults, to: toBeforeFrom },
});

/** Why someone may not, in words; undefined when they may. */
export const whyNot = ({ lang }: Pick<Ctx, 'lang'>, verdict: Verdict): string | undefined =>
  verdict.allowed ? undefined : reasonOf(verdict)[lang];

type Row = Versioned & { readonly active: boolean };
type Verdicts = { readonly keep: Verdict; readonly turn: Verdict };

/** The two forms of a page about something that is changed by one and closed or opened again by the other. `now` is what stands. */
export async function editAndSwitch<T extends Row>(
  ctx: Ctx,
  row: T,
  now: Values,
  may: Verdicts,
  { says, editing, turning = blank, stale }: Changes<T>,
): Promise<EditAndSwitch<T>> {
  const state = editing ?? (await openForm(ctx, { ...now, version: String(row.version) }));
  return {
    says,
    editing: state,
    stale,
    switching: besides(state, editing !== undefined, turning),
    keepDenied: whyNot(ctx, may.keep),
    switchDenied: whyNot(ctx, may.turn),
    hidden: {
      edit: hiddenOf(ctx, { version: versionShown(state, stale, row) }),
      active: hiddenOf(ctx, { active: row.active ? 'no' : 'yes' }),
    },
    discard: discardOf(ctx),
  };
}

/** The second form of a page beside the one that was sent: what was kept of it stands in it again. */
const besides = (first: FormState, wasSent: boolean, second: FormState): FormState =>
  wasSent ? second : { ...second, values: { ...first.values, ...second.values } };
