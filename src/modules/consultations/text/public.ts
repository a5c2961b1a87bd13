import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './public.en.ts';
import { sv } from './public.sv.ts';

export const publicText = bilingual(sv, en);
