import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './authoring.en.ts';
import { sv } from './authoring.sv.ts';

export const text = bilingual(sv, en);
