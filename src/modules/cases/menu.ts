import { patterns } from '../../kernel/paths.ts';
import type { Phrase } from '../../platform/i18n/language.ts';
import { pagesText } from './text/pages.ts';

/** The way to the cases and to what waits, for the menu of those who have signed in. */
export const casesMenu: readonly { readonly path: string; readonly label: Phrase }[] = [
  { path: patterns.cases, label: { sv: pagesText.sv.cases.title, en: pagesText.en.cases.title } },
  { path: patterns.myTasks, label: { sv: pagesText.sv.tasks.title, en: pagesText.en.tasks.title } },
];
