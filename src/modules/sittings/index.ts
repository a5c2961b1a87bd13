import { patterns } from '../../kernel/paths.ts';
import type { Route } from '../../platform/http/route.ts';
import { phrase } from '../../platform/i18n/language.ts';
import type { CaseLink } from '../cases/index.ts';
import type { SittingsDeps } from './deps.ts';
import { apiRoutes } from './routes/api.ts';
import { itemRoutes } from './routes/items.tsx';
import { meetingRoutes } from './routes/meetings.tsx';
import { minutesRoutes } from './routes/minutes.tsx';
import { proposeRoutes } from './routes/propose.tsx';
import { publicRoutes } from './routes/public.tsx';
import { roomRoutes } from './routes/room.tsx';
import { rulesRoutes } from './routes/rules.tsx';
import { pagesText } from './text/pages.ts';

export { adjustItem, adjustMinutes } from './commands/adjust.ts';
export { appointAdjusters, closeSitting } from './commands/adjusters.ts';
export { continued, drawItem } from './commands/draw.ts';
export { castVote, closeVote, decideItem, openItem, openVote, putProposal } from './commands/item.ts';
export { happen, itemHash, minutesHash, type SittingRefusal } from './commands/kit.ts';
export { addItem, changeSitting, giveNotice, openSitting, planSitting, reviseItem, setRules } from './commands/plan.ts';
export { publishMinutes } from './commands/publish.ts';
export { type BoardRules, firstRules } from './core/board.ts';
export type { Happening } from './core/events.ts';
export { type Applicant, emptyItem, type Item, type Outcome } from './core/item.ts';
export { minutesOf } from './core/minutes.ts';
export { findItem, fold } from './core/state.ts';
export type { Assessed, SittingsDeps } from './deps.ts';
export { eventsOf, findSitting, type Publication, publications, publicationsOf, sittingsFor } from './queries.ts';
export { sittingsJobs } from './seal.ts';
export { seatBoard } from './store.ts';

/** Where the board's meetings are planned, held, adjusted and published. */
export const sittingsRoutes: readonly Route<SittingsDeps>[] = [
  ...publicRoutes,
  ...meetingRoutes,
  ...rulesRoutes,
  ...itemRoutes,
  ...proposeRoutes,
  ...roomRoutes,
  ...minutesRoutes,
  ...apiRoutes,
];

const label = phrase(pagesText, 'short');

export const sittingsMenu = [{ path: patterns.sittings, label }] as const;

/** The way here from a case. */
export const sittingsLinks: readonly CaseLink[] = [
  {
    label,
    states: ['board', 'management'],
    roles: ['case-officer', 'head', 'registrar'],
    path: () => patterns.sittings,
    makes: ['board-decisions'],
  },
];
