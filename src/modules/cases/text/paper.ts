import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './paper.en.ts';
import { sv } from './paper.sv.ts';

export const paperText = bilingual(sv, en);
