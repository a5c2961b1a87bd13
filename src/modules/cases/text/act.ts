import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './act.en.ts';
import { sv } from './act.sv.ts';

export const actText = bilingual(sv, en);
