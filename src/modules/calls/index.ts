import { paths, patterns } from '../../kernel/paths.ts';
import type { Route } from '../../platform/http/route.ts';
import { phrase } from '../../platform/i18n/language.ts';
import type { CaseLink } from '../cases/index.ts';
import type { CallsDeps } from './deps.ts';
import { apiRoutes } from './routes/api.ts';
import { figuresRoutes } from './routes/api-figures.ts';
import { publicRoutes } from './routes/public.tsx';
import { workRoutes } from './routes/work.ts';
import { callText } from './text/calls.ts';

export { amendCall, withdrawCall } from './commands/amend.ts';
export { answerAboutCall, askAboutCall, receiveCall } from './commands/dialogue.ts';
export { createCall, editCall } from './commands/draft.ts';
export type { CallRefusal } from './commands/kit.ts';
export { publishCall } from './commands/publish.ts';
export { type CallContent, type CallKind, type CallState, type Decided, stateAt } from './core/call.ts';
export type { CallsDeps } from './deps.ts';
export { type Call, findCall, findPublicCall, type OwnQuestion, questionsOf } from './queries.ts';
export { QuestionFigures } from './screens/question-figures.tsx';

/** Where calls to the regions are written, announced, asked about and changed, and where everyone reads them. */
export const callsRoutes: readonly Route<CallsDeps>[] = [...publicRoutes, ...workRoutes, ...apiRoutes, ...figuresRoutes];

const title = phrase({ sv: callText.sv.work, en: callText.en.work }, 'title');

export const callsMenu = [{ path: patterns.callsWork, label: title }] as const;

/** The way here from a case. */
export const callsLinks: readonly CaseLink[] = [
  {
    label: title,
    states: ['call', 'assessment', 'board', 'management'],
    roles: ['case-officer', 'head', 'registrar', 'analyst'],
    path: () => paths.callsWork,
    makes: ['call'],
  },
];
