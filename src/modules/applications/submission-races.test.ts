import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { get, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { worksFor } from '../../platform/db/index.ts';
import { addAttempt } from './store/submission.ts';
import { day, moveLastDay, openCall, peopleOf, submit, submitUrl, writeAll, writtenApplication } from './test-submission.ts';

let app: SignedInApp;
beforeAll(async () => {
  app = await signedInApp();
});
afterAll(() => app?.close());

const count = async (sql: string): Promise<number> => Number((await app.db.asOwner<{ n: string }>(sql))[0]?.n);
const submissions = (id: string) => count(`select count(*) as n from application_submission where application = '${id}'`);

describe('who', () => {
  test('neither editors, nor contact persons, nor a sign-in that is not fresh, nor another region', async () => {
    const id = await writtenApplication(app, await openCall(app));
    for (const persona of ['redaktor-skane', 'kontaktperson-skane', 'handlaggare'])
      expect((await send(app, await session(app.db, persona), submitUrl(id), { confirm: 'yes' })).statusCode, persona).toBe(403);
    const stale = await session(app.db, 'firmatecknare-skane', { fresh: false });
    expect((await send(app, stale, submitUrl(id), { confirm: 'yes' })).headers.location).toContain('/logga-in/bekrafta');
    const other = await session(app.db, (await peopleOf(app, 'region-03')).signatory);
    expect((await send(app, other, submitUrl(id), { confirm: 'yes' })).statusCode).toBe(404);
    expect(await submissions(id)).toBe(0);
  });

  test('a role that is taken away between the page and the form sends in nothing, in a session that is still there, and the database says the same', async () => {
    const id = await writtenApplication(app, await openCall(app), { organisation: 'region-01' });
    const { signatory: persona } = await peopleOf(app, 'region-01');
    const signatory = await session(app.db, persona);
    expect((await get(app, signatory, submitUrl(id))).statusCode).toBe(200);
    const end = (at: string) => app.db.asOwner(`update assignment set ended_at = ${at} where person = '${signatory.person}'`);
    await end('now()');
    expect([401, 403]).toContain((await send(app, signatory, submitUrl(id), { confirm: 'yes' })).statusCode);
    // Taken away while it is being sent: after the policy, before the write.
    const gone = await app.db
      .tx(async (tx) => {
        await worksFor(tx, { person: signatory.person, role: 'region-signatory', organisation: 'region-01' });
        const attempt = await addAttempt(tx, { application: id, contentHash: 'a'.repeat(64), person: signatory.person });
        await sql`
          insert into application_submission (id, application, call, organisation, number, kind, attempt, content, content_hash, hash, parts, html_document,
            pdf_document, json_document, diary_number, submitted_by, submitted_at, fictitious)
          select gen_random_uuid(), a.id, a.call, a.organisation, 1, 'application', ${attempt.id}::uuid, '{"number": 1}', repeat('a', 64), repeat('a', 64), '[]',
            d.id, d.id, d.id, 'x', ${signatory.person}::uuid, now(), true
          from application a, (select gen_random_uuid() as id) d where a.id = ${id}`.execute(tx);
      })
      .catch((error: { constraint?: string }) => error.constraint);
    expect(gone).toBe('signatory_now');
    await end('null');
    expect((await submit(app, id, { organisation: 'region-01' })).statusCode).toBe(303);
  });
});

describe('at once', () => {
  test('fifty posts of one form and of fifty give one submission, one diary number and one receipt', async () => {
    const id = await writtenApplication(app, await openCall(app));
    const signatory = await session(app.db, 'firmatecknare-skane');
    const diary = () => count(`select count(*) as n from diary_entry where direction = 'incoming'`);
    const before = await diary();
    const key = randomUUID();
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, at) => send(app, signatory, submitUrl(id), { confirm: 'yes' }, at < 25 ? { key } : {})),
    );
    expect(all.filter(({ statusCode }) => statusCode !== 303 && statusCode !== 409)).toEqual([]);
    const well = all.filter(({ statusCode }) => statusCode === 303);
    expect(well.length).toBeGreaterThan(0);
    for (const { headers } of well) expect(headers.location).toContain('/kvitto/1');
    expect(await submissions(id)).toBe(1);
    expect(await diary()).toBe(before + 1);
    // The same form once more, when all is done: the same answer.
    const late = await send(app, signatory, submitUrl(id), { confirm: 'yes' }, { key });
    expect([303, 409]).toContain(late.statusCode);
    expect(await submissions(id)).toBe(1);
  });

  test('what an editor saves while it is being sent is either all in it or not sent: the hash is that of what stood', async () => {
    const id = await writtenApplication(app, await openCall(app));
    const saves = Array.from({ length: 5 }, (_, at) => writeAll(app, id, { said: `Omskrivet ${at}.`, keys: ['premises'] }));
    const [sent] = await Promise.all([submit(app, id), ...saves]);
    expect([303, 409]).toContain(sent.statusCode);
    expect(await submissions(id)).toBe(sent.statusCode === 303 ? 1 : 0);
  });
});

