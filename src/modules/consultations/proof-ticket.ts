import { createHmac, hkdfSync, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { AuditKey } from '../audit/index.ts';
import { questions, type Ticket } from './core/proof.ts';

/** A key of its own for each use, from the one that all nodes share; nothing about that one can be learnt from it. */
const keyFor = ({ secret }: AuditKey, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `tillstand consultation ${use}`, 32));

const sign = (key: AuditKey, text: string): string => createHmac('sha256', keyFor(key, 'form')).update(text).digest('base64url');

/** What a form for one consultation carries: when it was fetched, which question it asks, and that it was made here. */
export function issueTicket(key: AuditKey, consultation: string, now: number, question = randomInt(questions)): string {
  const body = [now, question, randomBytes(12).toString('base64url')].join('.');
  return `${body}.${sign(key, `${consultation}.${body}`)}`;
}

/** The ticket, when it was made here for this consultation. */
export function readTicket(key: AuditKey, consultation: string, text: string): Ticket | undefined {
  const [, body = '', issuedAt, question, nonce = '', signature = ''] =
    /^((\d{12,14})\.(\d{1,2})\.([\w-]{16}))\.([\w-]{43})$/.exec(text) ?? [];
  const right = Buffer.from(sign(key, `${consultation}.${body}`));
  const given = Buffer.from(signature);
  if (right.length !== given.length || !timingSafeEqual(right, given)) return undefined;
  return { issuedAt: Number(issuedAt), question: Number(question), nonce };
}

/** Where something came from, so that floods can be seen and nothing else can: another hash every day. */
export const originOf = (key: AuditKey, ip: string, day: string): string =>
  createHmac('sha256', keyFor(key, 'origin')).update(`${day} ${ip}`).digest('base64url').slice(0, 22);
