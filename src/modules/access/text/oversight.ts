import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './oversight.en.ts';
import { sv } from './oversight.sv.ts';

export const oversightText = bilingual(sv, en);
