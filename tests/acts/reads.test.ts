import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getBy, keptKey } from '../support/access-key.ts';
import { type SignedInApp, session, signedInApp } from '../support/signed-in.ts';

let app: SignedInApp;
let officer: string;
let person: string;
beforeAll(async () => {
  app = await signedInApp();
  const browser = await session(app.db, 'handlaggare');
  person = browser.person;
  officer = await keptKey(app.db, browser, 'read');
});
afterAll(() => app.close());

describe('what people write is read by program', () => {
  it('messages of one’s own, and nobody else’s', async () => {
    const [message] = await app.db.asOwner<{ id: string }>(
      "insert into message (key, subject_sv, subject_en, body_sv, body_en, fictitious) values ('prov.hej', 'Hej', 'Hello', 'Text', 'Text', true) returning id",
    );
    await app.db.asOwner("insert into message_delivery (message, person, how) values ($1, $2, 'at-once')", [message?.id, person]);
    const mine = await getBy(app, officer, '/v1/messages');
    expect([mine.statusCode, mine.json().items.map((one: { subject: { sv: string } }) => one.subject.sv)]).toEqual([200, ['Hej']]);
    const other = await keptKey(app.db, await session(app.db, 'registrator'), 'read');
    expect((await getBy(app, other, '/v1/messages')).json().items).toEqual([]);
  });

  it.each(['/v1/tasks', '/v1/candidates'])('%s', async (url) => {
    const answer = await getBy(app, officer, url);
    expect([answer.statusCode, answer.json().page]).toEqual([200, 1]);
  });

  it.each([
    '/v1/cases/0198c0de-0000-7000-8000-000000000001/basis',
    '/v1/cases/0198c0de-0000-7000-8000-000000000001/groups/sakkunniga/meetings',
  ])('%s, when there is such a case', async (url) => {
    expect((await getBy(app, officer, url)).statusCode).toBe(404);
  });
});
