import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './rulings.en.ts';
import { sv } from './rulings.sv.ts';

export const rulingsText = bilingual(sv, en as typeof sv);
