import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './meetings.en.ts';
import { sv } from './meetings.sv.ts';

export const meetingsText = bilingual(sv, en);
