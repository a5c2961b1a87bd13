import { bilingual } from '../../i18n/language.ts';
import { en } from './text.en.ts';
import { sv } from './text.sv.ts';

export const actsText = bilingual(sv, en);
