import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Doing } from '../../access/index.ts';
import { type Authoring, findDoc, judge, listDrafts, worldOf } from '../../authoring/index.ts';
import {
  type CareCase,
  type CaseFault,
  type CaseState,
  caseForAct,
  type Needed,
  type Participant,
  participantsOf,
} from '../../cases/index.ts';
import type { Definition } from '../../definitions/index.ts';
import type { Fault } from '../../work/index.ts';
import type { PartKey } from '../core/basis.ts';
import type { LockFault } from '../core/ready.ts';
import { type Edition, findOpenEdition, type PartVersion } from '../queries.ts';

/** Why the basis cannot be locked: what the group has left, what is not written, what contradicts itself. */
export type LockReason =
  | LockFault
  | { readonly kind: 'unready'; readonly part: PartKey; readonly count: number }
  | { readonly kind: 'executable-gone' }
  | { readonly kind: 'contradiction'; readonly says: { readonly sv: string; readonly en: string } }
  | { readonly kind: 'cases'; readonly count: number }
  | { readonly kind: 'reason'; readonly part: PartKey };

/** Why an act on the basis was not done; then nothing has been done. */
export type BasisFault =
  | CaseFault
  /** No edition is open. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'begun-already' }
  /** Someone has saved the part since the page was shown. */
  | { readonly kind: 'part-stale'; readonly now: PartVersion }
  /** The text is another than the one that was read. */
  | { readonly kind: 'text-stale' }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  | { readonly kind: 'quote-elsewhere' }
  | { readonly kind: 'cannot-lock'; readonly reasons: readonly LockReason[] };

/** Those who write: the members of the group, and the case officer. */
export const writers: Pick<Needed, 'roles' | 'capacities'> = { roles: ['case-officer'], capacities: ['expert', 'expert-chair'] };
export const lockers: Pick<Needed, 'roles' | 'capacities'> = { roles: ['case-officer'], capacities: ['expert-chair'] };
export const members: Pick<Needed, 'roles' | 'capacities'> = { capacities: ['expert', 'expert-chair'] };
export const readers: Pick<Needed, 'roles' | 'capacities'> = {
  roles: ['case-officer', 'head', 'registrar', 'analyst'],
  capacities: ['expert', 'expert-chair', 'b1'],
};

/** Before the consultation the proposal is written, after it the final text, until the decision. */
export const writtenIn: readonly CaseState[] = ['review', 'consultation', 'ruling'];
export const statesOf = (origin: Edition['origin']): readonly CaseState[] =>
  origin === 'paper' ? writtenIn : origin === 'revision' ? ['consultation', 'ruling'] : ['review'];

/**
 * Whether the group takes a stand on the text. It has already done so on what comes from paper, unless the case has gone back to the
 * review; a final text is held by its reasons.
 */
export const isForGroup = ({ origin }: Pick<Edition, 'origin'>, { state }: Pick<CareCase, 'state'>): boolean =>
  origin === 'paper' ? state === 'review' : origin !== 'revision';

export type Open = { readonly careCase: CareCase; readonly edition: Edition };

/** The case and its open edition, if this person may act on it now. Others who act in the same case wait. */
export async function openFor(
  tx: Tx,
  doing: Pick<Doing, 'person'>,
  id: string,
  who: Pick<Needed, 'roles' | 'capacities'>,
): Promise<Result<Open, BasisFault>> {
  const found = await caseForAct(tx, doing, id, { ...who, states: writtenIn });
  if (!found.ok) return found;
  const edition = await findOpenEdition(tx, id, 'lock');
  if (!edition) return fail({ kind: 'locked' });
  if (!statesOf(edition.origin).includes(found.value.state)) return fail({ kind: 'not-now', now: found.value });
  return ok({ careCase: found.value, edition });
}

/** The members of the group whose stand is asked for: those who take part today and have no conflict of interest. */
export async function membersOf(tx: Tx, careCase: string): Promise<readonly Participant[]> {
  const all = await participantsOf(tx, careCase);
  const own = all.filter(
    ({ capacity, isCurrent, standing }) => (capacity === 'expert' || capacity === 'expert-chair') && isCurrent && standing !== 'conflict',
  );
  return own.filter((one) => one.capacity === 'expert-chair' || !own.some((o) => o.person === one.person && o.capacity === 'expert-chair'));
}

export type Choice = { readonly ref: string; readonly version: number | null; readonly changedAt: Date | null };

/** The executable definitions that the definition of an area may be tied to: versions that stand and open drafts. */
export async function choicesFor(tx: Tx, person: { readonly id: string }, authoring: Authoring, area: string): Promise<readonly Choice[]> {
  const world = await worldOf(tx, person, authoring);
  const drafts = await listDrafts(tx, world.fictitious);
  return [
    ...world.versions
      .filter(({ definition }) => definition.areaId === area)
      .map(({ ref, definition }) => ({ ref, version: definition.version, changedAt: null })),
    ...drafts
      .filter((draft) => draft.area === area && draft.status === 'draft')
      .map(({ id, changedAt }) => ({ ref: id, version: null, changedAt })),
  ];
}

/** The executable definition that a basis is tied to, and what is wrong with it. */
export async function executableOf(
  tx: Tx,
  person: Doing['person'],
  authoring: Authoring,
  ref: string | null,
  areas: ReadonlySet<string>,
): Promise<{ readonly definition: Definition | null; readonly reasons: readonly LockReason[] }> {
  if (ref === null) return { definition: null, reasons: [] };
  const doc = await findDoc(tx, person, authoring, ref);
  if (!doc || doc.draft?.status === 'withdrawn') return { definition: null, reasons: [{ kind: 'executable-gone' }] };
  const { findings, failing } = judge(authoring, doc.world, doc.definition, doc.cases, areas);
  const errors = findings.filter(({ severity }) => severity === 'error');
  return {
    definition: doc.definition,
    reasons: [
      ...errors.slice(0, 10).map(({ message }) => ({ kind: 'contradiction' as const, says: message })),
      ...(failing.length > 0 ? [{ kind: 'cases' as const, count: failing.length }] : []),
    ],
  };
}
