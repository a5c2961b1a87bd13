import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './propose.en.ts';
import { sv } from './propose.sv.ts';

export const proposeText = bilingual(sv, en);
