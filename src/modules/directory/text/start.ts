import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './start.en.ts';
import { sv } from './start.sv.ts';

export const startText = bilingual(sv, en);
