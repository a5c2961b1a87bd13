import { fail, type Result } from '../../../kernel/result.ts';
import type { Phrase } from '../../../platform/i18n/language.ts';
import type { CaseFault } from '../acting.ts';
import type { MoveFault } from '../core/lifecycle.ts';

/** Why an act on a case was not done; then nothing has been done. */
export type ActFault =
  | CaseFault
  | { readonly kind: 'move'; readonly fault: MoveFault }
  /** What was filled in does not do: the field, and why in words. */
  | { readonly kind: 'faults'; readonly faults: readonly { readonly at: string; readonly says: Phrase }[] };

export const faulty = (at: string, says: Phrase): Result<never, ActFault> => fail({ kind: 'faults', faults: [{ at, says }] });
export const stepFault = (fault: MoveFault): Result<never, ActFault> => fail({ kind: 'move', fault });
