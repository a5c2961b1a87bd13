import type { sv } from './vote.sv.ts';

export const en = {
  title: (day) => `Vote: ${day}`,
  again: 'Change the vote',
  reasons: 'The proposals with their reasons',
  notConflicted: 'You have answered that you have no conflict of interest in the item.',
  changeAnswer: 'Change the answer',
  reword: 'Change the wording of a condition',
  papers: 'The papers of the item',
  applicant: 'Applicant',
  side: 'The proposals side by side',
  none: 'No proposal has been put yet.',
} satisfies typeof sv;
