import type { LocalDate } from '../../../kernel/date.ts';

export type AssignmentState = 'pending' | 'future' | 'active' | 'expired' | 'ended';
export const assignmentStates: readonly AssignmentState[] = ['active', 'pending', 'future', 'expired', 'ended'];

export type Stated = {
  readonly from: string;
  readonly to: string | null;
  readonly needsConfirmation: boolean;
  readonly confirmedAt: Date | null;
  readonly endedAt: Date | null;
};

/** Where an assignment stands on a day. Only `active` can be acted by. */
export function stateOf({ from, to, needsConfirmation, confirmedAt, endedAt }: Stated, today: LocalDate): AssignmentState {
  if (endedAt !== null) return 'ended';
  if (to !== null && to < today) return 'expired';
  if (needsConfirmation && confirmedAt === null) return 'pending';
  return from > today ? 'future' : 'active';
}
