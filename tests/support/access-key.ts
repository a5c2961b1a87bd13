import { randomUUID } from 'node:crypto';
import { newKey } from '../../src/modules/identity/index.ts';
import type { FrameApp } from './app.ts';
import type { FreshDb } from './fresh-db.ts';
import { type Browser, send } from './signed-in.ts';

type KeyAsked = { readonly may?: 'read' | 'write' | 'act'; readonly act?: string; readonly areas?: string; readonly days?: string };

/** Makes an access key by its form, as a person does, and reads it off the page. */
export async function keyOf(app: FrameApp, by: Browser, { may = 'write', act = '', areas, days = '90' }: KeyAsked = {}): Promise<string> {
  const answer = await send(app, by, '/mina-nycklar/ny', { name: 'Prov', may, act, days, ...(areas ? { areas } : {}) });
  const token = /tillstand_[\w-]{43}/.exec(answer.body)?.[0];
  if (answer.statusCode !== 200 || token === undefined) throw new Error(`no key: ${answer.statusCode} ${answer.body.slice(0, 400)}`);
  return token;
}

type Called = {
  readonly key?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The Idempotency-Key; a new one unless given, none when null. */
  readonly idempotency?: string | null;
};

/** Does something by the API, as a program does. `path` is the form's. */
export const callAct = (app: FrameApp, path: string, { key, body = {}, headers = {}, idempotency = randomUUID() }: Called) =>
  app.inject({
    method: 'POST',
    url: `/v1/acts${path}`,
    headers: {
      'content-type': 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(idempotency === null ? {} : { 'idempotency-key': idempotency }),
      ...headers,
    },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });

export const getBy = (app: FrameApp, key: string, url: string, headers: Readonly<Record<string, string>> = {}) =>
  app.inject({ url, headers: { authorization: `Bearer ${key}`, ...headers } });

/** A key straight into the database, for the assignment that the person last acted as. */
export async function keptKey(db: FreshDb, by: Browser, may: 'read' | 'write' | 'act', act: string | null = null): Promise<string> {
  const { token, hash } = newKey();
  await db.asOwner(
    `insert into access_key (key_hash, person, assignment, name, may, act, expires_at)
     select $1, person, acting, 'Prov', $2, $3, clock_timestamp() + interval '14 minutes' from session
     where person = $4 and acting is not null order by created_at desc limit 1`,
    [hash, may, act, by.person],
  );
  return token;
}
