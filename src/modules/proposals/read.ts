import type { Tx } from '../../platform/db/index.ts';
import type { Definition } from '../definitions/index.ts';
import type { Basis, PartKey } from './core/basis.ts';
import { type ChangedPart, changedParts } from './core/changed.ts';
import { type Edition, editionsOf, snapshotOf } from './queries.ts';
import type { Snapshot } from './snapshot.ts';

/** A locked edition of a case's basis, as later steps use it. */
export type ApprovedBasis = {
  /** The edition's own id. */
  readonly id: string;
  /** The number of the edition: 1, 2 … */
  readonly version: number;
  readonly origin: Edition['origin'];
  readonly hash: string;
  readonly document: string | null;
  readonly diaryNumber: string | null;
  readonly lockedAt: Date | null;
  readonly basis: Basis;
  readonly executable: Definition | null;
  /** Why the final text differs from the proposal, by part. */
  readonly changeReasons: Readonly<Partial<Record<PartKey, string>>>;
};

/** The basis that holds now: the edition that was locked last. Undefined until one has been. */
export const findApprovedBasis = (tx: Tx, careCase: string): Promise<ApprovedBasis | undefined> => latest(tx, careCase, () => true);

/** What the expert group proposed before the consultation: the last edition that is not a revision after it. */
export const findProposal = (tx: Tx, careCase: string): Promise<ApprovedBasis | undefined> =>
  latest(tx, careCase, (edition) => edition.origin !== 'revision');

async function latest(tx: Tx, careCase: string, which: (edition: Edition) => boolean): Promise<ApprovedBasis | undefined> {
  const edition = (await editionsOf(tx, careCase)).find((one) => one.status === 'locked' && which(one));
  const snapshot = edition && (await snapshotOf(tx, edition.id));
  return edition && snapshot && approved(edition, snapshot);
}

function approved(edition: Edition, snapshot: Snapshot): ApprovedBasis {
  const { id, origin, document, diaryNumber, lockedAt } = edition;
  const { basis, executable, changeReasons } = snapshot;
  if (edition.hash === null) throw new Error('a locked basis has no hash');
  return { id, version: edition.edition, origin, hash: edition.hash, document, diaryNumber, lockedAt, basis, executable, changeReasons };
}

/** Whether a final text is being written that has not been locked: then there is no final text to decide by. */
export const isRevisionOpen = async (tx: Tx, careCase: string): Promise<boolean> =>
  (await editionsOf(tx, careCase)).some(({ status }) => status === 'open');

/** A part of the final text that reads otherwise than the proposal, how, and why. */
export type Change = ChangedPart & { readonly reason: string | null };

/** What became of the proposal after the consultation: undefined until a final text has been locked. */
export async function findChanges(tx: Tx, careCase: string): Promise<readonly Change[] | undefined> {
  const locked = (await editionsOf(tx, careCase)).filter(({ status }) => status === 'locked');
  const [final] = locked;
  const proposal = locked.find(({ origin }) => origin !== 'revision');
  if (!final || !proposal || final.origin !== 'revision') return undefined;
  const [after, before] = [await snapshotOf(tx, final.id), await snapshotOf(tx, proposal.id)];
  if (!after || !before) return undefined;
  return changedParts(before.contents, after.contents).map((changed) => ({
    ...changed,
    reason: after.changeReasons[changed.part] ?? null,
  }));
}
