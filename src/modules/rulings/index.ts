import { paths } from '../../kernel/paths.ts';
import type { Route } from '../../platform/http/route.ts';
import { phrase } from '../../platform/i18n/language.ts';
import type { CaseLink } from '../cases/index.ts';
import type { RulingsDeps } from './deps.ts';
import { publicRoutes } from './routes/public.tsx';
import { workRoutes } from './routes/work.tsx';
import { rulingsText } from './text/rulings.ts';

export { takeRuling } from './commands/decide.ts';
export type { Obstacle, RulingFault } from './commands/kit.ts';
export { beginRuling, editRuling, proposeRuling, returnRuling, withdrawRuling } from './commands/prepare.ts';
export type { RulingsDeps } from './deps.ts';
export type { Published } from './published.ts';
export { findPublicRuling, type PublicRuling, publicRulings, rulingsOf } from './queries.ts';

/** The agency's decision that care is national, or not: prepared, decided, and read by everyone. */
export const rulingsRoutes: readonly Route<RulingsDeps>[] = [...workRoutes, ...publicRoutes];

const label = phrase({ sv: { short: rulingsText.sv.short }, en: { short: rulingsText.en.short } }, 'short');

/** The way here from a case. */
export const rulingsLinks: readonly CaseLink[] = [
  {
    label,
    states: ['ruling', 'call', 'assessment', 'board', 'management', 'ended'],
    roles: ['case-officer', 'head', 'registrar', 'analyst'],
    path: paths.ruling,
    makes: ['ruling'],
  },
];
