import { bilingual, type Lang, type Phrase } from '../../../platform/i18n/language.ts';
import { en as appointmentEn } from './appointment.en.ts';
import { sv as appointmentSv } from './appointment.sv.ts';
import { en as groupsEn } from './groups.en.ts';
import { sv as groupsSv } from './groups.sv.ts';
import { en as meetingsEn } from './meetings.en.ts';
import { sv as meetingsSv } from './meetings.sv.ts';
import { en as nominationsEn } from './nominations.en.ts';
import { sv as nominationsSv } from './nominations.sv.ts';

export const groupsText = bilingual(
  { ...groupsSv, ...nominationsSv, ...appointmentSv, ...meetingsSv },
  { ...groupsEn, ...nominationsEn, ...appointmentEn, ...meetingsEn },
);
export type GroupsText = (typeof groupsText)[Lang];

/** A text of this module in both languages, for what travels as a value. */
export const both = (make: (text: GroupsText, lang: Lang) => string): Phrase => ({
  sv: make(groupsText.sv, 'sv'),
  en: make(groupsText.en, 'en'),
});
