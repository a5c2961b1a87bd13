import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './diary.en.ts';
import { sv } from './diary.sv.ts';

export const diaryText = bilingual(sv, en);
