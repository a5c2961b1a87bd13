import { clockNow } from '../../../platform/db/index.ts';
import { personOf } from '../../access/index.ts';
import { endorsers, writers } from '../commands/answer-common.ts';
import { takes } from '../core/due.ts';
import { longestText, missingIn } from '../core/parts.ts';
import { backingsOf, delegationsIn, findAnswer, partsWritten, receiptsOf, writersOf } from '../queries/answer.ts';
import { findConsultation, lastDayOf, pleasOf } from '../queries/consultation.ts';
import { respondText } from '../text/respond.ts';
import { type Ctx, readAs } from './kit.tsx';

/** Why a page of an organisation's answers leaves no event of its own. */
export const ownAnswers = 'none: reads what one’s own organisation writes' as const;
export const isWriter = (ctx: Ctx): boolean => writers.some((role) => role === personOf(ctx.subject).acting.role);
export const isEndorser = (ctx: Ctx): boolean => endorsers.some((role) => role === personOf(ctx.subject).acting.role);

/** What the page of an answer, and of a part of it, stands on. */
export const readAnswer = (ctx: Ctx, id: string) =>
  readAs(ctx, async (tx, madeUp) => {
    const answer = await findAnswer(tx, id);
    const one = answer && (await findConsultation(tx, answer.consultation, { madeUp }));
    if (!answer || !one) return undefined;
    const person = personOf(ctx.subject);
    const { organisation } = person.acting;
    const isOwn = answer.organisation === organisation;
    const now = await clockNow(tx);
    const lastDay = await lastDayOf(tx, one.id, { organisation });
    const written = await partsWritten(tx, id);
    const wrote = isOwn ? await writersOf(tx, id, answer.round) : new Set<string>();
    return {
      answer,
      one,
      isOwn,
      now,
      lastDay,
      takes: lastDay !== null && takes({ ...one, lastDay }, now),
      written,
      missing: missingIn(one.parts, written, longestText.organisation),
      delegations: isOwn ? await delegationsIn(tx, id) : [],
      receipts: isOwn ? await receiptsOf(tx, id) : [],
      backings: answer.joint === null ? [] : await backingsOf(tx, id),
      hasWritten: wrote.has(person.id) || answer.proposedBy === person.id,
      pleas: await pleasOf(tx, one.id, organisation),
    };
  });
type Read = NonNullable<Awaited<ReturnType<typeof readAnswer>>>;

export const titleOf = (ctx: Ctx, { answer, one }: Pick<Read, 'answer' | 'one'>): string =>
  answer.jointName === null ? one.areaName : respondText[ctx.lang].jointTitle(one.areaName, answer.jointName);
