import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

export const eligibilityText = bilingual(sv, en);
