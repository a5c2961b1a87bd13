import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './codes.en.ts';
import { sv } from './codes.sv.ts';

export const codesText = bilingual(sv, en);
