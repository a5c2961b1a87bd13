import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './admin.en.ts';
import { sv } from './admin.sv.ts';

export const adminText = bilingual(sv, en);
