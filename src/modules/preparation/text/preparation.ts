import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './preparation.en.ts';
import { sv } from './preparation.sv.ts';

export const preparationText = bilingual(sv, en);
