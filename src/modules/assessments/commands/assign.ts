import type { LocalDate } from '../../../kernel/date.ts';
import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, type Doing } from '../../access/index.ts';
import { caseForAct, closeTask, openTask, participantsOf, standingOf } from '../../cases/index.ts';
import { nameOf } from '../applicants.ts';
import { assessmentsIn, tiedTo } from '../queries.ts';
import { addAssessment, endAssessment } from '../store.ts';
import { assessmentsText } from '../text/assessments.ts';
import { type AssessmentFault, applicationFor, organisers } from './common.ts';

export type Assigned = { readonly careCase: string; readonly application: string; readonly person: string; readonly due: LocalDate | null };

const taskOf = (application: string, person: string): string => `assess-${application}-${person}`;

/**
 * Gives a member of B2 an application to assess. Nobody is given one of their own region's, nor anyone who has a conflict of interest in the case or
 * has not said whether (förvaltningslagen 2017:900 16 §). Answers with the application.
 */
export function assignAssessor(doing: Doing, given: Assigned): Promise<Result<string, AssessmentFault | KeyReused>> {
  return act<string, AssessmentFault>(doing, async (tx) => {
    const found = await applicationFor(tx, doing, given.careCase, given.application, organisers);
    if (!found.ok) return found;
    const { careCase, applied } = found.value;
    const { application, person } = given;
    const refuse = (why: Extract<AssessmentFault, { kind: 'not-assignable' }>['why']) => fail({ kind: 'not-assignable', why } as const);
    const people = await participantsOf(tx, careCase.id);
    if (!people.some((one) => one.person === person && one.capacity === 'b2' && one.isCurrent)) return refuse('not-member');
    if ((await standingOf(tx, careCase.id, person)) !== 'clear') return refuse('standing');
    if ((await tiedTo(tx, application, [person])).has(person)) return refuse('own-region');
    const before = await assessmentsIn(tx, careCase.id);
    if (before.some((one) => one.application === application && one.person === person)) return refuse('already');
    await addAssessment(tx, { ...given, by: doing.person.id, fictitious: careCase.fictitious });
    const { sv, en } = assessmentsText;
    await openTask(tx, {
      careCase: careCase.id,
      key: taskOf(application, person),
      title: { sv: sv.task(nameOf(applied)), en: en.task(nameOf(applied)) },
      role: null,
      person,
      organisation: 'authority',
      due: given.due,
      path: paths.assessment(careCase.id, application),
    });
    const details = { person, due: given.due };
    return ok({
      answer: application,
      events: [{ action: 'assessment.assigned', object: { kind: 'application', id: application }, details }],
    });
  });
}

export type Ended = { readonly careCase: string; readonly assessment: string; readonly why: string };

/** Takes an assessment that has not been handed in from a member; what was written in it stays and is nobody's to read but theirs. */
export function endAssignment(doing: Doing, given: Ended): Promise<Result<string, AssessmentFault | KeyReused>> {
  return act<string, AssessmentFault>(doing, async (tx) => {
    const found = await caseForAct(tx, doing, given.careCase, organisers);
    if (!found.ok) return found;
    const one = (await assessmentsIn(tx, given.careCase)).find(({ id }) => id === given.assessment);
    if (!one) return fail({ kind: 'not-assessor' });
    if (!(await endAssessment(tx, one.id, given.why))) return fail({ kind: 'handed-in' });
    await closeTask(tx, given.careCase, taskOf(one.application, one.person));
    const details = { person: one.person, why: given.why };
    return ok({
      answer: one.application,
      events: [{ action: 'assessment.ended', object: { kind: 'application', id: one.application }, details }],
    });
  });
}

export { taskOf };
