import { bilingual } from '../../../platform/i18n/language.ts';
import { en } from './areas.en.ts';
import { sv } from './areas.sv.ts';

export type { AreasText } from './areas.sv.ts';

/** Texts of the area pages, and words that the register pages share: `areasText[lang].status.paused`. */
export const areasText = bilingual(sv, en);
