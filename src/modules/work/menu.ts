import { patterns } from '../../kernel/paths.ts';
import { type Phrase, phrase } from '../../platform/i18n/language.ts';
import { workText } from './text/work.ts';

const home = { sv: workText.sv.home, en: workText.en.home };

/** The way to the work pages, for the menu of those who have signed in. */
export const workMenu: readonly { readonly path: string; readonly label: Phrase }[] = [
  { path: patterns.work, label: phrase(home, 'title') },
];
