import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { get, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { issueTicket, readTicket } from './proof-ticket.ts';
import { letPass, openedConsultation } from './test-consultation.ts';

let app: SignedInApp;
beforeAll(async () => {
  app = await signedInApp();
});
afterAll(() => app?.close());

const status = async (answer: Promise<{ statusCode: number }>): Promise<number> => (await answer).statusCode;
const count = async (statement: string): Promise<number> => Number((await app.db.asOwner<{ n: string }>(statement))[0]?.n);

/** A ticket as old as a person's, with the sum that answers it. */
const readAndAnswered = (consultation: string) => {
  const ticket = issueTicket(app.auditKey, consultation, Date.now() - 60_000);
  const question = readTicket(app.auditKey, consultation, ticket)?.question ?? 0;
  return { biljett: ticket, summa: String(1 + (question % 9) + 1 + (Math.floor(question / 9) % 9)), webbplats: '' };
};
const sendOpen = (consultation: string, body: Record<string, string>, ip = '192.0.2.1') =>
  app.inject({
    method: 'POST',
    url: `/remisser/${consultation}/svara`,
    remoteAddress: ip,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(body).toString(),
  });

describe('without an account', () => {
  let it: Awaited<ReturnType<typeof openedConsultation>>;
  beforeAll(async () => {
    it = await openedConsultation(app);
  });
  const waiting = () => count(`select count(*) as n from consultation_open_answer where consultation = '${it.id}'`);

  test('someone answers, twice by mistake, once in effect; it is taken in by a registrar and named nowhere in public', async () => {
    const body = {
      ...readAndAnswered(it.id),
      'stance-definition': 'agree',
      'text-definition': 'Det blir bra, hälsar Anna Exempel.',
      name: 'Anna Exempel',
      kind: 'person',
    };
    const [first, second] = [await sendOpen(it.id, body), await sendOpen(it.id, body)];
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    expect(await waiting()).toBe(1);
    const registrar = await session(app.db, 'registrator');
    const page = await get(app, registrar, `${it.at}/inkommet`);
    const address = /\/arbete\/remisser\/[0-9a-f-]+\/inkommet\/[0-9a-f-]+/.exec(page.body)?.[0] ?? '';
    const both = await Promise.all([1, 2].map(() => send(app, registrar, address, { do: 'receive' })));
    expect(both.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1);
    const [row] = await app.db.asOwner<{ id: string }>(`select id from consultation_submission where consultation = '${it.id}'`);
    await send(app, it.officer, `${it.at}/svar/${row?.id}/publicering`, { do: 'publish' });
    const shown = (await app.inject({ url: `/remisser/${it.id}` })).body;
    expect(shown).toContain('Det blir bra');
    expect(shown).not.toContain('Anna Exempel');
    expect(await count(`select count(*) as n from diary_public where counterpart like '%Anna%'`)).toBe(0);
    // What no longer stands is no longer public.
    await app.db.asOwner('update consultation_submission set stands = false where id = $1', [row?.id]);
    expect((await app.inject({ url: `/remisser/${it.id}` })).body).not.toContain('Det blir bra');
  });

  test.each([
    ['nothing is said', {}, 422],
    ['against without why', { 'stance-slots': 'disagree' }, 422],
    ['too long', { 'stance-slots': 'agree', 'text-slots': 'x'.repeat(5_001) }, 422],
    ['words without a stance', { 'text-slots': 'Hej' }, 422],
    ['a mail address that is none', { 'stance-slots': 'agree', mail: 'inte en adress' }, 422],
    ['an association without a name', { 'stance-slots': 'agree', kind: 'association' }, 422],
  ])('%s: the form comes back with what was written', async (_what, body, code) => {
    const before = await waiting();
    expect(await status(sendOpen(it.id, { ...readAndAnswered(it.id), ...(body as Record<string, string>) }, '192.0.2.9'))).toBe(code);
    expect(await waiting()).toBe(before);
  });

  test('passages are pointed at, come back when the form does, and reach those who read the answers', async () => {
    const given = { ...readAndAnswered(it.id), 'stance-definition': 'disagree', 'passages-definition': 'd.2' };
    const back = await sendOpen(it.id, given, '192.0.2.31');
    expect(back.statusCode).toBe(422); // against, without why
    expect(back.body).toMatch(/<input[^>]*value="d\.2"[^>]*checked/);
    expect(await status(sendOpen(it.id, { ...given, 'text-definition': 'Oklart.', 'passages-definition': 'x.9' }, '192.0.2.31'))).toBe(422);
    expect(await status(sendOpen(it.id, { ...given, 'text-definition': 'Oklart stycke.' }, '192.0.2.31'))).toBe(200);
    const [row] = await app.db.asOwner<{ content: readonly { readonly part: string; readonly passages: readonly string[] }[] }>(
      `select content from consultation_open_answer where consultation = '${it.id}' and content::text like '%Oklart stycke.%'`,
    );
    expect(row?.content.find(({ part }) => part === 'definition')?.passages).toEqual(['d.2']);
  });

  test('a robot that posts a thousand open answers is stopped, whatever it tries', async () => {
    const before = await waiting();
    const said = { 'stance-slots': 'agree', 'text-slots': 'Köp nu' };
    const one = readAndAnswered(it.id);
    const fresh = () => {
      const ticket = issueTicket(app.auditKey, it.id, Date.now());
      return { ...readAndAnswered(it.id), biljett: ticket };
    };
    for (let n = 0; n < 200; n += 1) {
      await sendOpen(it.id, said, '198.51.100.1'); // knows nothing of the form
      await sendOpen(it.id, { ...said, ...one, summa: one.summa }, '198.51.100.2'); // the same form again and again
      await sendOpen(it.id, { ...said, ...readAndAnswered(it.id), webbplats: 'https://spam.example' }, '198.51.100.3'); // fills in every field
      await sendOpen(it.id, { ...said, ...fresh() }, '198.51.100.4'); // at once
      await sendOpen(it.id, { ...said, ...readAndAnswered(it.id) }, '198.51.100.5'); // solves the question and waits
    }
    expect((await waiting()) - before).toBe(6); // one form, and five from one place in an hour
    expect(
      await count(`select count(*) as n from consultation_submission where consultation = '${it.id}' and content::text like '%Köp nu%'`),
    ).toBe(0);
    expect((await sendOpen(it.id, { ...said, ...readAndAnswered(it.id) }, '198.51.100.5')).statusCode).toBe(429);
    // Many places at once: no more than sixty wait unjudged in an hour.
    for (let n = 0; n < 80; n += 1) await sendOpen(it.id, { ...said, ...readAndAnswered(it.id) }, `203.0.113.${n}`);
    expect(
      await count(`select count(*) as n from consultation_open_answer where consultation = '${it.id}' and state = 'waiting'`),
    ).toBeLessThanOrEqual(60);
  });

  test('who is invited by mail answers by the link in the letter, also when it is not open to all', async () => {
    const [row] = await app.db.asOwner<{ invite: string }>(
      `select invite from consultation_addressee where consultation = '${it.id}' and organisation is null`,
    );
    expect((await app.inject({ url: `/remisser/${it.id}/svara?inbjudan=${row?.invite}` })).body).toContain(
      'Svaret lämnas för Påhittad förening.',
    );
  });

  test('who confirms by the link in a mail is taken in once, and a link that is none does nothing', async () => {
    const token = 'x'.repeat(32);
    const [row] = await app.db.asOwner<{ id: string }>(
      `update consultation_open_answer set state = 'unconfirmed', confirm_hash = sha256($1::bytea)
       where id = (select id from consultation_open_answer where consultation = '${it.id}' and state = 'waiting' limit 1) returning id`,
      [token],
    );
    const confirm = (word: string) =>
      app.inject({
        method: 'POST',
        url: `/remisser/${it.id}/bekrafta/${word}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: '',
      });
    expect((await confirm('y'.repeat(32))).statusCode).toBe(404);
    expect((await app.inject({ url: `/remisser/${it.id}/bekrafta/${token}` })).body).toContain('Bekräfta svaret');
    const taken = () => count(`select count(*) as n from consultation_submission where open_answer = '${row?.id}'`);
    expect(await taken()).toBe(0);
    const both = await Promise.all([confirm(token), confirm(token)]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(await taken()).toBe(1);
    expect(await count(`select count(*) as n from audit_event where action = 'consultation.open-answer-received' and actor is null`)).toBe(
      1,
    );
  });

  test('after the last day the form says so, and nothing is taken', async () => {
    await letPass(app, it.id);
    expect((await app.inject({ url: `/remisser/${it.id}/svara` })).statusCode).toBe(409);
    const before = await waiting();
    expect(await status(sendOpen(it.id, { ...readAndAnswered(it.id), 'stance-slots': 'agree' }, '192.0.2.77'))).toBe(409);
    expect(await waiting()).toBe(before);
  });
});
