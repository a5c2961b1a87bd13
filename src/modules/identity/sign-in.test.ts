import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FreshDb, freshDb } from '../../../tests/support/fresh-db.ts';
import { doubleClient, type IssuerDouble, issuerDouble } from '../../../tests/support/issuer-double.ts';
import { worksForSystem } from '../../platform/db/index.ts';
import { verifyAudit } from '../audit/index.ts';
import { safeReturn } from './attempts.ts';
import { createIssuer } from './issuer.ts';
import { addPerson } from './people.ts';
import { findSession } from './sessions.ts';
import { beginSignIn, finishSignIn, type SignInDeps } from './sign-in.ts';

const TODAY = '2026-03-16';
const caller = { origin: '192.0.2.7', requestId: 'r1', userAgent: 'test browser' };
const auditKey = { id: 'test', secret: randomBytes(32) };
let db: FreshDb;
let double: IssuerDouble;
let deps: SignInDeps;

beforeAll(async () => {
  [db, double] = await Promise.all([freshDb(), issuerDouble()]);
  const issuer = createIssuer({
    issuer: double.url,
    clientId: doubleClient.id,
    auth: { secret: doubleClient.secret },
    redirectUri: 'http://localhost:3000/logga-in/svar',
    acr: ['loa3'],
    algorithm: 'RS256',
    allowHttp: true,
  });
  deps = { db, issuer, auditKey };
  await db.asOwner(
    `insert into work_organisation (id, kind, name) values ('authority', 'authority', 'Myndigheten'), ('region-12', 'region', 'Region Skåne')`,
  );
});
afterAll(async () => {
  await db.close();
  await double.close();
});
beforeEach(() => {
  double.tricks = {};
});

/** Someone the issuer knows by a subject, with roles. */
async function someone(subject: string, ...organisations: string[]): Promise<string> {
  const id = await db.tx(async (tx) => {
    await worksForSystem(tx, 'sign-in');
    return addPerson(tx, { name: 'Påhittad person', mail: null, fictitious: true }, { issuer: double.url.href, subject });
  });
  for (const organisation of organisations) {
    const role = organisation === 'authority' ? 'case-officer' : 'region-contact';
    await db.asOwner(
      `insert into assignment (person, role, organisation, valid_from, needs_confirmation) values ($1, $2, $3, '2026-01-01', false)`,
      [id, role, organisation],
    );
  }
  return id;
}

async function leave(browser = 'browser-1', stepUpFor: string | null = null) {
  const url = await beginSignIn(deps, { browser, returnTo: '/arbete', stepUpFor });
  if (!url.ok) throw new Error(url.error);
  return url.value;
}

const comeBack = (url: URL, browser = 'browser-1', session: string | null = null) =>
  finishSignIn(deps, { url, browser, session }, caller, { now: new Date(), today: TODAY });

const lastEvent = async () =>
  (await db.asOwner(`select action, result, reason, actor::text, origin from audit_event order by seq desc limit 1`))[0];

