import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { Subject } from './policy.ts';

/** The hidden field that carries the token. */
export const tokenField = '_csrf';
/** The hidden field that tells one sending of a form from the next: sent twice, it is done once. */
export const keyField = '_key';

/** The hidden fields that every form of a signed-in person must carry; call it once for each form. */
export const formToken = (subject: Subject): Readonly<Record<string, string>> =>
  subject.kind === 'person' ? { [tokenField]: subject.session.csrf, [keyField]: randomUUID() } : {};

/** Whether a form was made for this very session. Those who are not signed in have nothing that a form could misuse. */
export function isOwnForm(subject: Subject, body: unknown): boolean {
  return subject.kind === 'anonymous' || carriesToken(body, subject.session.csrf);
}

/** Whether a form carries a token. */
export function carriesToken(body: unknown, token: string): boolean {
  const given = typeof body === 'object' && body !== null && tokenField in body ? body[tokenField] : undefined;
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The body that the route's schema describes. */
export function withoutToken(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const { [tokenField]: _token, [keyField]: _key, ...rest } = body as Record<string, unknown>;
  return rest;
}
