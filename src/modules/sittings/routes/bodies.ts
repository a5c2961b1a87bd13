import { described, type FieldSaid, type FormBody, versionSaid } from '../../../platform/http/form-body.ts';
import { grounds, itemKinds } from '../core/item.ts';
import { anyFields } from './kit.ts';

const id = '0197a0b2-6c1e-7c3a-9d55-0c6f0e5a7d10';
const text = (says: string, max = 8_000): FieldSaid => ({ says, max });
const version: FieldSaid = { ...versionSaid, says: 'The version of the item that was read.' };
const yesNo = ['yes', 'no'];

const time: FormBody['fields'] = {
  day: { says: 'The day of the meeting, YYYY-MM-DD.', example: '2026-10-14' },
  start: { says: 'When it begins, such as 10.00.', example: '10.00' },
  place: { says: 'Where it is held.', max: 300, example: 'Stockholm' },
};

const item: FormBody['fields'] = {
  kind: { says: 'What kind of item it is.', of: itemKinds, required: true, example: 'information' },
  title: { says: 'What it is called on the agenda.', max: 300, required: true, example: 'Uppföljning av tillstånden' },
  area: { says: 'The id of the area; needed of all that is decided.' },
  background: text('The background, a point a line.'),
  matter: text('What the matter is about.'),
  assessment: text('What has been judged of it.'),
  proposal: text('What is proposed.'),
  presenter: text('Who presents it.', 200),
  conditions: text('The conditions, one a line.', 20_000),
  permit: { says: 'About a permit: its id.' },
  ground: { says: 'About a revocation: on which of the three grounds (HSL 2017:30 7 kap. 5 a §).', of: grounds },
  asked: { says: 'When the holder was asked to speak, YYYY-MM-DD.' },
  answered: { says: 'When the holder answered, YYYY-MM-DD; empty when the day passed.' },
  said: text('What the holder said.'),
};

/** Applicants from paper, numbered from 1. */
const applicants: FormBody['fields'] = {
  'region-{number}': { says: 'The county code of an applicant; the rows are numbered from 1.' },
  'hospital-{number}': { says: 'Its hospital, as the register names it.' },
  'unit-{number}': text('Its unit.', 200),
  'population-{number}': { says: 'For whom it applies.', of: ['none', 'adults', 'children', 'both'] },
  'withdrawn-{number}': { says: 'It has taken its application back.', of: ['yes'] },
};

/** The fields of each form of meetings; what is wrong with them is said beside each by the page. */
export const bodies = {
  plan: described(anyFields, { known: { says: 'A day on which the board is known to meet, instead of `day`.' }, ...time }),
  time: described(anyFields, {
    do: { says: '`cancel` calls the meeting off; otherwise its time is changed.', of: ['cancel'] },
    ...time,
    why: text('Why it is called off.', 1_000),
  }),
  newItem: described(anyFields, item, applicants),
  item: described(anyFields, { version, ...item }, applicants),
  remove: described(anyFields, {
    version,
    why: { says: 'Why it is taken off the agenda.', max: 1_000, required: true, example: 'Inte färdigberett.' },
  }),
  propose: described(
    anyFields,
    { version, from: { says: 'The id of the voter whose proposal it is; empty when it is the presenter’s.' } },
    {
      'outcome-{applicant}': { says: 'What becomes of the applicant with that key in the item.' },
      'reasons-{applicant}': text('Why.'),
      'start-{applicant}': { says: 'Of one who is granted: the first day of the care, YYYY-MM-DD.' },
      'population-{applicant}': { says: 'Of one who is granted: for whom.', of: ['adults', 'children', 'both', 'none'] },
      'tasks-{applicant}': { says: 'Of one who is granted: ids of the tasks.', list: true },
      'subPermits-{applicant}': { says: 'Of one who is granted: ids of the sub-permits.', list: true },
    },
  ),
  room: described(anyFields, {
    do: {
      says: 'What has happened.',
      of: [
        'opened',
        'arrived',
        'left',
        'stepped-in',
        'adjusters-appointed',
        'text-added',
        'closed',
        'item-opened',
        'conflict-answered',
        'condition-reworded',
        'item-text-added',
        'vote-opened',
        'vote-cast',
        'vote-closed',
        'decided',
        'dissented',
        'item-closed',
      ],
      required: true,
      example: 'arrived',
    },
    of: { says: 'The id of the item that it is about, if any.' },
    version: { says: 'With `of`: the version of the item that was read.', pattern: String.raw`^\d{1,9}$` },
    person: { says: 'The id of the person that it is about.', example: id },
    region: { says: '`stepped-in`: the id of the collaboration region that the substitute steps in for.' },
    persons: { says: '`adjusters-appointed`: the ids of those who adjust the minutes.', list: true },
    text: text('What is written down, or the dissent, or the new wording of a condition.', 20_000),
    conflicted: { says: '`conflict-answered`: whether the person has a conflict of interest.', of: yesNo },
    why: text('`conflict-answered`: why.', 2_000),
    condition: { says: '`condition-reworded`: the id of the condition.' },
    mode: { says: '`vote-opened`: in the open, or by name.', of: ['open', 'named'] },
    first: { says: '`vote-opened`: the id of the one proposal.' },
    second: { says: '`vote-opened`: the id of the other.' },
    vote: { says: '`vote-cast`: the id of the vote.' },
    choice: { says: '`vote-cast`: the id of the proposal that is voted for, or `abstain`.' },
    'count-a': { says: '`vote-closed` in the open: how many for the one.' },
    'count-b': { says: '`vote-closed` in the open: how many for the other.' },
    'count-abstain': { says: '`vote-closed` in the open: how many abstained.' },
    casting: { says: '`vote-closed`: the proposal that the casting vote is for, when the votes are equal.' },
    proposal: { says: '`decided`: the id of the proposal that is the decision.' },
    effect: { says: '`decided`: when it holds.', of: ['at-once', 'at-adjustment'] },
  }),
  vote: described(anyFields, {
    do: { says: 'What one does.', of: ['vote-cast', 'dissented', 'conflict-answered'], required: true, example: 'dissented' },
    of: { says: 'The id of the item.', required: true, example: id },
    vote: { says: '`vote-cast`: the id of the vote.' },
    choice: { says: '`vote-cast`: the id of the proposal that is voted for, or `abstain`.' },
    text: { says: '`dissented`: what the dissent is about.', max: 8_000, example: 'Villkoret bör stå kvar.' },
    conflicted: { says: '`conflict-answered`: whether one has a conflict of interest.', of: yesNo },
    why: text('`conflict-answered`: why.', 2_000),
  }),
  mask: described(anyFields, {
    do: { says: 'Mask a part of the minutes, or lift a mask.', of: ['masked', 'mask-lifted'], required: true, example: 'masked' },
    part: { says: 'The part, as the form lists it.', required: true, example: '§ 1' },
    ground: text('`masked`: the section of the law.', 300),
    why: text('`mask-lifted`: why.', 1_000),
  }),
};
