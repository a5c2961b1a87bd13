import type { LocalDate } from '../../../kernel/date.ts';
import type { AwardFault } from './award.ts';
import type { VoteFault } from './vote.ts';

/** Why something cannot happen in a meeting. */
export type SittingFault =
  | AwardFault
  | VoteFault
  | 'not-now'
  | 'no-item'
  | 'doubled'
  | 'not-this-day'
  | 'notice-late'
  | 'agenda-empty'
  | 'roster-empty'
  | 'not-on-board'
  | 'not-present'
  | 'present-already'
  | 'not-substitute'
  | 'seat-taken'
  | 'conflicted'
  | 'told-in-case'
  | 'no-quorum'
  | 'must-answer'
  | 'another-item-open'
  | 'condition-empty'
  | 'condition-unknown'
  | 'condition-unchanged'
  | 'condition-doubled'
  | 'proposal-unknown'
  | 'needs-two-proposals'
  | 'not-entitled'
  | 'no-such-vote'
  | 'tally-differs'
  | 'not-the-winner'
  | 'vote-conflicted'
  | 'proposal-conflicted'
  | 'undecided'
  | 'items-open'
  | 'text-empty'
  | 'adjusters-missing'
  | 'adjuster-absent'
  | 'adjuster-conflicted'
  | 'not-adjuster'
  | 'adjusted-already'
  | 'other-minutes'
  | 'not-all-adjusted'
  | 'not-at-once'
  | 'not-presiding'
  | 'already-effective'
  | 'mask-unknown'
  | 'ground-empty'
  | 'not-decided-by';

/** What the meeting itself does not know. */
export type Circumstances = {
  /** Today in Stockholm, by the database's clock. */
  readonly today: LocalDate;
  /** The hash of the minutes as they would be sealed now; of the one item, for what takes effect at once. */
  readonly hash?: string;
  /** The parts of the minutes that may be masked. */
  readonly parts?: readonly string[];
  /** The fewest days from notice to meeting, by the rules that hold today. */
  readonly noticeDays?: number;
};
