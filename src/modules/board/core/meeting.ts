import type { LocalDate } from '../../../kernel/date.ts';

/** A meeting of the board for NHV. */
export type BoardMeeting = {
  readonly date: LocalDate;
  /** Areas that the source says were to be decided. */
  readonly plannedDecisions: readonly string[];
  readonly informationItems: readonly string[];
  readonly source: string;
};
