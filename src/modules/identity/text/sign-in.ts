import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './sign-in.en.ts';
import { sv } from './sign-in.sv.ts';

export const signInText = bilingual(sv, en);
