import { timingSafeEqual } from 'node:crypto';
import type { Subject } from './policy.ts';

/** The hidden field that carries the token. */
export const tokenField = '_csrf';

/** The hidden fields of a form that a signed-in person sends. */
export const formToken = (subject: Subject): Readonly<Record<string, string>> =>
  subject.kind === 'person' ? { [tokenField]: subject.session.csrf } : {};

/** Whether a form was made for this very session. Those who are not signed in have nothing that a form could misuse. */
export function isOwnForm(subject: Subject, body: unknown): boolean {
  if (subject.kind === 'anonymous') return true;
  const given = typeof body === 'object' && body !== null && tokenField in body ? body[tokenField] : undefined;
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(subject.session.csrf)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The body that the route's schema describes. */
export function withoutToken(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !(tokenField in body)) return body;
  const { [tokenField]: _, ...rest } = body as Record<string, unknown>;
  return rest;
}
