import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, type Doing } from '../../access/index.ts';
import { closeTask, openTask } from '../../cases/index.ts';
import { nameOf } from '../applicants.ts';
import { mayCompare } from '../queries.ts';
import { addNote } from '../store.ts';
import { assessmentsText } from '../text/assessments.ts';
import { type AssessmentFault, applicationFor, workStates } from './common.ts';

export type NoteGiven = {
  readonly careCase: string;
  readonly application: string;
  readonly condition: string | null;
  /** `discussion` is read by all who compare; `question` asks the officer to have the region complete its application. */
  readonly kind: 'discussion' | 'question';
  readonly text: string;
};

/** Says something of an application to the others, or asks the case officer to ask the region. What would show a judgement waits for one's own. */
export function noteOnApplication(doing: Doing, given: NoteGiven): Promise<Result<string, AssessmentFault | KeyReused>> {
  return act<string, AssessmentFault>(doing, async (tx) => {
    const needed = { roles: ['case-officer'], capacities: ['b2'], states: workStates } as const;
    const found = await applicationFor(tx, doing, given.careCase, given.application, needed);
    if (!found.ok) return found;
    const { careCase, applied } = found.value;
    if (given.kind === 'discussion' && !(await mayCompare(tx, careCase.id, given.application))) return fail({ kind: 'blind' });
    await addNote(tx, { ...given, person: doing.person.id });
    const key = `assessment-question-${given.application}`;
    // What the officer writes answers what has been asked.
    if (doing.person.acting.role === 'case-officer') await closeTask(tx, careCase.id, key);
    else if (given.kind === 'question') {
      const { sv, en } = assessmentsText;
      await openTask(tx, {
        careCase: careCase.id,
        key,
        title: { sv: sv.questionTask(nameOf(applied)), en: en.questionTask(nameOf(applied)) },
        role: careCase.handler === null ? 'case-officer' : null,
        person: careCase.handler,
        organisation: 'authority',
        due: null,
        path: paths.assessmentNotes(careCase.id, given.application),
      });
    }
    const details = { kind: given.kind, condition: given.condition };
    return ok({
      answer: given.application,
      events: [{ action: `assessment.${given.kind}`, object: { kind: 'application', id: given.application }, details }],
    });
  });
}
