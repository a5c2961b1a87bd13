import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './regions.en.ts';
import { sv } from './regions.sv.ts';

export const regionsText = bilingual(sv, en);
