import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './officer.en.ts';
import { sv } from './officer.sv.ts';

export const officerText = bilingual(sv, en);
