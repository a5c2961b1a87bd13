import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './calls.en.ts';
import { sv } from './calls.sv.ts';

export const callText = bilingual(sv, en);
