import { createHash } from 'node:crypto';
import { keyField, tokenField } from './form-token.ts';
import type { Subject } from './policy.ts';

/** One sending of a form: who sent it, where, with which key, and what was in it. */
export type Submission = {
  readonly owner: string;
  readonly route: string;
  /** The page that the form stands on, where a kept form would wait. */
  readonly page: string;
  readonly key: string;
  readonly requestHash: Buffer;
};

const keyForm = /^[\w-]{16,100}$/;

/** The key that the form carried, when it is one. */
export function keyIn(body: unknown): string | undefined {
  const given = typeof body === 'object' && body !== null && keyField in body ? body[keyField] : undefined;
  return typeof given === 'string' && keyForm.test(given) ? given : undefined;
}

/** Swedish paths: where the form was sent, and of its page. */
type Where = { readonly path: string; readonly page: string };

/** The same form sent again has the same hash; another address or other content has not. */
export function submissionOf(subject: Subject, route: string, { path, page }: Where, body: unknown): Submission | undefined {
  const key = keyIn(body);
  if (subject.kind !== 'person' || key === undefined) return undefined;
  const fields = Object.entries(body as Record<string, unknown>)
    .filter(([name]) => name !== tokenField && name !== keyField)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const requestHash = createHash('sha256')
    .update(JSON.stringify([path, fields]))
    .digest();
  return { owner: subject.id, route, page, key, requestHash };
}
