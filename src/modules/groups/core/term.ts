import type { LocalDate } from '../../../kernel/date.ts';

/** For how long a member is appointed, both days included. */
export type Term = { readonly from: LocalDate; readonly to: LocalDate };

/** The longest that a case's group is appointed for; more is asked for anew. */
export const longestYears = 4;

/** What is wrong with a term. */
export function termFault({ from, to }: Term, today: LocalDate): 'ends-before' | 'has-ended' | 'too-long' | undefined {
  if (to < from) return 'ends-before';
  if (to < today) return 'has-ended';
  const limit = `${Number(from.slice(0, 4)) + longestYears}${from.slice(4)}`;
  return to > limit ? 'too-long' : undefined;
}
