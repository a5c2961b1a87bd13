import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { get, personId, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { worksFor } from '../../platform/db/index.ts';
import { hashOf } from './hashing.ts';
import { findApplication } from './queries/application.ts';
import { applicationForm } from './queries/form.ts';
import { addAttempt } from './store/submission.ts';
import { day, moveLastDay, openCall, peopleOf, registerOf, submit, submitUrl, writeAll, writtenApplication } from './test-submission.ts';

let app: SignedInApp;
beforeAll(async () => {
  app = await signedInApp();
});
afterAll(() => app?.close());

const count = async (sql: string): Promise<number> => Number((await app.db.asOwner<{ n: string }>(sql))[0]?.n);
const submissions = (id: string) => count(`select count(*) as n from application_submission where application = '${id}'`);

describe('from a complete application to a receipt', () => {
  test('it is endorsed and sent in once, with a diary number, three files, hashed parts and word to both; replaced, and taken back', async () => {
    const call = await openCall(app);
    const id = await writtenApplication(app, call);
    const signatory = await session(app.db, 'firmatecknare-skane');
    const page = await get(app, signatory, submitUrl(id));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Godkänn och skicka in');

    const sent = await submit(app, id);
    expect(sent.statusCode, sent.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 1_000)).toBe(303);
    const at = String(sent.headers.location);
    expect(at).toContain(`/ansokningar/${id}/kvitto/1`);
    const receipt = await get(app, signatory, at);
    expect(receipt.statusCode).toBe(200);
    expect(receipt.body).toMatch(/DEMO-\d{4}-\d{6}/);
    const [row] = await app.db.asOwner<{ hash: string; content: object; parts: { hash: string }[]; diary_number: string }>(
      `select hash, content, parts, diary_number from application_submission where application = '${id}'`,
    );
    expect(row?.hash).toBe(hashOf(row?.content));
    for (const { hash } of row?.parts ?? []) expect(receipt.body).toContain(hash.match(/.{1,8}/g)?.join(' '));
    expect(await count(`select count(*) as n from diary_entry where number = '${row?.diary_number}'`)).toBe(1);
    const [told] = await app.db.asOwner<{ keys: string[] }>(
      `select array_agg(distinct m.key order by m.key) as keys from message m where m.path like '/ansokningar/${id}/%' or m.path like '%${call}%'`,
    );
    expect(told?.keys).toEqual(['application.receipt', 'application.received']);

    // The files: the JSON has the hash of the receipt, byte for byte.
    const base = `/ansokningar/${id}/inskickad/1`;
    const json = await get(app, signatory, `${base}/fil/json`);
    expect(createHash('sha256').update(json.rawPayload).digest('hex')).toBe(row?.hash);
    expect(json.headers['content-disposition']).toContain('attachment');
    const pdf = await get(app, signatory, `${base}/fil/pdf`);
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.rawPayload.toString('latin1')).toContain('pdfaid');
    const html = await get(app, signatory, `${base}/fil/html`);
    expect(html.headers['content-security-policy']).toContain('sandbox');
    expect(html.body).toContain('Påhittat svar.');
    expect((await get(app, signatory, base)).body).toContain('Påhittat svar.');

    // The same again is no new submission; something else is, and both are kept.
    expect((await submit(app, id)).statusCode).toBe(409);
    await writeAll(app, id, { said: 'Ett bättre svar.', keys: ['premises'] });
    const again = await get(app, signatory, submitUrl(id));
    expect(again.body).toContain('Detta ersätter det ni skickade in förra gången (nummer 1)');
    expect((await submit(app, id)).headers.location).toContain('/kvitto/2');
    expect(await submissions(id)).toBe(2);
    expect((await get(app, signatory, base)).body).not.toContain('Ett bättre svar.');
    expect((await get(app, signatory, `/ansokningar/${id}/kvitto/1`)).body).toContain('ersatt av nummer 2');

    // Taken back with a reason, which it must have, and taken up again.
    const back = `/ansokningar/${id}/aterkalla`;
    expect((await send(app, signatory, back, { reason: ' ' })).statusCode).toBe(422);
    expect((await send(app, signatory, back, { reason: 'Vi kan inte bemanna.' })).statusCode).toBe(303);
    expect((await send(app, signatory, back, { reason: 'Igen.' })).statusCode).toBe(409);
    expect((await get(app, signatory, `/ansokningar/${id}/kvitto/2`)).body).toContain('återkallad');
    expect(await count(`select count(*) as n from application_withdrawal where application = '${id}' and number = 2`)).toBe(1);
    const editor = await session(app.db, 'redaktor-skane');
    expect((await send(app, editor, `/ansokningar/${id}/ateruppta`, {})).statusCode).toBe(303);
    expect((await submit(app, id)).headers.location).toContain('/kvitto/3');
  });

  test('emoji, a turned direction of reading and long words go with it unharmed, and the papers can be drawn up', async () => {
    const said = 'Hjärta 🫀, \u202evänt\u202c, <script>alert(1)</script> och ”citat”\n\nAndra stycket';
    const id = await writtenApplication(app, await openCall(app), { said });
    expect((await submit(app, id)).statusCode).toBe(303);
    const signatory = await session(app.db, 'firmatecknare-skane');
    const json = await get(app, signatory, `/ansokningar/${id}/inskickad/1/fil/json`);
    expect(
      JSON.parse(json.body)
        .sections.at(-1)
        .fields.some(({ value }: { value: unknown }) => value === said),
    ).toBe(true);
    const html = await get(app, signatory, `/ansokningar/${id}/inskickad/1/fil/html`);
    expect(html.body).toContain('🫀');
    expect(html.body).not.toContain('<script>');
  });
});

