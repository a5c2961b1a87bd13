import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './form.en.ts';
import { sv } from './form.sv.ts';

/** Words of the application's form. */
export const formText = bilingual(sv, en);
