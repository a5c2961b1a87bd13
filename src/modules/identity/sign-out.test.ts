import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { get, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';

let app: SignedInApp;
beforeAll(async () => {
  app = await signedInApp();
});
afterAll(() => app.close());

test('signing out ends the session, takes the cookie back and lets the browser forget', async () => {
  const board = await session(app.db, 'ledamot');
  const out = await send(app, board, '/logga-ut', { everywhere: 'no' });
  expect(out.statusCode).toBe(303);
  expect(out.headers['clear-site-data']).toBe('"cache", "storage"');
  expect(String(out.headers['set-cookie'])).toMatch(/^__Host-tillstand=;.*Max-Age=0/);
  expect((await get(app, board, '/mina-inloggningar')).statusCode).toBe(401);
});

describe('a refusal', () => {
  const refusals = () =>
    app.db.asOwner<{ actor: string | null; acting: string | null; object_id: string; details: string }>(
      `select actor, acting, object_id, details from audit_event where action = 'access.denied' order by seq`,
    );

  test('is logged: always of someone signed in, and of others when it was more than opening a page', async () => {
    const board = await session(app.db, 'ledamot');
    expect((await get(app, board, '/administration')).statusCode).toBe(403);
    await expect.poll(async () => (await refusals()).length).toBe(1);
    expect((await app.inject('/administration')).statusCode).toBe(401);
    const posted = await app.inject({
      method: 'POST',
      url: '/administration/personer/ny',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'name=x',
    });
    expect(posted.statusCode).toBe(401);
    await expect.poll(async () => (await refusals()).length).toBe(2);
    const [ofBoard, ofVisitor] = await refusals();
    expect(ofBoard).toMatchObject({ actor: board.person, acting: 'board-member@board', object_id: 'administration' });
    expect(ofVisitor).toMatchObject({ actor: null, acting: null, object_id: 'people.add', details: '{}' });
  });
});
