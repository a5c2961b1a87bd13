import { described, type FieldSaid, inRows, versionSaid } from '../../../platform/http/form-body.ts';
import { dismissalGrounds, verdicts } from '../core/completion.ts';
import type { Field } from '../core/form.ts';
import { consequences, resources, staff, volumes, who } from '../core/form-sections.ts';
import { anyFields } from './kit.tsx';

const text = (says: string, max: number): FieldSaid => ({ says, max });
const submission: FieldSaid = {
  says: 'The number of the submission that was read.',
  pattern: String.raw`^\d{1,9}$`,
  required: true,
  example: '1',
};

function saidOf({ kind, label, options, max }: Field): FieldSaid {
  const says = label.en;
  switch (kind) {
    case 'choices':
      return { says, list: true, ...(options ? { of: options.map(({ value }) => value) } : {}) };
    case 'choice':
      return { says, ...(options ? { of: options.map(({ value }) => value) } : {}) };
    case 'yes-no':
      return { says, of: ['yes', 'no'] };
    case 'number':
      return { says: `${says} (a number)` };
    case 'date':
      return { says: `${says} (YYYY-MM-DD)` };
    default:
      return max === undefined ? { says } : { says, max };
  }
}

const plain = [who, staff, volumes([0]), ...resources, ...consequences].flatMap(({ key, fields }) =>
  fields.map((field) => ({ key, field })),
);
const inSection = (key: string, said: FieldSaid): FieldSaid => ({ ...said, says: `In \`${key}\`: ${said.says}` });

/** The fields of all sections: an address names one of them, and takes the fields of that one. */
const sectionFields: Readonly<Record<string, FieldSaid>> = {
  ...Object.fromEntries(
    plain.flatMap(({ key, field }) => (field.kind === 'table' ? [] : [[field.name, inSection(key, saidOf(field))] as const])),
  ),
  wanted: { says: 'In `slots`: for whom the permit is wanted.', list: true, of: ['adults', 'children'] },
  tasks: { says: 'In `slots`: ids of the tasks that are wanted, where the call has several.', list: true },
  subPermits: { says: 'In `slots`: ids of the sub-permits that are wanted.', list: true },
  hospital: text('In `slots`: the hospital.', 300),
  unit: text('In `slots`: the unit.', 300),
  met: { says: 'Of a condition: whether it is met.', of: ['now', 'at-start', 'not'] },
  how: text('Of a condition: how it is met.', 20_000),
  evidence: text('Of a condition: what shows it.', 20_000),
  answers: text('Of a condition: who answers for it.', 300),
  remarks: text('In `attachments`: anything else about them.', 20_000),
};

const tables = Object.assign(
  {},
  ...plain.flatMap(({ key, field }) =>
    field.kind === 'table'
      ? [inRows(field.name, Object.fromEntries((field.columns ?? []).map((one) => [one.name, inSection(key, saidOf(one))])))]
      : [],
  ),
) as Readonly<Record<string, FieldSaid>>;

/** The fields of each form of applications; what is wrong with them is said beside each by the page. */
export const bodies = {
  section: described(
    anyFields,
    {
      version: { ...versionSaid, says: 'The version of the section that was read; 0 for one that nobody has written.' },
      do: {
        says: '`save` it, say that it is `ready`, or save and `stay`; `add:risks` and `remove:risks.0` only show the form with another row.',
        pattern: String.raw`^(save|stay|ready|(add|remove):[\w.-]{1,100})$`,
        example: 'save',
      },
      ...sectionFields,
    },
    {
      ...tables,
      'asked{number}': {
        says: 'In `attachments`: what answers the attachment with that number in the call, from 1: `plan`, or the id of a file.',
      },
    },
  ),
  copy: described(anyFields, {
    from: { says: 'The id of the earlier application.', required: true, example: '0197a0b2-6c1e-7c3a-9d55-0c6f0e5a7d10' },
    sections: { says: 'The sections to copy.', list: true, example: 'staff' },
  }),
  check: described(
    anyFields,
    { version: { ...versionSaid, says: 'The version of the list that was read.' }, number: submission },
    {
      'verdict-{section}': { says: 'What is found of that section.', of: verdicts },
      'note-{section}': text('What it lacks.', 2_000),
    },
  ),
  complete: described(anyFields, { number: submission }),
  dismiss: described(anyFields, {
    number: submission,
    reason: { says: 'Why.', max: 2_000, required: true, example: 'Ansökan kom in för sent.' },
    ground: { says: 'What everyone may read of why; left out, it stands in the decision alone.', of: dismissalGrounds },
  }),
  ask: described(
    anyFields,
    {
      number: submission,
      lastDay: { says: 'The last day to answer.', format: 'date', required: true, example: '2026-06-15' },
      letter: text('What is said besides the points.', 20_000),
    },
    { 'ask-{section}': { says: 'What is asked of that section; left out when nothing is.', max: 2_000, example: 'Ange antal.' } },
  ),
  extend: described(anyFields, {
    newLastDay: { says: 'The new last day to answer.', format: 'date', required: true, example: '2026-06-30' },
    extendReason: { says: 'Why.', max: 2_000, required: true, example: 'Regionen har bett om det.' },
  }),
  close: described(anyFields, {
    closeReason: { says: 'Why it is closed without an answer.', max: 2_000, required: true, example: 'Ingen svarade.' },
  }),
};
