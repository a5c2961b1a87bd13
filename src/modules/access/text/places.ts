import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './places.en.ts';
import { sv } from './places.sv.ts';

export const placesText = bilingual(sv, en);
