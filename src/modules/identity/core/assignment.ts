import type { LocalDate } from '../../../kernel/date.ts';
import type { Role } from './role.ts';

/** A person's role at an organisation, for a time. */
export type Assignment = {
  readonly id: string;
  readonly person: string;
  readonly role: Role;
  readonly organisation: string;
  readonly from: LocalDate;
  /** The last day; null until it is taken away. */
  readonly to: LocalDate | null;
  readonly givenBy: string | null;
  /** Who confirmed a deciding role; never the one who gave it. */
  readonly confirmedBy: string | null;
  readonly needsConfirmation: boolean;
  readonly endedAt: Date | null;
};

/** Whether the assignment can be used on a day: begun, not ended, and confirmed where two must agree. */
export function isUsable(assignment: Assignment, today: LocalDate): boolean {
  const begun = assignment.from <= today;
  const over = assignment.endedAt !== null || (assignment.to !== null && assignment.to < today);
  return begun && !over && (!assignment.needsConfirmation || assignment.confirmedBy !== null);
}
