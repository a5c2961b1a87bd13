import type { Same } from '../../../platform/i18n/language.ts';
import type { sv } from './paper.sv.ts';

export const en: Same<typeof sv> = {
  title: 'Register from paper',
  link: 'Register what is on paper already',
  linkHint: 'The case was taken over in the midst of the step. What had been done on paper can be registered instead of being done again.',
  lede: 'The document gets a diary number and stands for what the step must leave behind.',
  nothing: 'There is nothing to register from paper in the case.',
  kind: 'What is it?',
  dated: 'The date of the document',
  datedHint: 'The day that the document bears.',
  says: 'Where does it come from?',
  saysHint: 'Write who made it and which diary number it has had, if any. Do not name private persons.',
  file: 'The document as a file',
  send: 'Register',
  faults: {
    kind: 'Choose what it is.',
    dated: 'Write the date of the document, for example 2024-06-11. It may not be in the future.',
    says: 'Write where the document comes from, in at most 4,000 characters.',
    file: 'Choose the file that the document is in.',
  },
  subject: (what, area) => `${what}, ${area}, from paper`,
  event: (what, number) => `${what}: registered from paper with number ${number}`,
};
