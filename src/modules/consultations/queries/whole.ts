import type { Tx } from '../../../platform/db/index.ts';
import type { MatrixCell } from '../core/matrix.ts';
import { type Addressee, addresseesOf, type Consultation, findConsultation } from './consultation.ts';
import {
  cellsOf,
  type ExpertComment,
  findExpertComment,
  findSummary,
  type Reply,
  repliesIn,
  type Submission,
  type Summary,
  submissionsOf,
  type Theme,
  themesOf,
} from './incoming.ts';

/** Everything that has been said in a consultation and about it: what summaries and exports are made of. */
export type Whole = {
  readonly consultation: Consultation;
  readonly addressees: readonly Addressee[];
  readonly submissions: readonly Submission[];
  readonly cells: readonly MatrixCell[];
  readonly themes: readonly Theme[];
  readonly replies: readonly Reply[];
  readonly summary: Summary | undefined;
  readonly expertComment: ExpertComment | undefined;
};

export async function readWhole(tx: Tx, id: string, madeUp: boolean): Promise<Whole | undefined> {
  const consultation = await findConsultation(tx, id, { madeUp });
  if (!consultation) return undefined;
  return {
    consultation,
    addressees: await addresseesOf(tx, id),
    submissions: await submissionsOf(tx, id),
    cells: await cellsOf(tx, id),
    themes: await themesOf(tx, id),
    replies: await repliesIn(tx, id),
    summary: await findSummary(tx, id),
    expertComment: await findExpertComment(tx, id),
  };
}
