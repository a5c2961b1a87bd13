import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './statistics.en.ts';
import { sv } from './statistics.sv.ts';

export const statisticsText = bilingual(sv, en);
