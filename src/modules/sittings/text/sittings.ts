import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './sittings.en.ts';
import { sv } from './sittings.sv.ts';

export const sittingsText = bilingual(sv, en);
