import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { dayInStockholm } from '../../../kernel/date.ts';
import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { clockNow, type Database, type Tx, worksForSystem } from '../../../platform/db/index.ts';
import { act, type Doing } from '../../access/index.ts';
import { type AuditKey, appendAudit } from '../../audit/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { isMailAddress, tell } from '../../messages/index.ts';
import { takes } from '../core/due.ts';
import type { AnswerContent } from '../core/masking.ts';
import { answered, faultsOf, longestText, type PartAnswer, type PartFault } from '../core/parts.ts';
import { isFlood, type ProofFault, proofFault } from '../core/proof.ts';
import { originOf, readTicket } from '../proof-ticket.ts';
import { findConsultation, lastDayOf } from '../queries/consultation.ts';
import { invitedBy, type OpenAnswer, openCounts, sentWith, takeOpenAnswers } from '../queries/incoming.ts';
import { addSubmission } from '../store/answer.ts';
import { addOpenAnswer, confirmOpenAnswer, decideOpenAnswer, sweepOpenAnswers, waitForOthers } from '../store/incoming.ts';
import { confirmMessage } from '../text/messages.ts';
import { type Acted, about, consultationFor, done, type Fault, hashOf, missing } from './common.ts';

export type Sending = {
  readonly consultation: string;
  readonly kind: 'person' | 'association';
  readonly name: string | null;
  readonly mail: string | null;
  readonly parts: readonly PartAnswer[];
  readonly invite: string | null;
  readonly ticket: string;
  readonly trap: string;
  readonly answer: string;
};

export type SendFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'late' }
  | { readonly kind: 'not-open' }
  | { readonly kind: 'proof'; readonly fault: ProofFault | 'foreign' }
  | { readonly kind: 'flood' }
  | { readonly kind: 'invalid'; readonly fields: Readonly<Record<string, string>> };

export type SendDeps = { readonly db: Database; readonly key: AuditKey; readonly isDemo: boolean; readonly sendsMail: boolean };
export type Sent = { readonly state: 'unconfirmed' | 'waiting' };

/**
 * Takes what someone without an account has written, once for each form. What tells a robot by is looked at first, and nothing of it is
 * kept. It becomes an answer when its sender has confirmed it by mail, or when someone at the authority has looked at it.
 */
export async function sendOpenAnswer(
  deps: SendDeps,
  sending: Sending,
  from: { readonly ip: string; readonly now: Date },
): Promise<Result<Sent, SendFault>> {
  const ticket = readTicket(deps.key, sending.consultation, sending.ticket);
  if (!ticket) return fail({ kind: 'proof', fault: 'foreign' });
  const earlier = await sentWith(deps.db.kysely, ticket.nonce);
  if (earlier) return ok({ state: earlier.state === 'unconfirmed' ? 'unconfirmed' : 'waiting' });
  const suspicious = proofFault(ticket, sending, from.now.getTime());
  if (suspicious) return fail({ kind: 'proof', fault: suspicious });
  try {
    return await deps.db.tx((tx) => take(tx, deps, sending, { nonce: ticket.nonce, ip: from.ip }));
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'in_time') return fail({ kind: 'late' });
    throw error;
  }
}

async function take(
  tx: Tx,
  { key, isDemo, sendsMail }: SendDeps,
  sending: Sending,
  { nonce, ip }: { readonly nonce: string; readonly ip: string },
): Promise<Result<Sent, SendFault>> {
  const found = await findConsultation(tx, sending.consultation, { madeUp: isDemo ? null : false });
  if (!found || found.state === 'draft') return fail({ kind: 'missing' });
  const invited = sending.invite === null ? undefined : await invitedBy(tx, found.id, sending.invite);
  if (!invited && !found.openToAll) return fail({ kind: 'not-open' });
  const now = await clockNow(tx);
  const lastDay = await lastDayOf(tx, found.id, { addressee: invited?.id ?? null });
  if (lastDay === null || !takes({ ...found, lastDay }, now)) return fail({ kind: 'late' });
  const fields = faultyFields(sending, found.parts);
  if (Object.keys(fields).length > 0) return fail({ kind: 'invalid', fields });
  const origin = originOf(key, ip, dayInStockholm(now));
  // Answers from one place wait for each other, so that a thousand at once are counted as a thousand.
  await waitForOthers(tx, found.id);
  if (isFlood(await openCounts(tx, found.id, origin))) return fail({ kind: 'flood' });
  const confirms = sendsMail && sending.mail !== null && !found.fictitious;
  const token = randomBytes(24).toString('base64url');
  const state = confirms ? 'unconfirmed' : 'waiting';
  const isNew = await addOpenAnswer(tx, {
    id: randomUUID(),
    consultation: found.id,
    addressee: invited?.id ?? null,
    kind: invited ? 'association' : sending.kind,
    name: invited?.name ?? sending.name,
    mail: sending.mail,
    content: answered(sending.parts),
    state,
    confirmHash: confirms ? tokenHash(token) : null,
    proof: nonce,
    origin,
    fictitious: found.fictitious,
  });
  if (isNew && confirms && sending.mail !== null)
    await tell(tx, {
      to: [{ mail: sending.mail }],
      message: confirmMessage(found.areaName),
      careCase: found.careCase,
      path: paths.consultationConfirm(found.id, token),
      fictitious: found.fictitious,
    });
  return ok({ state });
}

