import type { Tx } from '../../platform/db/index.ts';
import type { CallsDeps } from '../calls/index.ts';
import type { Population, SpecialCondition } from '../journal/index.ts';
import type { StatementSource } from './core/item.ts';

/** What B2 has said of one applicant in a statement that has been locked. */
export type Assessed = {
  /** County code. */
  readonly region: string;
  readonly hospital: string | null;
  readonly unit: string | null;
  readonly application: string | null;
  readonly diaryNumber: string | null;
  readonly withdrawn: boolean;
  readonly wants: { readonly population: Population | null; readonly tasks: readonly string[]; readonly subPermits: readonly string[] };
  readonly outcome: 'grant' | 'reject' | null;
  readonly reasons: string;
  /** YYYY-MM-DD; null where none is proposed. */
  readonly start: string | null;
  /** What the allocation that B2 follows gives it, where B2 follows one; `parts` are tasks and sub-permits. */
  readonly award?: { readonly population: Population | null; readonly parts: readonly string[] } | null;
  /** The statement that says it. */
  readonly statement?: StatementSource;
  /** As B2 proposes them; null where it proposes those of the call. */
  readonly conditions: readonly SpecialCondition[] | null;
};

/** What the board's meetings are lent. `assessed`: B2's statement on a case, once locked; without it the secretary writes background and proposal. */
export type SittingsDeps = CallsDeps & {
  readonly assessed?: (tx: Tx, careCase: string) => Promise<readonly Assessed[] | undefined>;
};
