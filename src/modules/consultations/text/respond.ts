import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './respond.en.ts';
import { sv } from './respond.sv.ts';

export const respondText = bilingual(sv, en);
