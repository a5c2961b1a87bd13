import type { AreaState, StoppedAt } from '../../journal/index.ts';
import type { CaseState, ProductKind, StepState } from './states.ts';

type Now = {
  readonly state: CaseState;
  readonly stoppedIn: StepState | null;
  readonly into: readonly string[] | null;
  readonly products: ReadonlySet<ProductKind>;
};

/** What the journal says of an area whose case stands so. */
export function areaStateOf({ state, stoppedIn, into, products }: Now): AreaState {
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
      return { status: 'awaiting-start' };
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
