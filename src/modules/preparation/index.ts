import { paths } from '../../kernel/paths.ts';
import type { Route } from '../../platform/http/route.ts';
import { phrase } from '../../platform/i18n/language.ts';
import type { CaseLink } from '../cases/index.ts';
import type { PreparationDeps } from './deps.ts';
import { preparationApiRoutes } from './routes/api.ts';
import { partRoutes } from './routes/parts.ts';
import { statementRoutes } from './routes/statement.ts';
import { preparationText } from './text/preparation.ts';

export { readAnswer } from './answer-form.ts';
export { type AnswerGiven, answerStatement } from './commands/answer.ts';
export { type StatementFault, type Voter, votersOf } from './commands/common.ts';
export { type LockGiven, lockB1Statement } from './commands/lock.ts';
export { beginStatement, type PartGiven, writePart } from './commands/write.ts';
export {
  type Answered,
  type MemberObstacle,
  membersWaitedFor,
  type PartContent,
  type Prediction,
  standOf,
  type TextPart,
} from './core/statement.ts';
export type { PreparationDeps } from './deps.ts';
export {
  allParts,
  answersOf,
  findStatement,
  type JointGroup,
  type LockedPrediction,
  type Part,
  type PartVersion,
  predictionsOf,
  type Statement,
  versionsOf,
} from './queries.ts';
export { StatementAnswer, StatementMembers, versionAnswered } from './screens/joint.tsx';
export { addAnswer, savePart } from './store.ts';

/** B1's statement: written together, approved, locked. */
export const preparationRoutes: readonly Route<PreparationDeps>[] = [...statementRoutes, ...partRoutes, ...preparationApiRoutes];

/** The way here from a case. */
export const preparationLinks: readonly CaseLink[] = [
  {
    label: phrase(preparationText, 'link'),
    states: ['consultation', 'ruling', 'call', 'assessment', 'board', 'management'],
    roles: ['case-officer', 'head', 'registrar', 'analyst', 'b1-member'],
    path: paths.b1Statement,
    makes: ['b1-statement'],
  },
];