describe('what is lacking', () => {
  test('one that lacks something is not sent in, each thing is named and leads to where it is written', async () => {
    const call = await openCall(app);
    const id = await writtenApplication(app, call);
    await app.db.asOwner(
      `update application_section set content = content - 'equipment', version = version + 1 where application = '${id}' and key = 'premises'`,
    );
    const signatory = await session(app.db, 'firmatecknare-skane');
    const page = await get(app, signatory, submitUrl(id));
    expect(page.body).toContain('Ansökan är inte komplett');
    expect(page.body).toContain(`/ansokningar/${id}/del/premises`);
    expect((await submit(app, id)).statusCode).toBe(422);
    expect(await submissions(id)).toBe(0);
    expect((await get(app, signatory, `/ansokningar/${id}/kvitto/1`)).statusCode).toBe(404);
  });

  test('the completeness check lets through exactly what is taken: anything left out keeps it back, and with it there it is taken', async () => {
    const id = await writtenApplication(app, await openCall(app));
    const missingNow = async (): Promise<number> => {
      const editor = await personId(app.db, 'redaktor-skane');
      return app.db.tx(async (tx) => {
        await worksFor(tx, { person: editor, role: 'applicant-editor', organisation: 'region-12' });
        const application = await findApplication(tx, id);
        if (!application) throw new Error('gone');
        return (await applicationForm(tx, { register: await registerOf(app) }, application)).missing.length;
      });
    };
    const cases = [
      `content - 'wanted' where key = 'slots'`,
      `content || '{"how": " "}' where key = 'special:v1'`,
      `content || '{"staff": []}' where key = 'staff'`,
      `jsonb_set(content, '{staff,0,number}', 'null') where key = 'staff'`,
      `content || '{"uses": true, "providers": []}' where key = 'subcontractors'`,
      `content || '{"asked1": "${randomUUID()}"}' where key = 'attachments'`,
    ];
    for (const change of cases) {
      const [what, where] = change.split(' where ');
      const kept = await app.db.asOwner<{ content: object }>(
        `select content from application_section where application = '${id}' and ${where}`,
      );
      await app.db.asOwner(
        `update application_section set content = ${what}, version = version + 1 where application = '${id}' and ${where}`,
      );
      expect(await missingNow(), change).toBeGreaterThan(0);
      expect((await submit(app, id)).statusCode, change).toBe(422);
      await app.db.asOwner(`update application_section set content = $1, version = version + 1 where application = '${id}' and ${where}`, [
        JSON.stringify(kept[0]?.content),
      ]);
    }
    expect(await missingNow()).toBe(0);
    expect((await submit(app, id)).statusCode).toBe(303);
  });

  test('one that has not been confirmed is not sent in', async () => {
    const id = await writtenApplication(app, await openCall(app));
    const signatory = await session(app.db, 'firmatecknare-skane');
    const refused = await send(app, signatory, submitUrl(id), {});
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Kryssa i att du har läst och godkänner ansökan.');
    expect(await submissions(id)).toBe(0);
  });
});

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
