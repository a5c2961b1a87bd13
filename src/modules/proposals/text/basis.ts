import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './basis.en.ts';
import { sv } from './basis.sv.ts';

export const basisText = bilingual(sv, en as typeof sv);
