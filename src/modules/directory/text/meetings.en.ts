import type { Same } from '../../../platform/i18n/language.ts';
import type { sv } from './meetings.sv.ts';

export const en = {
  list: {
    title: 'Meetings of the board',
    lede: 'The board for national highly specialised care decides which regions get permits. Here are the meetings that we know of.',
    description: 'Meetings of the board for national highly specialised care, what was to be decided and what the decision journal shows.',
    board:
      'The board has a chair and six members, all with substitutes. The chair and the chair’s substitute come from the National Board of Health and Welfare (Socialstyrelsen). The others represent the six collaboration regions and are appointed by the government.',
    coming: 'Coming meetings',
    held: 'Earlier meetings',
    noneComing: 'No coming meetings are known.',
    noneHeld: 'No earlier meetings are known.',
    date: 'Day',
    planned: 'To be decided',
    decided: 'Decisions in the journal that day',
    nothingPlanned: 'not stated by the source',
    source: (names: string) => `The days come from ${names}.`,
    notComplete: 'The list is not complete. The days are those known to the source; a meeting may have been moved or cancelled.',
  },
  one: {
    title: (day: string) => `The meeting of ${day}`,
    description: (day: string) =>
      `The board for national highly specialised care on ${day}: planned decisions and what the decision journal shows.`,
    notHeld: (day: string) => `You see the register as it was on ${day}. The meeting had not been held by then.`,
    future: 'The meeting has not been held yet.',
    planned: 'Areas to be decided',
    noPlanned: 'The source does not say which areas were to be decided.',
    outcome: 'What the journal shows',
    information: 'Information and discussion',
    decided: 'Decisions in the journal that day',
    decidedNone: 'The journal has no decisions on this day.',
    decidedWhy:
      'That does not mean that the board decided nothing. For many permits we only know that the decision was taken within a period, or the source on the decision has not come in.',
    what: 'Decision',
    who: 'Region',
    start: 'Care starts',
    outcomes: {
      grant: (regions: string) => `Permits for ${regions}`,
      reject: (regions: string) => `Rejection for ${regions}`,
      dismiss: (regions: string) => `Application dismissed from ${regions}`,
      'write-off': (regions: string) => `Application written off from ${regions}`,
    },
    elsewhere: (what: string, when: string) => `${what}, decided ${when}`,
    noDecision: 'There is no decision on permits in the journal.',
    previous: 'Previous meeting',
    next: 'Next meeting',
    all: 'All meetings',
    missing: (day: string) => `There is no known meeting on ${day}.`,
    nearest: (day: string) => `The meeting of ${day}`,
  },
} satisfies Same<typeof sv>;
