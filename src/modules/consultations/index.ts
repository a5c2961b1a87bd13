import type { Queryable } from '../../platform/db/index.ts';
import { closedOfCase } from './queries/consultation.ts';

export { backAnswer, endorseAnswer, proposeAnswer, returnAnswer, submitAnswer, withdrawAnswer } from './commands/answer-move.ts';
export { beginOwnAnswer, commentOnPart, delegatePart, saveAnswerPart } from './commands/answer-write.ts';
export type { Fault as ConsultationFault } from './commands/common.ts';
export { closeConsultation, extendConsultation } from './commands/extend.ts';
export { createTheme, editTheme, maskIn, publish, replyTo, tagAnswer, unmask } from './commands/judge-answers.ts';
export { openConsultation } from './commands/open.ts';
export { confirmByMail, moderate, receiveConfirmed, sendOpenAnswer, sweep as sweepOpenAnswers } from './commands/open-answer.ts';
export { judgeLate, plead } from './commands/plea.ts';
export { addAddressees, beginConsultation, removeAddressee, renewParts, writeLetter } from './commands/prepare.ts';
export { remindDue } from './commands/remind.ts';
export { lockExpertComment, lockSummary, writeExpertComment, writeSummary } from './commands/summary.ts';
export type { Stance } from './core/parts.ts';
export type { ConsultationsDeps } from './deps.ts';
export { consultationJobs } from './jobs.ts';
export { consultationsLinks, consultationsMenu } from './menu.ts';
export { answersTo, findAnswer, partsWritten, receiptsOf } from './queries/answer.ts';
export { addresseesOf, type Consultation, consultationsOfCase, findConsultation } from './queries/consultation.ts';
export { submissionsOf, themesOf, waitingOpenAnswers } from './queries/incoming.ts';
export { consultationsRoutes } from './routes/index.ts';

/** The closed consultation of a case with how many answers stand in it; undefined until one has been closed. */
export const findClosedConsultation = (
  tx: Queryable,
  careCase: string,
): Promise<{ readonly id: string; readonly answers: number; readonly summaryLocked: boolean } | undefined> => closedOfCase(tx, careCase);
