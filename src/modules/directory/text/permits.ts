import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './permits.en.ts';
import { sv } from './permits.sv.ts';

export const permitsText = bilingual(sv, en);
