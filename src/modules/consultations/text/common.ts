import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './common.en.ts';
import { sv } from './common.sv.ts';

export const commonText = bilingual(sv, en);
