import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './scenarios.en.ts';
import { sv } from './scenarios.sv.ts';

export const scenariosText = bilingual(sv, en);
