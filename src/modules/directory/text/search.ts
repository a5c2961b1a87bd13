import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './search.en.ts';
import { sv } from './search.sv.ts';

export const searchText = bilingual(sv, en);
