import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './disposal.en.ts';
import { sv } from './disposal.sv.ts';

export const disposalText = bilingual(sv, en);
