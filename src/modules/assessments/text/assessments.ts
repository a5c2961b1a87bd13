import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './assessments.en.ts';
import { sv } from './assessments.sv.ts';

export const assessmentsText = bilingual(sv, en);
