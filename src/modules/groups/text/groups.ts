import { bilingual, type Lang, type Phrase } from '../../../platform/i18n/language.ts';
import { en } from './groups.en.ts';
import { sv } from './groups.sv.ts';

export const groupsText = bilingual(sv, en);
export type GroupsText = (typeof groupsText)[Lang];

/** A text of this module in both languages, for what travels as a value. */
export const both = (make: (text: GroupsText, lang: Lang) => string): Phrase => ({
  sv: make(groupsText.sv, 'sv'),
  en: make(groupsText.en, 'en'),
});
