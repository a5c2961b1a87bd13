import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './cases.en.ts';
import { sv } from './cases.sv.ts';

export const caseText = bilingual(sv, en);
