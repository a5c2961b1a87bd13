import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './work.en.ts';
import { sv } from './work.sv.ts';

export const workText = bilingual(sv, en);
