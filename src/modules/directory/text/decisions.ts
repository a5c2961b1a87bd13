import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './decisions.en.ts';
import { sv } from './decisions.sv.ts';

export const decisionsText = bilingual(sv, en);
