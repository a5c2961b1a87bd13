import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './about.en.ts';
import { sv } from './about.sv.ts';

export const aboutText = bilingual(sv, en);
