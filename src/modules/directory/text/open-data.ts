import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './open-data.en.ts';
import { sv } from './open-data.sv.ts';

export const openDataText = bilingual(sv, en);
