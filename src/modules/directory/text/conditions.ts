import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './conditions.en.ts';
import { sv } from './conditions.sv.ts';

export const conditionsText = bilingual(sv, en);
