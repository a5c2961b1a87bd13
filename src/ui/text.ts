import type { Lang } from '../kernel/format.ts';
import { en } from './text.en.ts';
import { sv, type UiText } from './text.sv.ts';

/** The texts that the interface parts bring themselves. */
export function uiText(lang: Lang): UiText {
  return lang === 'sv' ? sv : en;
}
