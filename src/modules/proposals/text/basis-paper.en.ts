import type { Same } from '../../../platform/i18n/language.ts';
import type { paper as sv } from './basis-paper.sv.ts';

export const paper: Same<typeof sv> = {
  title: 'Register the basis from paper',
  link: 'Register the basis from paper',
  lede: 'The case was taken over when the review was already done. The expert group’s basis can therefore be registered here, so that the case need not go back a step.',
  after:
    'The document gets a diary number and becomes the first edition of the case. Then you write in the parts from it, lock the edition, and can send it out for consultation or decide by it. The members do not take a stand again.',
  dated: 'The date of the basis',
  datedHint: 'The day that the document bears.',
  says: 'Who approved the basis, and when?',
  saysHint: 'Also write the earlier diary number of the document, if it has one. Do not name members.',
  file: 'The basis as a file',
  send: 'Register the basis',
  faults: {
    dated: 'Write the date of the basis, for example 2024-06-11. It may not be in the future.',
    says: 'Write who approved the basis and when, in at most 4,000 characters.',
    file: 'Choose the file that the basis is in.',
  },
  subject: (area) => `The expert group’s basis for ${area}, from paper`,
  event: (number) => `The basis was registered from paper with number ${number}.`,
  source: 'Basis on paper',
  sourceDated: (day) => `dated ${day}`,
};
