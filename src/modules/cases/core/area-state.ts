import type { AreaState, StoppedAt } from '../../journal/index.ts';
import { type CaseState, type ProductKind, type StepState, stepStates } from './states.ts';

type Now = {
  readonly state: CaseState;
  readonly stoppedIn: StepState | null;
  readonly into: readonly string[] | null;
  readonly products: ReadonlySet<ProductKind>;
  /** Whether the care has begun under its permits; for the last step alone. */
  readonly hasStarted?: boolean;
};

/** What the journal says of an area whose case stands so. */
export function areaStateOf({ state, stoppedIn, into, products, hasStarted }: Now): AreaState {
  switch (state) {
    case 'longlist':
      return { status: 'longlist' };
    case 'mapping':
      return { status: 'in-process', step: 1 };
    case 'review':
      return { status: 'in-process', step: 2 };
    case 'consultation':
      return { status: 'in-process', step: 3 };
    case 'ruling':
      return { status: 'in-process', step: 4 };
    case 'call':
      return { status: 'in-process', step: 5 };
    case 'assessment':
      return { status: 'in-process', step: 6 };
    case 'board':
      return { status: 'in-process', step: 7 };
    case 'management':
      // The board has decided; that the care has begun is recorded when it has.
      return { status: hasStarted ? 'management' : 'awaiting-start' };
    case 'paused':
      return { status: 'paused', where: stoppedAt(stoppedIn, products) };
    case 'ended':
      return { status: 'ended', where: stoppedAt(stoppedIn, products), ...(into === null ? {} : { into }) };
  }
}

/** Where it was stopped, in the words of the register; null where it has none: within the expert group's work, or after the decision. */
export function stoppedAt(stoppedIn: StepState | null, products: ReadonlySet<ProductKind>): StoppedAt | null {
  switch (stoppedIn) {
    case 'longlist':
    case 'mapping':
      return products.has('expert-group') ? null : 'before-expert-group';
    case 'consultation':
      return products.has('consultation') && !products.has('b1-statement') ? 'in-b1' : 'after-expert-group';
    case 'ruling':
      return 'after-expert-group';
    case 'assessment':
      return 'in-b2';
    default:
      return null;
  }
}

/** Where a case is opened for an area that is under way without one: in a step, or paused in one. `stoppedIn` null: the register does not say. */
export type UnderWay =
  | { readonly state: Exclude<StepState, 'longlist'>; readonly stoppedIn: null }
  | { readonly state: 'paused'; readonly stoppedIn: StepState | null };

/** Where the case of an area stands by what the register says of the area; undefined on the longlist, when it is over, and for headings. */
export function underWay(state: AreaState | undefined): UnderWay | undefined {
  switch (state?.status) {
    case 'in-process':
      return { state: stepStates[state.step] as Exclude<StepState, 'longlist'>, stoppedIn: null };
    case 'awaiting-start':
    case 'management':
      return { state: 'management', stoppedIn: null };
    case 'paused':
      return { state: 'paused', stoppedIn: state.where === null ? null : stoppedWhere[state.where] };
    default:
      return undefined;
  }
}

const stoppedWhere: Readonly<Record<StoppedAt, StepState>> = {
  'before-expert-group': 'mapping',
  'after-expert-group': 'consultation',
  'in-b1': 'consultation',
  'in-b2': 'assessment',
};
