import { described, type FieldSaid, versionSaid } from '../../../platform/http/form-body.ts';
import { voices } from '../core/group.ts';
import { anyFields } from './kit.ts';

const day = (says: string, example: string): FieldSaid => ({ says, format: 'date', required: true, example });
const version = versionSaid;

const nominee: Readonly<Record<string, FieldSaid>> = {
  name: { says: 'Whom the nomination is of.', max: 200, required: true, example: 'Ledamot 1' },
  mail: { says: 'The person’s mail address.', max: 254, required: true, example: 'ledamot@exempel.se' },
  represents: { says: 'What the person speaks for.', of: voices, required: true, example: 'profession' },
  profession: { says: 'Profession and speciality, or the organisation of patients.', max: 200, required: true, example: 'Neurolog' },
  collaborationRegion: {
    says: 'Id of the collaboration region that the person represents; needed of those who speak for a profession.',
    example: 'norra',
  },
  standing: { says: 'Why the person is suited.', max: 4_000, required: true, example: 'Tio års arbete med patientgruppen.' },
  consent: { says: 'The person has agreed to be nominated.', of: ['yes'], required: true, example: 'yes' },
};

const meeting: Readonly<Record<string, FieldSaid>> = {
  day: day('The day of the meeting.', '2026-10-01'),
  from: { says: 'When it begins, such as 9.00.', required: true, example: '9.00' },
  to: { says: 'When it ends.', required: true, example: '12.00' },
  place: { says: 'Where it is held.', max: 300, required: true, example: 'Videomöte' },
  link: { says: 'Where to take part from afar: an address that begins with https.', max: 500 },
  agenda: { says: 'What is on the agenda.', max: 10_000 },
  notes: { says: 'What was said.', max: 50_000 },
  present: { says: 'Ids of the seats whose members were there.', list: true },
};

/** The fields of each form of groups; what is wrong with them is said beside each by the page. */
export const bodies = {
  openRound: described(anyFields, {
    letter: { says: 'What is asked of those who nominate.', max: 10_000, required: true, example: 'Ni är välkomna att nominera.' },
    lastDay: day('The last day to nominate.', '2026-05-29'),
    mails: { says: 'Mail addresses that the letter goes to besides the regions, one a line; at most 20.' },
  }),
  record: described(anyFields, {
    source: { says: 'Who wrote the letter.', of: ['npo', 'patient-organisation'], required: true, example: 'npo' },
    sourceName: { says: 'The name of whoever wrote it.', max: 200, required: true, example: 'NPO nervsystemets sjukdomar' },
    received: day('The day that the letter came.', '2026-03-16'),
    ...nominee,
  }),
  nominate: described(anyFields, nominee),
  replace: described(anyFields, { ...nominee, version }),
  propose: described(anyFields, {
    do: { says: 'Send the proposal, or only look at what the composition lacks.', of: ['send', 'check'] },
    version: { ...versionSaid, says: 'The version of the group that was read; 0 for one that is not there yet.' },
    members: { says: 'Those who are proposed, as the form lists them.', list: true },
    chair: { says: 'Whom of them to chair the group.', required: true, example: '0197a0b2-6c1e-7c3a-9d55-0c6f0e5a7d10' },
    from: day('The first day of the term.', '2026-09-01'),
    to: day('The last day of the term.', '2028-08-31'),
    reason: { says: 'Why the composition is proposed all the same, when it lacks something.', max: 4_000 },
  }),
  appoint: described(anyFields, {
    version,
    accepted: { says: 'Why a composition that lacks something is accepted.', max: 4_000 },
  }),
  giveBack: described(anyFields, {
    version,
    note: { says: 'What is to be changed.', max: 4_000, required: true, example: 'Komplettera med en patientföreträdare.' },
  }),
  link: described(anyFields, {
    version,
    account: {
      says: 'The id of the account that is the member’s, or `ask` to ask an administrator for one.',
      required: true,
      example: 'ask',
    },
  }),
  end: described(anyFields, {
    version,
    day: day('The last day as a member.', '2026-12-31'),
    reason: { says: 'Why the member leaves.', max: 1_000, required: true, example: 'Ny tjänst.' },
  }),
  planMeeting: described(anyFields, meeting),
  writeMeeting: described(anyFields, {
    version,
    ...meeting,
    cancelled: { says: 'Whether the meeting is called off.', of: ['yes', 'no'] },
  }),
};
