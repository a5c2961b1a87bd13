import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, get, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { endorsedAnswer, letPass, openedConsultation, today, versionIn, writtenAnswer } from './test-consultation.ts';

let app: SignedInApp;
beforeAll(async () => {
  app = await signedInApp();
});
afterAll(() => app?.close());

const areas = [
  'atstorningar',
  'neuromuskulara',
  'osteogenesis-imperfecta',
  'medfodd-metabol-sjukdom',
  'hogisoleringsvard',
  'hjartkirurgi-barn',
  'pacemakerextraktion',
];
const next = () => openedConsultation(app, areas.shift() ?? '');
const status = async (answer: Promise<{ statusCode: number }>): Promise<number> => (await answer).statusCode;
const count = async (sql: string): Promise<number> => Number((await app.db.asOwner<{ n: string }>(sql))[0]?.n);
const act = (by: Browser, url: string, what: string, version: string) => send(app, by, `${url}/atgard`, { do: what, version });

describe('from a blank answer to a receipt', () => {
  let it: Awaited<ReturnType<typeof next>>;
  beforeAll(async () => {
    it = await next();
  });

  test('it is written by several, endorsed by another, sent in once, replaced and taken back; every version is kept', async () => {
    const { writer, url, version } = await writtenAnswer(app, it.id);
    expect(await status(act(writer, url, 'submit', await version()))).toBe(409);
    expect(await status(act(writer, url, 'propose', await version()))).toBe(303);
    const contact = await session(app.db, 'kontaktperson-skane');
    // Whoever writes does not endorse; the writer's role could not anyway.
    expect(await status(send(app, writer, `${url}/godkann`, { version: await version() }))).toBe(403);
    expect(await status(send(app, contact, `${url}/godkann`, { version: await version() }))).toBe(303);
    const sent = await act(writer, url, 'submit', await version());
    expect(sent.statusCode).toBe(303);
    const page = (await get(app, writer, url)).body;
    expect(page).toMatch(/DEMO-\d{4}-\d{6}/);
    expect(page).toMatch(/(?:[0-9a-f]{16} ){3}[0-9a-f]{16}/);

    // Written anew: what was sent stands until the new one is sent.
    expect(await status(send(app, writer, `${url}/del/slots`, { stance: 'disagree', text: 'Fler enheter.', version: '1' }))).toBe(303);
    expect((await get(app, it.officer, `${it.at}/svar`)).body).toContain('Instämmer');
    expect((await get(app, it.officer, `${it.at}/svar`)).body).not.toContain('Fler enheter.');
    await act(writer, url, 'propose', await version());
    await send(app, contact, `${url}/godkann`, { version: await version() });
    expect(await status(act(writer, url, 'submit', await version()))).toBe(303);
    expect((await get(app, it.officer, `${it.at}/svar`)).body).toContain('Fler enheter.');
    expect(await count(`select count(*) as n from consultation_submission where consultation = '${it.id}'`)).toBe(2);
    expect(await count(`select count(*) as n from consultation_submission where consultation = '${it.id}' and stands`)).toBe(1);

    expect(await status(act(writer, url, 'withdraw', await version()))).toBe(303);
    expect(await count(`select count(*) as n from consultation_submission where consultation = '${it.id}' and stands`)).toBe(0);
    expect(
      await count(`select count(*) as n from consultation_submission where consultation = '${it.id}' and withdrawn_at is not null`),
    ).toBe(1);
  });

  test('whoever has written does not endorse, also in another role, and the database says the same', async () => {
    const { url, version, writer } = await writtenAnswer(app, it.id, 'kontaktperson-uppsala');
    await act(writer, url, 'propose', await version());
    const refused = await send(app, writer, `${url}/godkann`, { version: await version() });
    expect(refused.statusCode).toBe(403);
    expect(refused.body).toContain('Den som har lagt fram något får inte själv bekräfta det');
    const id = url.split('/').at(-1);
    await expect(
      app.db.asOwner(
        `update consultation_answer set state = 'endorsed', version = version + 1, endorsed_by = proposed_by, endorsed_at = now() where id = '${id}'`,
      ),
    ).rejects.toThrow(/another_endorses|does not endorse/);
  });
});

