import { afterAll, beforeAll, expect, test } from 'vitest';
import { get, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { day, moveLastDay, openCall, submit, writtenApplication } from './test-submission.ts';

let app: SignedInApp;
beforeAll(async () => {
  app = await signedInApp();
});
afterAll(() => app?.close());

test('the public diary tells that something has come, and from whom only when the applications have been opened', async () => {
  const call = await openCall(app);
  const id = await writtenApplication(app, call);
  expect((await submit(app, id)).statusCode).toBe(303);
  const [sent] = await app.db.asOwner<{ number: string }>(
    `select diary_number as number from application_submission where application = '${id}'`,
  );
  const number = sent?.number ?? 'none';
  const shown = async (address: string) => (await app.inject({ url: address })).body;
  const search = `/diarium?q=${encodeURIComponent('Region Skåne')}`;
  expect(await shown(`/v1/diary-entries/${number}`)).toContain('Ansökan om tillstånd');
  expect(await shown(`/v1/diary-entries/${number}`)).not.toContain('Skåne');
  expect(await shown(search)).not.toContain(number);

  await moveLastDay(app, call, day(-1));
  const officer = await session(app.db, 'handlaggare');
  expect((await send(app, officer, `/ansokningar/utlysning/${call}/oppna`, {})).statusCode).toBe(303);
  expect(await shown(`/v1/diary-entries/${number}`)).toContain('Region Skåne');
  expect((await get(app, officer, search)).body).toContain(number);
});
