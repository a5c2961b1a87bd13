import { randomUUID } from 'node:crypto';
import { paths } from '../../../kernel/paths.ts';
import { fail, type Result } from '../../../kernel/result.ts';
import { clockNow, type Tx } from '../../../platform/db/index.ts';
import { act, type Doing, no } from '../../access/index.ts';
import { closeTask } from '../../cases/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { tell } from '../../messages/index.ts';
import type { AnswerContent } from '../core/masking.ts';
import { answered } from '../core/parts.ts';
import { type Answer, type Backing, backingsOf, findAnswer, holdsRole, receiptsOf, standingOfOwn } from '../queries/answer.ts';
import type { Consultation } from '../queries/consultation.ts';
import { addSubmission, backJoint, moveAnswer, withdrawSubmission } from '../store/answer.ts';
import { jointMessage, receiptMessage, toEndorseMessage } from '../text/messages.ts';
import { answerFor } from './answer-common.ts';
import {
  type Acted,
  type Asked,
  about,
  actWithLimits,
  done,
  type Fault,
  hashOf,
  missing,
  notNow,
  sentOutFor,
  stale,
  takenFrom,
} from './common.ts';
import { taskKey } from './open.ts';

const ownWriting: Result<never, Fault> = fail({ kind: 'refused', denial: no('authorConfirms', 'askColleague') });
const lostRole: Result<never, Fault> = fail({ kind: 'refused', denial: no('otherOrganisation', 'askThatOrganisation') });

const subjectOf = (answer: Answer): string => answer.jointName ?? answer.organisationName;

/** Lays a whole answer before those who may endorse it; the regions of a joint one may read it from now on. */
export function proposeAnswer(doing: Doing, asked: Asked): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await answerFor(tx, doing, asked, 'propose');
    if (!found.ok) return found.error.kind === 'own-writing' ? ownWriting : fail(found.error);
    const { answer, consultation, move, now } = found.value;
    await moveAnswer(tx, answer.id, { to: move.to, proposedBy: doing.person.id, now });
    const shared = { careCase: consultation.careCase, path: paths.response(answer.id), fictitious: answer.fictitious };
    const { organisation } = answer;
    await tell(tx, {
      to: [
        { role: 'region-contact', organisation },
        { role: 'region-signatory', organisation },
      ],
      message: toEndorseMessage(consultation.areaName),
      ...shared,
    });
    const others = answer.members.filter((member) => member !== organisation);
    if (others.length > 0)
      await tell(tx, {
        to: others.flatMap((member) => [
          { role: 'region-contact' as const, organisation: member },
          { role: 'consultation-respondent' as const, organisation: member },
        ]),
        message: jointMessage(consultation.areaName, subjectOf(answer)),
        ...shared,
      });
    return done(answer.id, {
      action: 'consultation-answer.proposed',
      object: about('consultation-answer', answer.id),
      details: { version: asked.version },
    });
  });
}

/** Endorses a proposed answer in the organisation's name. The role must be held at this very moment; a fresh sign-in is the page's policy. */
export function endorseAnswer(doing: Doing, asked: Asked): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const { id: person, acting } = doing.person;
    if (!(await holdsRole(tx, person, acting.role, acting.organisation))) return lostRole;
    const found = await answerFor(tx, doing, asked, 'endorse');
    if (!found.ok) return found.error.kind === 'own-writing' ? ownWriting : fail(found.error);
    const { answer, move, now } = found.value;
    await moveAnswer(tx, answer.id, { to: move.to, endorsedBy: person, now });
    return done(answer.id, {
      action: 'consultation-answer.endorsed',
      object: about('consultation-answer', answer.id),
      details: { role: acting.role },
    });
  });
}

/** Gives a proposed or endorsed answer back to those who write. */
export function returnAnswer(doing: Doing, asked: Asked): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await answerFor(tx, doing, asked, 'return');
    if (!found.ok) return found.error.kind === 'own-writing' ? ownWriting : fail(found.error);
    const { answer, move, now } = found.value;
    await moveAnswer(tx, answer.id, { to: move.to, now });
    return done(answer.id, { action: 'consultation-answer.returned', object: about('consultation-answer', answer.id) });
  });
}

/**
 * Sends an endorsed answer in, once: it gets its time by the database's clock, a hash and a diary number. One that was sent in before stands no
 * longer and is kept. After the last day the database refuses it, whatever was thought here.
 */
