import { patterns } from '../../kernel/paths.ts';
import { type Phrase, phrase } from '../../platform/i18n/language.ts';
import { diaryText } from './text/diary.ts';

/** The way to the diary, for the menu of those who work with it. */
export const diaryMenu: readonly { readonly path: string; readonly label: Phrase }[] = [
  { path: patterns.diary, label: phrase(diaryText, 'title') },
];
