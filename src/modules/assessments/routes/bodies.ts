import { described, type FieldSaid, versionSaid } from '../../../platform/http/form-body.ts';
import { verdicts } from '../core/judgement.ts';
import { longestText, outcomes } from '../core/statement.ts';
import { anyFields } from './kit.ts';

const id = '0197a0b2-6c1e-7c3a-9d55-0c6f0e5a7d10';
const text = (says: string, max = longestText): FieldSaid => ({ says, max });
const whole: FieldSaid = { ...versionSaid, says: 'The version of the statement that was read.' };

/** The fields of each form of B2’s work; what is wrong with them is said beside each by the page. */
export const bodies = {
  nothing: described(anyFields, {}),
  assign: described(anyFields, {
    application: { says: 'The id of the application.', required: true, example: id },
    person: { says: 'The id of the member of B2 who is to assess it.', required: true, example: id },
    due: { says: 'By when, YYYY-MM-DD; may be left out.' },
  }),
  end: described(anyFields, {
    which: { says: 'The id of the assessment that is not to be made.', required: true, example: id },
    why: { says: 'Why.', max: 2_000, required: true, example: 'Ny arbetsfördelning.' },
  }),
  judge: described(anyFields, {
    version: { ...versionSaid, says: 'The version of the judgement that was read; 0 for one that is new.' },
    submission: { says: 'The number of the submission that was read.', pattern: String.raw`^\d{1,9}$`, required: true, example: '1' },
    verdict: { says: 'How the condition is met; may wait until the assessment is handed in.', of: verdicts, example: 'met' },
    reason: { says: 'Why.', max: 10_000, example: 'Teamet har den kompetens som villkoret kräver.' },
    passage: { says: 'Where in the application.', max: 2_000 },
    do: { says: 'What is shown next: of no matter to programs.', of: ['next', 'save'] },
  }),
  note: described(anyFields, {
    kind: { says: 'A note of what was said, or a question to the case officer.', of: ['discussion', 'question'], required: true },
    condition: { says: 'The condition that it is about, such as `special:villkor-1`; left out when it is about the whole.' },
    text: { says: 'What was said or is asked.', max: 10_000, required: true, example: 'Hur många läkare har specialistkompetens?' },
  }),
  answer: described(anyFields, {
    version: whole,
    answer: {
      says: 'Stand behind the statement, dissent, or take back what one has said.',
      of: ['approve', 'dissent', 'withdraw'],
      required: true,
    },
    text: { says: 'What the dissent is about; needed for one.', max: 10_000 },
  }),
  lock: described(anyFields, { version: whole }),
  part: described(
    anyFields,
    {
      version: { ...versionSaid, says: 'The version of the part that was read; 0 for one that is new.' },
      text: text('In `summary`: what the statement says in short.'),
      reasons: text('In `conditions`, `ranking` and an applicant’s part: why.'),
      scenario: { says: 'In `ranking`: the allocation that it follows, by its key in the list of scenarios.' },
      outcome: { says: 'Of an applicant: what is proposed.', of: outcomes },
      start: { says: 'Of an applicant who is granted: the first day of the care, YYYY-MM-DD.' },
      prospects: text('Of an applicant: prospects to run and develop the care.'),
      ifGranted: text('Of an applicant: what follows for other care if the permit is granted.'),
      ifRejected: text('Of an applicant: what follows for other care if it is not.'),
    },
    {
      'wording-{condition}': text('In `conditions`: the wording that is proposed of the condition with that id. All are sent.'),
      'order-{application}': {
        says: 'In `ranking`: the place of the application with that id, from 1.',
        pattern: String.raw`^\d{1,3}$`,
        example: '1',
      },
      'verdict-{condition}': { says: 'Of an applicant: how the condition with that key is met.', of: verdicts },
      'reason-{condition}': text('Of an applicant: why the condition is judged so.'),
    },
  ),
};