describe('too late', () => {
  test('it is refused with words, pleaded for with a reason, decided with reasons, and taken in the time that is granted', async () => {
    const call = await openCall(app);
    const id = await writtenApplication(app, call);
    const signatory = await session(app.db, 'firmatecknare-skane');
    const officer = await session(app.db, 'handlaggare');
    const plead = `/ansokningar/sent/${call}`;
    expect((await send(app, signatory, plead, { reason: 'För säkerhets skull.' })).statusCode).toBe(409);
    await moveLastDay(app, call, day(-1));
    const late = await submit(app, id);
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Sista dagen har gått ut');
    expect(late.body).toContain('Det ni har skrivit finns kvar');
    expect(late.body).toContain(plead);
    expect(await submissions(id)).toBe(0);

    expect((await send(app, signatory, plead, { reason: '' })).statusCode).toBe(422);
    expect((await send(app, signatory, plead, { reason: 'Strömavbrott på sjukhuset.' })).statusCode).toBe(303);
    expect((await send(app, signatory, plead, { reason: 'Igen.' })).statusCode).toBe(409);
    const incoming = `/ansokningar/utlysning/${call}/inkomna`;
    const page = await get(app, officer, incoming);
    expect(page.body).toContain('Strömavbrott på sjukhuset.');
    expect(page.body).toContain('(blev inte inskickad)');
    const [plea] = await app.db.asOwner<{ id: string }>(`select id from application_plea where call = '${call}'`);
    const judge = (newLastDay: string, decision: string) =>
      send(app, officer, `/ansokningar/utlysning/${call}/begaran/${plea?.id}`, { newLastDay, decision });
    expect((await judge(day(3), '')).statusCode).toBe(422);
    const past = await judge(day(-1), 'Skäl.');
    expect(past.statusCode).toBe(422);
    expect(past.body).toContain('Dagen har redan varit.');
    expect((await judge(day(3), 'Avbrottet är styrkt.')).statusCode).toBe(303);
    expect((await judge(day(4), 'En gång till.')).statusCode).toBe(409);
    expect((await get(app, signatory, plead)).body).toContain('Avbrottet är styrkt.');

    expect((await submit(app, id)).statusCode).toBe(303);
    expect(await count(`select count(*) as n from application_submission where application = '${id}' and late`)).toBe(1);
    expect(
      await count(
        `select count(*) as n from audit_event where action in ('application.pleaded', 'application.plea-judged') and object_id = '${call}'`,
      ),
    ).toBe(2);
  });

  test('a refused plea lets nothing in', async () => {
    const call = await openCall(app);
    const id = await writtenApplication(app, call);
    await moveLastDay(app, call, day(-1));
    const signatory = await session(app.db, 'firmatecknare-skane');
    await send(app, signatory, `/ansokningar/sent/${call}`, { reason: 'Vi glömde.' });
    const [plea] = await app.db.asOwner<{ id: string }>(`select id from application_plea where call = '${call}'`);
    const officer = await session(app.db, 'handlaggare');
    await send(app, officer, `/ansokningar/utlysning/${call}/begaran/${plea?.id}`, {
      newLastDay: '',
      decision: 'Inget hinder har funnits.',
    });
    expect((await submit(app, id)).statusCode).toBe(409);
    expect(await submissions(id)).toBe(0);
  });
});
