import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Doing } from '../../access/index.ts';
import { type CareCase, type CaseFault, type CaseState, caseForAct, type Needed, standingOf } from '../../cases/index.ts';
import { membersOf } from '../../groups/index.ts';
import type { Obstacle } from '../core/statement.ts';
import { findStatement, type JointGroup, type Part, type Statement } from '../queries.ts';

/** Why an act on B1's statement was not done; then nothing has been done. */
export type StatementFault =
  | CaseFault
  | { readonly kind: 'no-statement' }
  | { readonly kind: 'locked' }
  /** Someone else has saved the part in between; undefined when it is gone. */
  | { readonly kind: 'stale-part'; readonly now: Part | undefined }
  /** The statement has changed since it was read: one approves and locks what one has seen. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'not-ready'; readonly obstacles: readonly Obstacle[] };

/** B1 works in step 3. */
export const workStates: readonly CaseState[] = ['consultation'];
/** Those who write: the officer and the members. */
export const writers: Needed = { roles: ['case-officer'], capacities: ['b1'], states: workStates };
export const readers: Needed = { roles: ['case-officer', 'head', 'registrar', 'analyst'], capacities: ['b1'] };

type Found = { readonly careCase: CareCase; readonly statement: Statement };

/** The statement that an act is about, if this person may act on it now and it is still written on. */
export async function statementFor(tx: Tx, doing: Doing, id: string, needed: Needed): Promise<Result<Found, StatementFault>> {
  const found = await caseForAct(tx, doing, id, needed);
  if (!found.ok) return found;
  const statement = await findStatement(tx, id);
  if (!statement) return fail({ kind: 'no-statement' });
  return statement.status === 'locked' ? fail({ kind: 'locked' }) : ok({ careCase: found.value, statement });
}

export type Voter = { readonly person: string; readonly name: string };

/** The members of the group who answer for the statement: all but those who have a conflict of interest in the case. */
export async function votersOf(tx: Tx, careCase: string, group: JointGroup = 'b1'): Promise<readonly Voter[]> {
  const voters: Voter[] = [];
  for (const { person, name } of await membersOf(tx, careCase, group)) {
    if (person !== null && (await standingOf(tx, careCase, person)) !== 'conflict') voters.push({ person, name });
  }
  return voters;
}
