import { patterns } from '../../kernel/paths.ts';
import { type Phrase, phrase } from '../../platform/i18n/language.ts';
import { adminText } from './text/admin.ts';
import { oversightText } from './text/oversight.ts';
import { placesText } from './text/places.ts';

/** The pages of this module in the menu of those who have signed in; each is shown to those whom its own policy lets in. */
export const accessMenu: readonly { readonly path: string; readonly label: Phrase }[] = [
  { path: patterns.administration, label: phrase(adminText, 'administration') },
  { path: patterns.boardTerms, label: phrase(placesText, 'boardTitle') },
  { path: patterns.log, label: phrase(oversightText, 'logTitle') },
];
