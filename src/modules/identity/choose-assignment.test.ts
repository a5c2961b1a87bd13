import { afterAll, beforeAll, expect, test } from 'vitest';
import { get, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';

let app: SignedInApp;
beforeAll(async () => {
  app = await signedInApp();
});
afterAll(() => app.close());

const returnTo = /name="returnTo" value="([^"]*)"/;

test('whoever chooses nothing, or what they no longer have, is asked again and still led to where they were going', async () => {
  const both = await session(app.db, 'tva-uppdrag', { organisation: 'none' });
  const page = await get(app, both, '/logga-in/uppdrag?till=/logg');
  expect(returnTo.exec(page.body)?.[1]).toBe('/logg');
  const nothing = await send(app, both, '/logga-in/uppdrag', { returnTo: '/logg' });
  expect(nothing.statusCode).toBe(422);
  expect(returnTo.exec(nothing.body)?.[1]).toBe('/logg');
  const foreign = await send(app, both, '/logga-in/uppdrag', { returnTo: '/logg', assignment: '00000000-0000-4000-8000-000000000001' });
  expect(returnTo.exec(foreign.body)?.[1]).toBe('/logg');
  const elsewhere = await send(app, both, '/logga-in/uppdrag', { returnTo: '//evil.example' });
  expect(returnTo.exec(elsewhere.body)?.[1]).toBe('/');
});
