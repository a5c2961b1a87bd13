import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, type Doing } from '../../access/index.ts';
import { closeTask } from '../../cases/index.ts';
import { conditionsIn, isWhole, leftToJudge, type Said } from '../core/judgement.ts';
import { judgementsOf } from '../queries.ts';
import { handIn, saveJudgement } from '../store.ts';
import { taskOf } from './assign.ts';
import { type AssessmentFault, assessmentFor } from './common.ts';

export type Judged = {
  readonly careCase: string;
  readonly application: string;
  readonly condition: string;
  /** The version of the judgement that was seen; 0 when there was none. */
  readonly version: number;
  /** The submission that was read. */
  readonly submissionNumber: number;
  readonly said: Said;
};

/**
 * Saves what an assessor says of a condition. What has been handed in stands; only when the region has sent in something newer may it be judged anew.
 * A judgement of a submission that is no longer the latest is not taken: read what stands first.
 */
export function judgeCondition(doing: Doing, given: Judged): Promise<Result<string, AssessmentFault | KeyReused>> {
  return act<string, AssessmentFault>(doing, async (tx) => {
    const found = await assessmentFor(tx, doing, given.careCase, given.application);
    if (!found.ok) return found;
    const { assessment, applied } = found.value;
    if (!conditionsIn(applied.snapshot).some(({ key }) => key === given.condition)) return fail({ kind: 'no-application' });
    const now = (await judgementsOf(tx, assessment.id)).find(({ condition }) => condition === given.condition);
    const isHandedIn = assessment.state === 'handed-in';
    if (isHandedIn && (now?.submissionNumber ?? 0) >= applied.latest.number) return fail({ kind: 'handed-in' });
    if (given.submissionNumber !== applied.latest.number) return fail({ kind: 'newer-submission' });
    if ((now?.version ?? 0) !== given.version) return fail({ kind: 'stale-judgement', now });
    if (isHandedIn && !isWhole(given.said)) return fail({ kind: 'left', conditions: [given.condition] });
    const { condition, submissionNumber, version, said } = given;
    await saveJudgement(tx, { assessment: assessment.id, condition, submissionNumber, version, ...said });
    const details = { condition, version: version + 1, submission: submissionNumber };
    const object = { kind: 'application', id: given.application } as const;
    return ok({ answer: condition, events: [{ action: 'assessment.judged', object, details }] });
  });
}

/** Hands in the whole assessment: from here on it stands, and the assessor sees what the others have handed in. */
export function handInAssessment(
  doing: Doing,
  given: { readonly careCase: string; readonly application: string },
): Promise<Result<string, AssessmentFault | KeyReused>> {
  return act<string, AssessmentFault>(doing, async (tx) => {
    const found = await assessmentFor(tx, doing, given.careCase, given.application);
    if (!found.ok) return found;
    const { assessment, applied } = found.value;
    if (assessment.state === 'handed-in') return fail({ kind: 'handed-in' });
    const judged = await judgementsOf(tx, assessment.id);
    const left = leftToJudge(conditionsIn(applied.snapshot), judged);
    if (left.length > 0) return fail({ kind: 'left', conditions: left.map(({ key }) => key) });
    await handIn(tx, assessment.id);
    await closeTask(tx, given.careCase, taskOf(given.application, doing.person.id));
    const details = { judgements: judged.length, submission: applied.latest.number };
    return ok({
      answer: given.application,
      events: [{ action: 'assessment.handed-in', object: { kind: 'application', id: given.application }, details }],
    });
  });
}
