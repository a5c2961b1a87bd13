import { paths, patterns } from '../../kernel/paths.ts';
import { type Phrase, phrase } from '../../platform/i18n/language.ts';
import type { CaseLink } from '../cases/index.ts';
import { commonText } from './text/common.ts';

/** The pages of this module in the menu of those who have signed in; each is shown to those whom its own policy lets in. */
export const consultationsMenu: readonly { readonly path: string; readonly label: Phrase }[] = [
  { path: patterns.consultations, label: phrase(commonText, 'consultations') },
  { path: patterns.responses, label: phrase(commonText, 'responses') },
];

/** The way here from a case. */
export const consultationsLinks: readonly CaseLink[] = [
  {
    label: phrase(commonText, 'consultations'),
    states: ['consultation', 'ruling', 'call', 'assessment', 'board', 'management'],
    roles: ['case-officer', 'head', 'registrar', 'analyst', 'expert-group-member', 'b1-member'],
    path: (careCase) => `${paths.consultations}?arende=${encodeURIComponent(careCase)}`,
    makes: ['consultation', 'consultation-summary', 'expert-comment'],
  },
];
