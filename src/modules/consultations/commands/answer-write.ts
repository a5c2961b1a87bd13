import { dayInStockholm, type LocalDate } from '../../../kernel/date.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Result } from '../../../kernel/result.ts';
import { fail } from '../../../kernel/result.ts';
import { clockNow } from '../../../platform/db/index.ts';
import { denied } from '../../../platform/http/policy.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, type Doing, no } from '../../access/index.ts';
import { tell } from '../../messages/index.ts';
import { beginsRound } from '../core/life.ts';
import { faultsOf, longestText, type PartAnswer } from '../core/parts.ts';
import { answersTo, collaborationRegionsOf, colleaguesAt, lockAnswer, membersOf, type WrittenPart } from '../queries/answer.ts';
import { isAsked } from '../queries/consultation.ts';
import { addComment, beginAnswer, delegate, finishDelegations, moveAnswer, savePart } from '../store/answer.ts';
import { delegatedMessage } from '../text/messages.ts';
import { respondText } from '../text/respond.ts';
import { answerFor } from './answer-common.ts';
import { type Acted, about, done, type Fault, invalid, missing, sentOutFor, takenFrom } from './common.ts';

const notAsked: Result<never, Fault> = fail({
  kind: 'refused',
  denial: denied(phrase(respondText, 'notAsked'), phrase(respondText, 'askOfficer')),
});

/** The own organisation's answer, begun if it has not been; or one for a collaboration region that the own region belongs to. */
export function beginOwnAnswer(doing: Doing, consultation: string, joint: string | null): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const { organisation } = doing.person.acting;
    const found = await sentOutFor(tx, doing, consultation);
    if (!found) return missing;
    const begun = (await answersTo(tx, consultation)).find((one) => one.organisation === organisation && one.joint === joint);
    if (begun) return done(begun.id);
    const taken = await takenFrom(tx, found, organisation, await clockNow(tx));
    if (!taken.ok) return taken;
    if (!(await isAsked(tx, found, organisation))) return notAsked;
    const regions = await collaborationRegionsOf(tx, organisation);
    if (joint !== null && !regions.some(({ id }) => id === joint))
      return fail({ kind: 'refused', denial: no('otherOrganisation', 'askThatOrganisation') });
    const members = joint === null ? [] : await membersOf(tx, joint);
    const id = await beginAnswer(tx, { consultation, organisation, joint, members, fictitious: found.fictitious, person: doing.person.id });
    return done(id, {
      action: 'consultation-answer.begun',
      object: about('consultation-answer', id),
      details: { consultation, organisation, joint },
    });
  });
}

export type PartFaults =
  | Fault
  /** Someone has saved the part since it was shown: what it says now. */
  | { readonly kind: 'part-stale'; readonly now: WrittenPart }
  | { readonly kind: 'part-faults'; readonly faults: ReturnType<typeof faultsOf> };

export type Saving = PartAnswer & { readonly id: string; readonly version: number; readonly finishes: boolean };

/**
 * Saves what is said of one part. Several may write at once, each part by itself: whoever saves on an older version of a part is shown both. Writing
 * takes a proposed or endorsed answer back to a draft, and begins a new round after a submitted one.
 */
export function saveAnswerPart(doing: Doing, saving: Saving): Promise<Result<number, PartFaults | KeyReused>> {
  return act<number, PartFaults>(doing, async (tx) => {
    const found = await answerFor(tx, doing, { id: saving.id }, 'edit');
    if (!found.ok) return found.error.kind === 'own-writing' ? missing : fail(found.error);
    const { answer, consultation, written, now } = found.value;
    const part = consultation.parts.find(({ key }) => key === saving.part);
    const faults = faultsOf(saving, part, longestText.organisation, true);
    if (faults.length > 0) return fail({ kind: 'part-faults', faults });
    const before = written.find((one) => one.part === saving.part);
    if (before && before.version !== saving.version) return fail({ kind: 'part-stale', now: before });
    const newRound = beginsRound(answer.state);
    const version = (before?.version ?? 0) + 1;
    await moveAnswer(tx, answer.id, { to: 'draft', newRound, now });
    const { stance, text, passages } = saving;
    const round = answer.round + (newRound ? 1 : 0);
    await savePart(tx, answer.id, { part: saving.part, stance, text, passages, version, round, person: doing.person.id });
    if (saving.finishes) await finishDelegations(tx, answer.id, saving.part, doing.person.id, now);
    return done(version, {
      action: 'consultation-answer.written',
      object: about('consultation-answer', answer.id),
      details: { part: saving.part, version },
    });
  });
}

/** A word to colleagues on a part. */
export function commentOnPart(doing: Doing, id: string, part: string, text: string): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const answer = await lockAnswer(tx, id, doing.person.acting.organisation);
    const consultation = answer && (await sentOutFor(tx, doing, answer.consultation));
    if (!consultation?.parts.some(({ key }) => key === part)) return missing;
    await addComment(tx, id, part, text, doing.person.id);
    return done(id, { action: 'consultation-answer.commented', object: about('consultation-answer', id), details: { part } });
  });
}

export type Delegating = { readonly person: string; readonly due: LocalDate | null; readonly note: string };

/** Asks a colleague to write a part, by a day. */
export function delegatePart(doing: Doing, id: string, partKey: string, { person, due, note }: Delegating): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await answerFor(tx, doing, { id }, 'edit');
    if (!found.ok) return found.error.kind === 'own-writing' ? missing : fail(found.error);
    const { consultation, answer, now } = found.value;
    const part = consultation.parts.find(({ key }) => key === partKey);
    if (!part) return missing;
    const today = dayInStockholm(now);
    const colleagues = await colleaguesAt(tx, answer.organisation, today);
    if (!colleagues.some((one) => one.id === person)) return invalid({ person: 'unknown' });
    if (due !== null && due < today) return invalid({ due: 'past' });
    if (due !== null && consultation.lastDay !== null) {
      const taken = await takenFrom(tx, consultation, answer.organisation, now);
      if (taken.ok && due > taken.value) return invalid({ due: 'after-last-day' });
    }
    await delegate(tx, id, partKey, { person, due, note, by: doing.person.id });
    await tell(tx, {
      to: [{ person }],
      message: delegatedMessage(consultation.areaName, part.title, note !== ''),
      careCase: consultation.careCase,
      path: paths.responsePart(id, partKey),
      fictitious: consultation.fictitious,
    });
    return done(id, {
      action: 'consultation-answer.delegated',
      object: about('consultation-answer', id),
      details: { part: partKey, person, due },
    });
  });
}
