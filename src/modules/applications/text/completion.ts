import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './completion.en.ts';
import { sv } from './completion.sv.ts';

export const completionText = bilingual(sv, en);
