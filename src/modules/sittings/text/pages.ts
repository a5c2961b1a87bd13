import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './pages.en.ts';
import { sv } from './pages.sv.ts';

export const pagesText = bilingual(sv, en);
