import { dayInStockholm, type LocalDate } from '../../kernel/date.ts';
import { paths } from '../../kernel/paths.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Route } from '../../platform/http/route.ts';
import { phrase } from '../../platform/i18n/language.ts';
import type { CaseLink } from '../cases/index.ts';
import { type Assessed, assessedFrom, type StatementContent } from './content.ts';
import type { AssessmentsDeps } from './deps.ts';
import { lockedContent, withdrawnAmong } from './queries.ts';
import { assessmentsApiRoutes } from './routes/api.ts';
import { assessRoutes } from './routes/assess.ts';
import { compareRoutes } from './routes/compare.ts';
import { overviewRoutes } from './routes/overview.ts';
import { partRoutes } from './routes/part.ts';
import { scenarioRoutes } from './routes/scenarios.ts';
import { statementRoutes } from './routes/statement.ts';
import { assessmentsText } from './text/assessments.ts';
import { statementText } from './text/statement.ts';

export { assignAssessor, endAssignment } from './commands/assign.ts';
export type { AssessmentFault } from './commands/common.ts';
export { handInAssessment, judgeCondition } from './commands/judge.ts';
export { noteOnApplication } from './commands/note.ts';
export { answerB2Statement, beginB2Statement, lockB2Statement, type StatementFault, writeB2Part } from './commands/statement.ts';
export type { Assessed, AssessedApplicant, StatementContent } from './content.ts';
export type { Verdict } from './core/judgement.ts';
export type { AssessmentsDeps } from './deps.ts';

/** With the edition of the statement that says it. */
type AssessedOf = Assessed & {
  readonly statement: { readonly edition: number; readonly diaryNumber: string; readonly lockedOn: LocalDate };
};

/**
 * What B2 has said of each applicant in the statement of a case that was locked last; undefined while none is. For the board: it reads what was locked, and
 * besides that alone which applications have been taken back since.
 */
export async function assessed(tx: Tx, careCase: string): Promise<readonly AssessedOf[] | undefined> {
  const found = await lockedContent<StatementContent>(tx, careCase);
  if (!found) return undefined;
  const gone = await withdrawnAmong(
    tx,
    found.content.applicants.map(({ application }) => application),
  );
  const statement = { edition: found.edition, diaryNumber: found.diaryNumber, lockedOn: dayInStockholm(found.lockedAt) };
  return assessedFrom(found.content).map((one) => ({ ...one, withdrawn: one.withdrawn || gone.has(one.application), statement }));
}

/** Where B2 assesses applications, compares, and writes its statement. */
export const assessmentsRoutes: readonly Route<AssessmentsDeps>[] = [
  ...overviewRoutes,
  ...assessRoutes,
  ...compareRoutes,
  ...statementRoutes,
  ...partRoutes,
  ...scenarioRoutes,
  ...assessmentsApiRoutes,
];

/** The ways here from a case. */
export const assessmentsLinks: readonly CaseLink[] = [
  {
    label: phrase({ sv: { link: assessmentsText.sv.link }, en: { link: assessmentsText.en.link } }, 'link'),
    states: ['assessment', 'board', 'management'],
    roles: ['case-officer', 'head', 'registrar', 'analyst', 'b2-member'],
    path: paths.assessments,
  },
  {
    label: phrase({ sv: { link: statementText.sv.link }, en: { link: statementText.en.link } }, 'link'),
    states: ['assessment', 'board', 'management'],
    roles: ['case-officer', 'head', 'registrar', 'analyst', 'b2-member'],
    path: paths.b2Statement,
    makes: ['b2-statement'],
  },
];
