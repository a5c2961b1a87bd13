import { randomBytes, randomUUID } from 'node:crypto';
import { fail, ok } from '../../src/kernel/result.ts';
import { createPeople, findSession, formTokenOf, type Issuer, openSession, personas } from '../../src/modules/identity/index.ts';
import type { FileStore } from '../../src/platform/files/index.ts';
import { securityHeaders } from '../../src/platform/http/headers.ts';
import { type FrameApp, type RegisterAppOptions, registerApp } from './app.ts';
import { type FreshDb, quietLog } from './fresh-db.ts';

export const baseUrl = 'http://localhost:3000';
export const demoIssuer = `${baseUrl}/demo-inloggning`;

export type Key = { readonly id: string; readonly secret: Buffer };
export type SignedInApp = FrameApp & { readonly db: FreshDb; readonly files: FileStore; readonly auditKey: Key };

/** Leads somewhere and never answers: nothing listens at the address of the application under test. */
const silentIssuer: Issuer = {
  begin: async () =>
    ok({ url: new URL(`${demoIssuer}/auth`), attempt: { state: randomUUID(), nonce: randomUUID(), codeVerifier: randomUUID() } }),
  finish: async () => fail('refused-by-issuer'),
};

/** The product with the real register and a persona for every role; `session` opens a session for one of them. */
export async function signedInApp(options: RegisterAppOptions = {}): Promise<SignedInApp> {
  const auditKey = { id: 'test', secret: randomBytes(32) };
  const app = await registerApp({
    people: async (db) => {
      const people = await createPeople(
        { baseUrl, issuer: undefined, demo: true },
        {
          db,
          log: quietLog,
          now: () => new Date(),
          auditKey,
          assets: { css: '/assets/app.css', js: '/assets/app.js' },
          headers: securityHeaders({ baseUrl }),
        },
      );
      const { identity } = people;
      return { ...people, identity: { ...identity, signIn: { ...identity.signIn, issuer: silentIssuer } } };
    },
    ...options,
  });
  return Object.assign(app, { auditKey });
}

export type Browser = {
  readonly person: string;
  readonly token: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The hidden fields of a form of this session, with a key of its own unless one is given. */
  readonly fields: (key?: string) => Record<string, string>;
};

export type SessionOptions = {
  /** Has just proved anew who they are. */
  readonly fresh?: boolean;
  /** The organisation to act for, where the persona has several; the first otherwise. */
  readonly organisation?: string;
};

export const personId = async (db: FreshDb, persona: string): Promise<string> => {
  const [row] = await db.asOwner<{ person: string }>('select person from identity where subject = $1', [persona]);
  if (!row) throw new Error(`no persona ${persona}`);
  return row.person;
};

/** Signs a persona in without going by the issuer. */
export async function session(db: FreshDb, persona: string, { fresh = true, organisation }: SessionOptions = {}): Promise<Browser> {
  const person = await personId(db, persona);
  const [acting] = await db.asOwner<{ id: string }>(
    'select id from assignment where person = $1 and ended_at is null and ($2::text is null or organisation = $2) order by id limit 1',
    [person, organisation ?? null],
  );
  const token = await db.tx((tx) =>
    openSession(tx, {
      person,
      issuer: demoIssuer,
      acr: null,
      acting: acting?.id ?? null,
      steppedUp: fresh,
      userAgent: 'test',
      replaces: null,
    }),
  );
  return browserOf(db, person, token);
}

async function browserOf(db: FreshDb, person: string, token: string): Promise<Browser> {
  const found = await findSession(db.kysely, token, new Date().toISOString().slice(0, 10));
  if (!found) throw new Error('the session does not hold');
  const csrf = formTokenOf(found.csrfSecret);
  return {
    person,
    token,
    headers: { cookie: `__Host-tillstand=${token}` },
    fields: (key = randomUUID()) => ({ _csrf: csrf, _key: key }),
  };
}

export type Sent = { readonly key?: string; readonly headers?: Readonly<Record<string, string>> };

/** Sends a form as a browser does. */
export const send = (app: FrameApp, by: Browser, url: string, body: Readonly<Record<string, string>>, { key, headers = {} }: Sent = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...by.headers, ...headers },
    payload: new URLSearchParams({ ...by.fields(key), ...body }).toString(),
  });

export const get = (app: FrameApp, by: Browser, url: string) => app.inject({ url, headers: by.headers });

export { personas };
