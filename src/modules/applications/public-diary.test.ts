import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { get, personId, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { worksFor } from '../../platform/db/index.ts';
import { insertCase } from '../cases/index.ts';
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

test('nor does the diary of the case tell those who take part in it, before that', async () => {
  const officer = await session(app.db, 'handlaggare');
  const careCase = await app.db.tx(async (tx) => {
    await worksFor(tx, { person: officer.person, role: 'case-officer', organisation: 'authority' });
    return insertCase(tx, { area: 'atstorningar', person: officer.person, fictitious: true, state: 'call' });
  });
  const member = await session(app.db, 'b1-ledamot-2');
  await app.db.asOwner(`insert into case_participant (care_case, person, capacity, valid_from) values ($1, $2, 'b1', current_date - 1)`, [
    careCase,
    member.person,
  ]);
  await app.db.asOwner(`insert into case_declaration (care_case, person, answer) values ($1, $2, 'none')`, [careCase, member.person]);
  const call = await openCall(app, { careCase });
  const id = await writtenApplication(app, call);
  expect((await submit(app, id)).statusCode).toBe(303);
  const senders = async (subject: string, role: string, organisation: string) => {
    const person = await personId(app.db, subject);
    return app.db.tx(async (tx) => {
      await worksFor(tx, { person, role, organisation });
      const { rows } = await sql<{ now: number; entries: number }>`
        select (select count(*)::int from diary_now where care_case = ${careCase} and counterpart = 'Region Skåne') as now,
          (select count(*)::int from diary_entry where care_case = ${careCase} and counterpart = 'Region Skåne') as entries`.execute(tx);
      return rows[0];
    });
  };
  const page = async () => (await get(app, member, `/arenden/${careCase}`)).body;
  expect(await page()).toContain('Diarium');
  expect(await page()).not.toContain('Region Skåne');
  expect(await senders('b1-ledamot-2', 'b1-member', 'authority')).toEqual({ now: 0, entries: 0 });
  expect(await senders('handlaggare', 'case-officer', 'authority')).toEqual({ now: 1, entries: 1 });
  expect(await senders('firmatecknare-skane', 'region-signatory', 'region-12')).toEqual({ now: 1, entries: 1 });

  await moveLastDay(app, call, day(-1));
  expect((await send(app, officer, `/ansokningar/utlysning/${call}/oppna`, {})).statusCode).toBe(303);
  expect(await page()).toContain('Region Skåne');
  expect(await senders('b1-ledamot-2', 'b1-member', 'authority')).toEqual({ now: 1, entries: 1 });
});