describe('from the browser to a session', () => {
  it('one assignment: signed in as that, and logged', async () => {
    const person = await someone('one', 'authority');
    const result = await comeBack(double.approve(await leave(), 'one'));
    expect(result).toMatchObject({ ok: true, value: { person, returnTo: '/arbete', mustChoose: false } });
    const session = result.ok ? await findSession(db.kysely, result.value.token, TODAY) : undefined;
    expect(session?.acting).toMatchObject({ role: 'case-officer', organisation: 'authority' });
    expect(await lastEvent()).toMatchObject({ action: 'session.sign-in', result: 'done', actor: person, origin: '192.0.2.7' });
  });

  it('two assignments: must choose', async () => {
    await someone('two', 'authority', 'region-12');
    expect(await comeBack(double.approve(await leave(), 'two'))).toMatchObject({ ok: true, value: { mustChoose: true } });
  });

  it('signing in again gives a new token and ends the old session', async () => {
    await someone('again', 'authority');
    const first = await comeBack(double.approve(await leave(), 'again'));
    if (!first.ok) throw new Error(first.error);
    const second = await comeBack(double.approve(await leave(), 'again'), 'browser-1', first.value.token);
    expect(second.ok && second.value.token !== first.value.token).toBe(true);
    expect(await findSession(db.kysely, first.value.token, TODAY)).toBeUndefined();
  });

  it('step-up keeps what one acts as, and is only for the same person', async () => {
    const person = await someone('steps', 'authority', 'region-12');
    await someone('stranger', 'authority');
    const first = await comeBack(double.approve(await leave(), 'steps'));
    if (!first.ok) throw new Error(first.error);
    await db.asOwner(
      `update session set acting = (select id from assignment where person = $1 and organisation = 'region-12') where person = $1 and ended_at is null`,
      [person],
    );
    const stepped = await comeBack(double.approve(await leave('browser-1', person), 'steps'), 'browser-1', first.value.token);
    const session = stepped.ok ? await findSession(db.kysely, stepped.value.token, TODAY) : undefined;
    expect(session?.acting?.organisation).toBe('region-12');
    expect(session?.steppedUpAt).toBeInstanceOf(Date);
    expect(await comeBack(double.approve(await leave('browser-1', person), 'stranger'))).toEqual({ ok: false, error: 'not-fresh' });
  });
});

describe('what is refused, and logged as refused', () => {
  it.each<[string, () => Promise<{ ok: boolean; error?: string }>, string]>([
    [
      "an answer brought to another person's browser",
      async () => comeBack(double.approve(await leave('browser-1'), 'one'), 'browser-2'),
      'no-such-attempt',
    ],
    [
      'an answer that nobody asked for',
      async () => comeBack(new URL('http://localhost:3000/logga-in/svar?code=x&state=y')),
      'no-such-attempt',
    ],
    ['someone the product does not know', async () => comeBack(double.approve(await leave(), 'unknown')), 'no-assignment'],
    [
      'a person without an assignment',
      async () => {
        await someone('idle');
        return comeBack(double.approve(await leave(), 'idle'));
      },
      'no-assignment',
    ],
    [
      'a deactivated person',
      async () => {
        await db.asOwner('update person set active = false where id = $1', [await someone('gone', 'authority')]);
        return comeBack(double.approve(await leave(), 'gone'));
      },
      'deactivated',
    ],
    [
      'an unsigned token',
      async () => {
        double.tricks = { signature: 'none' };
        return comeBack(double.approve(await leave(), 'one'));
      },
      'token-not-accepted',
    ],
  ])('%s', async (_, attempt, fault) => {
    const before = await db.asOwner(`select count(*)::int as open from session where ended_at is null`);
    expect(await attempt()).toEqual({ ok: false, error: fault });
    expect(await lastEvent()).toMatchObject({ action: 'session.sign-in', result: 'denied', reason: fault });
    expect(await db.asOwner(`select count(*)::int as open from session where ended_at is null`)).toEqual(before);
  });

  it('the same answer twice', async () => {
    const answer = double.approve(await leave(), 'one');
    expect((await comeBack(answer)).ok).toBe(true);
    expect(await comeBack(answer)).toEqual({ ok: false, error: 'no-such-attempt' });
  });

  it('the same answer twice at once: one wins', async () => {
    const answer = double.approve(await leave(), 'one');
    const results = await Promise.all([comeBack(answer), comeBack(answer), comeBack(answer)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  it('an answer after more than ten minutes', async () => {
    const answer = double.approve(await leave(), 'one');
    await db.asOwner(`update sign_in_attempt set created_at = created_at - interval '11 minutes'`);
    expect(await comeBack(answer)).toEqual({ ok: false, error: 'no-such-attempt' });
  });

  it('all of it stands in a log that holds', async () => {
    expect((await verifyAudit(db, [auditKey])).fault).toBeUndefined();
  });
});

it.each([
  ['/arbete?x=1', '/arbete?x=1'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/a\r\nSet-Cookie: x', '/'],
  [undefined, '/'],
])('returns to %s as %s', (asked, safe) => expect(safeReturn(asked)).toBe(safe));
