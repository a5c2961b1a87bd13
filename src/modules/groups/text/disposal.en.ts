import type { Same } from '../../../platform/i18n/language.ts';
import type { sv } from './disposal.sv.ts';

export const en: Same<typeof sv> = {
  title: 'Disposal: nominated and not appointed',
  lede: 'When it is settled who sits in a group, what is known of those who were not appointed is seldom needed. It may still be removed only when the authority has decided so.',
  law: 'A state authority may dispose of public documents only by regulation or decision of Riksarkivet, or when a statute says so (Archives Act section 10 and Archives Ordinance section 14).',
  nowTitle: 'What holds now',
  none: 'The authority has not entered any decision. Nothing is disposed of.',
  kept: 'The data are kept.',
  after: (months) =>
    months === 1
      ? 'The data are disposed of one month after it is settled who sits in the group.'
      : `The data are disposed of ${months} months after it is settled who sits in the group.`,
  source: 'Decision and ground',
  decidedOn: 'Decided',
  entered: 'Entered',
  enteredBy: (at, name) => `${at} by ${name}`,
  unknown: 'unknown person',
  month: 'Time',
  goes: 'What is removed',
  goesList: [
    'name, mail address, profession and merits in the nomination',
    'the same of those who were proposed to a group and not appointed',
  ],
  stays: 'What is kept',
  staysList: [
    'diary number, day, and who nominated',
    'collaboration region and what the person was to speak for',
    'documents of the diary: a document is disposed of by itself',
    'all about those who were appointed',
  ],
  when: 'It is settled when the group has been appointed, no new proposal waits and no round of nominations has been opened since, or when the case is over. It is done at night. The log says how many, never whose. Backups hold the data until they are too old to be kept.',
  dueTitle: 'Data that are kept',
  dueNone: 'There are no data on people who were nominated and not appointed.',
  area: 'Care area',
  people: 'Number',
  first: 'The first are disposed of at the earliest',
  notPlanned: 'Kept',
  doneTitle: 'What has been disposed of',
  doneNone: 'Nothing has been disposed of.',
  at: 'When',
  nominations: 'Nominations',
  seats: 'Proposals of members',
  formTitle: 'Enter a decision',
  formLede:
    'The decision is used a week after it was entered at the earliest, so that a mistake can be put right. What has been disposed of cannot be had back.',
  choice: 'What has the authority decided?',
  dispose: 'The data are to be disposed of',
  keep: 'The data are to be kept',
  months: 'After how many months?',
  monthsHint: 'Counted from when it is settled who sits in the group. Leave empty when the data are to be kept.',
  sourceHint: 'Write the diary number of the decision, and the regulation or decision of Riksarkivet that it rests on.',
  decidedOnHint: 'The day on which the authority decided.',
  save: 'Enter the decision',
  done: 'The decision has been entered.',
  link: 'What is disposed of and when',
  faults: {
    choice: 'Choose what the authority has decided.',
    months: 'Write a whole number of months from 1 to 600.',
    source: 'Write the number of the decision and what it rests on, in at most 500 characters.',
    decidedOn: 'Write the day of the decision, for example 2026-03-16. It may not be in the future.',
  },
};
