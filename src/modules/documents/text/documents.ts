import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './documents.en.ts';
import { sv } from './documents.sv.ts';

export const documentsText = bilingual(sv, en);
