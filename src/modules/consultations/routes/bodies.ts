import { described, versionSaid } from '../../../platform/http/form-body.ts';
import { stances } from '../core/parts.ts';
import { anyFields } from './kit.tsx';

/** The fields of forms that hold what nobody can name beforehand; what is wrong with them is said beside each by the page. */
export const bodies = {
  addressees: described(anyFields, {
    kind: { says: 'Whether those who are added must answer or are invited to.', of: ['obliged', 'invited'] },
    organisations: { says: 'Ids of organisations.', list: true },
    name: { says: 'Somebody who is not among them.', max: 200, example: 'Patientföreningen' },
    mail: { says: 'The mail address of that one.', max: 254, example: 'forening@exempel.se' },
    remove: { says: 'The id of an addressee to take away; nobody is added then.' },
  }),
  themes: described(anyFields, {
    part: { says: 'The part of the proposal that is answered.', required: true, example: 'definition' },
    passage: { says: 'The passage of the answer that the themes are about; left out when it is the whole part.' },
    themes: { says: 'Ids of the themes that hold from now on.', list: true },
  }),
  experts: described(
    anyFields,
    {
      version: versionSaid,
      general: { says: 'What the group says of the answers as a whole.', example: 'Gruppen står fast vid förslaget.' },
    },
    { 'part-{part}': { says: 'What the group says of the answers to that part of the proposal.' } },
  ),
  part: described(anyFields, {
    version: { ...versionSaid, says: 'The version of the part that was read; 0 for one that nobody has written.' },
    stance: { says: 'What one thinks of the part.', of: stances, example: 'agree' },
    text: { says: 'The answer in words.', max: 20_000, example: 'Vi tillstyrker förslaget.' },
    passages: { says: 'Ids of the passages that it is about.', list: true },
    finishes: { says: 'Whoever it was handed to is done with it.', of: ['yes', 'no'] },
    do: { says: 'What is shown next: of no matter to programs.', of: ['stay', 'save'] },
  }),
};