export function submitAnswer(doing: Doing, asked: Asked): Acted<string> {
  return actWithLimits<string>(doing, async (tx) => {
    const found = await answerFor(tx, doing, asked, 'submit');
    if (!found.ok) return found.error.kind === 'own-writing' ? ownWriting : fail(found.error);
    const { answer, consultation, written, now } = found.value;
    const content = contentOf(answer, consultation, answered(written), answer.joint === null ? [] : await backingsOf(tx, answer.id));
    const hash = hashOf(content);
    const id = randomUUID();
    const number = (await receiptsOf(tx, answer.id)).length + 1;
    await closeTask(tx, consultation.careCase, taskKey(consultation.id, answer.organisation));
    const entry = await registerEntry(tx, {
      direction: 'incoming',
      kind: 'document',
      counterpart: answer.organisationName,
      subject: `Remissvar om ${consultation.areaName}${answer.joint === null ? '' : ` för ${subjectOf(answer)}`}${number > 1 ? ', ersätter tidigare svar' : ''}`,
      careCase: consultation.careCase,
      document: null,
      secrecy: null,
      person: doing.person.id,
      fictitious: answer.fictitious,
    });
    await tellReceipt(tx, answer, consultation, entry.number);
    await addSubmission(tx, {
      id,
      consultation: consultation.id,
      careCase: consultation.careCase,
      answer: answer.id,
      openAnswer: null,
      addressee: null,
      organisation: answer.organisation,
      joint: answer.joint,
      members: answer.members,
      number,
      kind: answer.joint === null ? 'organisation' : 'joint',
      content,
      hash,
      diaryNumber: entry.number,
      submittedBy: doing.person.id,
      endorsedBy: answer.endorsedBy,
      submittedAt: now,
      fictitious: answer.fictitious,
    });
    return done(id, {
      action: 'consultation-answer.submitted',
      object: about('consultation-answer', answer.id),
      details: { consultation: consultation.id, submission: id, number, hash, diaryNumber: entry.number },
    });
  });
}

/** What is sent in: the parts in the order of the proposal, and of a joint answer who stands behind it as it is now. */
export function contentOf(
  answer: Pick<Answer, 'organisationName' | 'jointName' | 'joint' | 'version'>,
  consultation: Pick<Consultation, 'parts'>,
  cells: ReturnType<typeof answered>,
  backings: readonly Backing[],
): AnswerContent {
  const parts = consultation.parts.flatMap(({ key }) => {
    const cell = cells.find(({ part }) => part === key);
    return cell ? [{ part: key, stance: cell.stance, text: cell.text, passages: cell.passages }] : [];
  });
  const name = answer.jointName === null ? answer.organisationName : `${answer.jointName} (genom ${answer.organisationName})`;
  if (answer.joint === null) return { name, parts };
  return {
    name,
    parts,
    backing: latestBackings(backings).map(({ organisation, name: called, kind }) => ({ organisation, name: called, kind })),
  };
}

/** The last word of each region on a joint answer. */
const latestBackings = (backings: readonly Backing[]): Backing[] =>
  [...Map.groupBy(backings, ({ organisation }) => organisation).values()].flatMap((own) =>
    own.toSorted((a, b) => a.version - b.version).slice(-1),
  );

const tellReceipt = (tx: Tx, answer: Answer, consultation: Consultation, number: string): Promise<string> =>
  tell(tx, {
    to: [
      { role: 'consultation-respondent', organisation: answer.organisation },
      { role: 'region-contact', organisation: answer.organisation },
    ],
    message: receiptMessage(consultation.areaName, number),
    careCase: consultation.careCase,
    path: paths.response(answer.id),
    fictitious: answer.fictitious,
  });

/** Takes back what was sent in. It is kept, and the diary says that it was taken back. */
export function withdrawAnswer(doing: Doing, asked: Asked): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await answerFor(tx, doing, asked, 'withdraw');
    if (!found.ok) return found.error.kind === 'own-writing' ? ownWriting : fail(found.error);
    const { answer, consultation, move, now } = found.value;
    if (answer.standing === null) return notNow;
    await withdrawSubmission(tx, answer.standing, now);
    await moveAnswer(tx, answer.id, { to: move.to, now });
    const entry = await registerEntry(tx, {
      direction: 'incoming',
      kind: 'document',
      counterpart: answer.organisationName,
      subject: `Återkallelse av remissvar om ${consultation.areaName}`,
      careCase: consultation.careCase,
      document: null,
      secrecy: null,
      person: doing.person.id,
      fictitious: answer.fictitious,
    });
    return done(answer.id, {
      action: 'consultation-answer.withdrawn',
      object: about('consultation-answer', answer.id),
      details: { submission: answer.standing, diaryNumber: entry.number },
    });
  });
}

/** A region says that it stands behind a joint answer as it has been proposed, or attaches its own, which must have been sent in. */
export function backAnswer(doing: Doing, asked: Asked, kind: 'backs' | 'attaches'): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const { id: person, acting } = doing.person;
    const answer = await findAnswer(tx, asked.id);
    const consultation = answer && (await sentOutFor(tx, doing, answer.consultation));
    if (!answer || !consultation || answer.organisation === acting.organisation || !answer.members.includes(acting.organisation))
      return missing;
    if (answer.version !== asked.version) return stale;
    if (answer.state !== 'proposed') return notNow;
    const taken = await takenFrom(tx, consultation, acting.organisation, await clockNow(tx));
    if (!taken.ok) return taken;
    const own = kind === 'attaches' ? await standingOfOwn(tx, answer.consultation, acting.organisation) : null;
    if (own === undefined) return fail({ kind: 'invalid', fields: { kind: 'no-own' } });
    await backJoint(tx, asked.id, { organisation: acting.organisation, version: answer.version, submission: own, person });
    if (kind === 'backs') await closeTask(tx, consultation.careCase, taskKey(consultation.id, acting.organisation));
    return done(asked.id, {
      action: 'consultation-answer.backed',
      object: about('consultation-answer', asked.id),
      details: { kind, organisation: acting.organisation },
    });
  });
}
