import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Doing } from '../../access/index.ts';
import { type CareCase, type CaseFault, type CaseState, caseForAct, type Needed } from '../../cases/index.ts';
import { type Applied, appliedIn } from '../applicants.ts';
import type { Judgement } from '../core/judgement.ts';
import { type Assessment, ownAssessment } from '../queries.ts';

/** Why an act on an assessment was not done; then nothing has been done. */
export type AssessmentFault =
  | CaseFault
  /** There is no such application, or it is kept from the one who asks. */
  | { readonly kind: 'no-application' }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'not-assessor' }
  /** Belongs to the applicant's region, has a conflict of interest, or does not sit in B2. */
  | { readonly kind: 'not-assignable'; readonly why: 'own-region' | 'standing' | 'not-member' | 'already' }
  | { readonly kind: 'handed-in' }
  | { readonly kind: 'stale-judgement'; readonly now: Judgement | undefined }
  /** A completion has come in since the page was opened. */
  | { readonly kind: 'newer-submission' }
  | { readonly kind: 'left'; readonly conditions: readonly string[] }
  /** Others' judgements are not yet for the one who asks. */
  | { readonly kind: 'blind' };

/** B2 works in step 6. */
export const workStates: readonly CaseState[] = ['assessment'];
export const officers = ['case-officer', 'head', 'registrar', 'analyst'] as const;
export const readers: Needed = { roles: officers, capacities: ['b2'] };
export const members: Needed = { capacities: ['b2'], states: workStates };
export const organisers: Needed = { roles: ['case-officer'], states: workStates };

type Found = { readonly careCase: CareCase; readonly applied: Applied };

/** The application that an act is about, if this person may act on it now and it still stands. */
export async function applicationFor(
  tx: Tx,
  doing: Doing,
  id: string,
  application: string,
  needed: Needed,
): Promise<Result<Found, AssessmentFault>> {
  const found = await caseForAct(tx, doing, id, needed);
  if (!found.ok) return found;
  const applied = await appliedIn(tx, found.value, application);
  if (!applied) return fail({ kind: 'no-application' });
  return applied.withdrawn ? fail({ kind: 'withdrawn' }) : ok({ careCase: found.value, applied });
}

/** The same with one's own assessment of it. */
export async function assessmentFor(
  tx: Tx,
  doing: Doing,
  id: string,
  application: string,
): Promise<Result<Found & { readonly assessment: Assessment }, AssessmentFault>> {
  const found = await applicationFor(tx, doing, id, application, members);
  if (!found.ok) return found;
  const assessment = await ownAssessment(tx, application, doing.person.id);
  return assessment ? ok({ ...found.value, assessment }) : fail({ kind: 'not-assessor' });
}
