import { patterns } from '../../kernel/paths.ts';
import type { Phrase } from '../../platform/i18n/language.ts';
import { pagesText } from './text/pages.ts';

/** The way to the cases and to what waits, for the menu of those who have signed in. */
export const casesMenu: readonly { readonly path: string; readonly label: Phrase; readonly also?: readonly string[] }[] = [
  // The basis and the ruling of a case lie under the latter.
  { path: patterns.cases, also: ['/arbete/arenden'], label: { sv: pagesText.sv.cases.title, en: pagesText.en.cases.title } },
  { path: patterns.myTasks, label: { sv: pagesText.sv.tasks.title, en: pagesText.en.tasks.title } },
];
