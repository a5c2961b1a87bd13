import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './uploads.en.ts';
import { sv } from './uploads.sv.ts';

export const uploadText = bilingual(sv, en);
/** The words of the protocol's faults, for `phrase`. */
export const tusText = { sv: sv.tus, en: en.tus };
