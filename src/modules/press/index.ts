import { patterns } from '../../kernel/paths.ts';
import type { Route } from '../../platform/http/route.ts';
import { type Phrase, phrase } from '../../platform/i18n/language.ts';
import type { PressDeps } from './deps.ts';
import { letterRoutes } from './routes/letter.tsx';
import { listRoutes } from './routes/list.tsx';
import { pressText } from './text/press.ts';

export type { PressDeps } from './deps.ts';
export { tellPress } from './tell-press.ts';

/** Who is told when the board's decisions are published. */
export const pressRoutes: readonly Route<PressDeps>[] = [...listRoutes, ...letterRoutes];

export const pressMenu: readonly { readonly path: string; readonly label: Phrase }[] = [
  { path: patterns.pressList, label: phrase(pressText, 'title') },
];