const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Which field of a part a fault belongs to, when it is not its text. */
const fieldOf: Readonly<Partial<Record<PartFault, string>>> = { 'no-stance': 'stance', 'unknown-passage': 'passages' };

function faultyFields(
  sending: Sending,
  parts: Parameters<typeof faultsOf>[1] extends infer P ? readonly NonNullable<P>[] : never,
): Record<string, string> {
  const fields: Record<string, string> = {};
  if (sending.mail !== null && !isMailAddress(sending.mail)) fields.mail = 'mail';
  if (sending.kind === 'association' && sending.name === null && sending.invite === null) fields.name = 'empty';
  for (const one of sending.parts) {
    const isSaid = one.stance !== null || one.text.trim() !== '' || one.passages.length > 0;
    const faults = faultsOf(
      one,
      parts.find(({ key }) => key === one.part),
      longestText.open,
      !isSaid,
    );
    const [first] = faults;
    if (first !== undefined) fields[`${fieldOf[first] ?? 'text'}-${one.part}`] = first;
  }
  if (answered(sending.parts).length === 0) fields.parts = 'nothing';
  return fields;
}

/** Whoever opens the link that was mailed confirms the answer; it is then taken in by the product's own work. */
export async function confirmByMail(
  deps: Pick<SendDeps, 'db'> & { readonly auditKey: AuditKey },
  token: string,
): Promise<'done' | 'missing'> {
  const found = await deps.db.tx((tx) => confirmOpenAnswer(tx, tokenHash(token)));
  if (!found) return 'missing';
  await receiveConfirmed(deps);
  return 'done';
}

/** Takes in all that has been confirmed. As often as one likes: each becomes one answer with one diary number. */
export const receiveConfirmed = (deps: Pick<SendDeps, 'db'> & { readonly auditKey: AuditKey }): Promise<number> =>
  deps.db.tx(async (tx) => {
    await worksForSystem(tx, 'jobs');
    return receive(tx, deps.auditKey);
  });

/** The same, in a transaction of the product's own work. */
export async function receive(tx: Tx, auditKey: AuditKey): Promise<number> {
  const waiting = await takeOpenAnswers(tx, 'confirmed');
  for (const one of waiting) {
    const { id, diaryNumber } = await takeIn(tx, one, null);
    await appendAudit(tx, auditKey, {
      action: 'consultation.open-answer-received',
      object: about('consultation-submission', id),
      details: { consultation: one.consultation, diaryNumber },
      actor: null,
      acting: null,
      origin: null,
      requestId: null,
      result: 'done',
      reason: null,
    });
  }
  return waiting.length;
}

/** An open answer becomes an answer among the others. It came when it was sent. */
async function takeIn(tx: Tx, one: OpenAnswer, person: string | null): Promise<{ readonly id: string; readonly diaryNumber: string }> {
  const consultation = await findConsultation(tx, one.consultation, { madeUp: one.fictitious });
  if (!consultation) throw new Error('an open answer without its consultation');
  const name = one.name ?? 'Privatperson';
  const content: AnswerContent = { name, parts: one.content };
  const entry = await registerEntry(tx, {
    direction: 'incoming',
    kind: 'document',
    counterpart: one.kind === 'association' ? name : { privatePerson: name },
    subject: `Remissvar om ${consultation.areaName}`,
    careCase: one.careCase,
    document: null,
    secrecy: null,
    person,
    fictitious: one.fictitious,
    dated: dayInStockholm(one.sentAt),
  });
  const id = randomUUID();
  await addSubmission(tx, {
    id,
    consultation: one.consultation,
    careCase: one.careCase,
    answer: null,
    openAnswer: one.id,
    addressee: one.addressee,
    organisation: null,
    joint: null,
    members: [],
    number: 1,
    kind: one.kind,
    content,
    hash: hashOf(content),
    diaryNumber: entry.number,
    submittedBy: null,
    endorsedBy: null,
    submittedAt: one.sentAt,
    fictitious: one.fictitious,
  });
  await decideOpenAnswer(tx, one.id, { state: 'received', person, reason: null, now: await clockNow(tx) });
  return { id, diaryNumber: entry.number };
}

/** Someone at the authority has looked at what was sent: it is an answer, or it is not (rubbish, the same again, abuse). */
export function moderate(
  doing: Doing,
  id: string,
  openAnswer: string,
  judged: { readonly take: boolean; readonly reason: string },
): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, { id }, ['open', 'closed'], { roles: ['case-officer', 'registrar'] });
    if (!found.ok) return found;
    const [one] = await takeOpenAnswers(tx, { id: openAnswer });
    if (one?.consultation !== id) return missing;
    if (!judged.take) {
      await decideOpenAnswer(tx, one.id, { state: 'rejected', person: doing.person.id, reason: judged.reason, now: found.value.now });
      return done(id, { action: 'consultation.open-answer-rejected', object: about('consultation', id), details: { openAnswer } });
    }
    const { id: submission, diaryNumber } = await takeIn(tx, one, doing.person.id);
    return done(id, {
      action: 'consultation.open-answer-received',
      object: about('consultation-submission', submission),
      details: { consultation: id, diaryNumber },
    });
  });
}

/** What is not to be kept any longer is taken away. */
export const sweep = (db: Pick<Database, 'tx'>): Promise<number> =>
  db.tx(async (tx) => {
    await worksForSystem(tx, 'jobs');
    return sweepOpenAnswers(tx);
  });
