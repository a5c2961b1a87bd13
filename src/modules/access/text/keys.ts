import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './keys.en.ts';
import { sv } from './keys.sv.ts';

export const keysText = bilingual(sv, en);