describe('several who write', () => {
  test('the later of two on one part sees both and nothing is lost; on different parts neither is in the way', async () => {
    const it = await next();
    const { writer, url } = await writtenAnswer(app, it.id);
    const contact = await session(app.db, 'kontaktperson-skane');
    const first = await send(app, contact, `${url}/del/definition`, { stance: 'disagree', text: 'För snäv.', version: '1' });
    expect(first.statusCode).toBe(303);
    const late = await send(app, writer, `${url}/del/definition`, { stance: 'agree', text: 'Alldeles lagom.', version: '1' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('För snäv.');
    expect(late.body).toContain('Alldeles lagom.');
    expect(late.body).toContain('name="version" value="2"');
    expect((await get(app, writer, `${url}/del/definition`)).body).toContain('För snäv.');
    expect(await status(send(app, writer, `${url}/del/slots`, { stance: 'no-view', text: '', version: '1' }))).toBe(303);
  });

  test('a change after it was proposed takes it back, and an old page endorses nothing', async () => {
    const it = await next();
    const { writer, url, version } = await writtenAnswer(app, it.id);
    await act(writer, url, 'propose', await version());
    const seen = await version();
    await send(app, writer, `${url}/del/slots`, { stance: 'disagree', text: 'Nej.', version: '1' });
    const signatory = await session(app.db, 'firmatecknare-skane');
    expect(await status(send(app, signatory, `${url}/godkann`, { version: seen }))).toBe(409);
    expect((await get(app, writer, url)).body).toContain('Utkast');
  });

  test('a part is handed over to a colleague by a day, and discussed where the authority never sees it', async () => {
    const it = await next();
    const { writer, url } = await writtenAnswer(app, it.id);
    const contact = await session(app.db, 'kontaktperson-skane');
    expect(
      await status(send(app, writer, `${url}/del/slots/delegering`, { person: contact.person, due: today(7), note: 'Hinner du?' })),
    ).toBe(303);
    expect(await status(send(app, writer, `${url}/del/slots/delegering`, { person: it.officer.person, due: '', note: '' }))).toBe(422);
    const late = await send(app, writer, `${url}/del/slots/delegering`, {
      person: contact.person,
      due: today(90),
      note: 'Det här är kvar.',
    });
    expect(late.statusCode).toBe(422);
    for (const kept of ['Det här är kvar.', `value="${today(90)}"`, new RegExp(`value="${contact.person}"[^>]* selected`)])
      expect(late.body).toMatch(kept);
    const long = await send(app, writer, `${url}/del/slots/delegering`, {
      person: contact.person,
      due: '',
      note: `${'x'.repeat(2_000)}kvar`,
    });
    expect([long.statusCode, long.body.includes('xkvar'), long.body.includes('href="#falt-note"')]).toEqual([422, true, true]);
    expect(await status(send(app, writer, `${url}/del/slots/kommentar`, { comment: 'HEMLIG INTERN TANKE' }))).toBe(303);
    const page = await get(app, contact, `${url}/del/slots`);
    expect(page.body).toContain('HEMLIG INTERN TANKE');
    expect(page.body).toContain('Hinner du?');
    expect(await status(send(app, contact, `${url}/del/slots`, { stance: 'agree', text: 'Klart.', version: '1', finishes: 'yes' }))).toBe(
      303,
    );
    expect(await count(`select count(*) as n from consultation_delegation where done_at is not null`)).toBe(1);
    // The authority sees what has been sent in its cases.
    const told = await app.db.asOwner<{ subject: string; body: string }>(
      `select subject_sv as subject, body_sv as body from message where key = 'consultation.delegated'`,
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.subject).toContain('Del av remissvar');
    expect(told[0]?.body).not.toContain('Hinner du?');
  });

  test.each([
    ['empty', {}, 422],
    ['with a stance that is none', { stance: 'maybe', text: '', version: '1' }, 422],
    ['too long', { stance: 'agree', text: 'x'.repeat(20_001), version: '1' }, 422],
    ['pointing at a passage that is not there', { stance: 'agree', text: '', passages: 'zz', version: '1' }, 422],
    ['whose version is no number', { stance: 'agree', text: '', version: 'x' }, 422],
  ])('a part that is %s is refused and changes nothing', async (_what, body, code) => {
    const [row] = await app.db.asOwner<{ id: string }>(
      `select id from consultation_answer where organisation = 'region-12' order by id desc limit 1`,
    );
    const writer = await session(app.db, 'remissvarare-skane');
    const before = await count(`select count(*) as n from consultation_answer_save`);
    expect(await status(send(app, writer, `/arbete/remissvar/${row?.id}/del/definition`, body))).toBe(code);
    expect(await count(`select count(*) as n from consultation_answer_save`)).toBe(before);
  });
});

describe('at the moment it is sent in', () => {
  test('fifty at once, of one form and of fifty, give one answer and one diary number', async () => {
    const it = await next();
    const { writer, url, version } = await endorsedAnswer(app, it.id);
    const now = await version();
    const diary = async () => count(`select count(*) as n from diary_entry where care_case = '${it.careCase}' and direction = 'incoming'`);
    const before = await diary();
    const key = crypto.randomUUID();
    const same = Array.from({ length: 25 }, () => send(app, writer, `${url}/atgard`, { do: 'submit', version: now }, { key }));
    const others = Array.from({ length: 25 }, () => act(writer, url, 'submit', now));
    const all = await Promise.all([...same, ...others]);
    expect(all.every(({ statusCode }) => statusCode === 303 || statusCode === 409)).toBe(true);
    expect(all.filter(({ statusCode }) => statusCode === 303).length).toBeGreaterThan(0);
    expect(await count(`select count(*) as n from consultation_submission where consultation = '${it.id}'`)).toBe(1);
    expect(await diary()).toBe(before + 1);
  });

  test('a role that has just been taken away endorses nothing, in a session that is still there', async () => {
    const it = await next();
    const { writer, url, version } = await writtenAnswer(app, it.id);
    await act(writer, url, 'propose', await version());
    const signatory = await session(app.db, 'firmatecknare-skane');
    const seen = versionIn((await get(app, signatory, url)).body);
    await app.db.asOwner(
      `update assignment set ended_at = now() where person = '${signatory.person}' and role = 'region-signatory' and ended_at is null`,
    );
    const refused = await send(app, signatory, `${url}/godkann`, { version: seen });
    expect([401, 403]).toContain(refused.statusCode);
    expect(
      await count(`select count(*) as n from consultation_answer where endorsed_by = '${signatory.person}' and consultation = '${it.id}'`),
    ).toBe(0);
    await app.db.asOwner(`update assignment set ended_at = null where person = '${signatory.person}' and role = 'region-signatory'`);
  });

  test('too late is refused with words, everything written is kept, and one can ask to be let in', async () => {
    const it = await next();
    const { writer, url, version } = await endorsedAnswer(app, it.id);
    await letPass(app, it.id);
    const late = await act(writer, url, 'submit', await version());
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Sista dagen har passerat');
    expect(late.body).toContain('Det ni har skrivit finns kvar');
    expect(await count(`select count(*) as n from consultation_submission where consultation = '${it.id}'`)).toBe(0);
    // The database refuses it by itself too.
    const id = url.split('/').at(-1);
    await expect(
      app.db.asOwner(
        `insert into consultation_submission (id, consultation, care_case, answer, organisation, number, kind, name, content, hash, diary_number, submitted_by, endorsed_by, submitted_at, fictitious)
         select gen_random_uuid(), consultation, '${it.careCase}', id, organisation, 1, 'organisation', 'x', '{}', repeat('0', 64), 'x', endorsed_by, endorsed_by, now(), true
         from consultation_answer where id = '${id}'`,
      ),
    ).rejects.toThrow(/after the last day/);

    expect(await status(send(app, writer, `/arbete/remissvar/sent/${it.id}`, { reason: '' }))).toBe(422);
    expect(await status(send(app, writer, `/arbete/remissvar/sent/${it.id}`, { reason: 'Nämnden hade inte sammanträtt.' }))).toBe(303);
    expect(await status(send(app, writer, `/arbete/remissvar/sent/${it.id}`, { reason: 'Igen.' }))).toBe(409);
    const incoming = await get(app, it.officer, `${it.at}/inkommet`);
    expect(incoming.body).toContain('Nämnden hade inte sammanträtt.');
    const [plea] = await app.db.asOwner<{ id: string; diary_number: string }>(
      `select id, diary_number from consultation_plea where consultation = '${it.id}'`,
    );
    expect(plea?.diary_number).toMatch(/^DEMO-/);
    const judged = await send(app, it.officer, `${it.at}/onskemal/${plea?.id}`, { newLastDay: today(3), decision: 'Svaret behövs.' });
    expect(judged.statusCode).toBe(303);
    expect(await status(act(writer, url, 'submit', await version()))).toBe(303);
    expect(await count(`select count(*) as n from consultation_submission where consultation = '${it.id}' and stands`)).toBe(1);
  });
});
