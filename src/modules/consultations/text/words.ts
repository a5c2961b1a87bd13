import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './words.en.ts';
import { sv } from './words.sv.ts';

export const wordText = bilingual(sv, en);
