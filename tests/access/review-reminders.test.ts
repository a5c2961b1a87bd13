import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { worksForSystem } from '../../src/platform/db/index.ts';
import { remindOfReview } from '../../src/review-reminders.ts';
import { get, type SignedInApp, send, session, signedInApp } from '../support/signed-in.ts';

let app: SignedInApp;
beforeAll(async () => {
  app = await signedInApp();
});
afterAll(() => app.close());

/** The job, so many days from now. */
const remindAfter = (days: number): Promise<number> =>
  app.db.tx(async (tx) => {
    await worksForSystem(tx, 'jobs');
    await sql`select set_config('tillstand.clock_offset', ${`${days} days`}, true)`.execute(tx);
    return remindOfReview(tx);
  });

it('tells the authority that it is time, each organisation that its last day is near, and then that it has passed, each once', async () => {
  expect(await remindAfter(0)).toBe(1);
  expect(await remindAfter(1)).toBe(0);
  const administrator = await session(app.db, 'administrator');
  expect((await get(app, administrator, '/meddelanden')).body).toContain('Det är dags för en ny översyn av roller');

  const due = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  const opened = await send(app, administrator, '/administration/oversyn/ny', { due });
  expect(opened.statusCode, opened.body.slice(0, 300)).toBe(303);
  expect(await remindAfter(2)).toBe(0);

  const near = await remindAfter(40);
  expect(near).toBeGreaterThan(1);
  expect(await remindAfter(41)).toBe(0);
  const region = await session(app.db, 'regionadministrator-skane');
  const page = await get(app, region, '/meddelanden');
  expect(page.body).toContain('Översynen av roller: snart sista dag');
  expect(page.body).not.toContain('Det är dags för en ny översyn');

  expect(await remindAfter(62)).toBe(near);
  expect(await remindAfter(63)).toBe(0);
  expect((await get(app, region, '/meddelanden')).body).toContain('sista dag har passerat');
});
