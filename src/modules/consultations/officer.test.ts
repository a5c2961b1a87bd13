import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { get, personId, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { localDate } from '../../kernel/date.ts';
import { addParticipant } from '../cases/index.ts';
import { remindDue } from './commands/remind.ts';
import { endings } from './core/time-cases.ts';
import { asOfficer, endorsedAnswer, letPass, openedConsultation, testConsultation, today, versionOf } from './test-consultation.ts';

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
];
const nextArea = (): string => areas.shift() ?? '';
const status = async (answer: Promise<{ statusCode: number }>): Promise<number> => (await answer).statusCode;
const count = async (statement: string): Promise<number> => Number((await app.db.asOwner<{ n: string }>(statement))[0]?.n);

describe('from a draft to a locked summary', () => {
  let it: Awaited<ReturnType<typeof openedConsultation>>;
  beforeAll(async () => {
    it = await openedConsultation(app, nextArea());
  });

  test('it is sent out with a letter, a diary number and word to all; a second click sends nothing', async () => {
    expect(await status(send(app, it.officer, `${it.at}/oppna`, { version: '2' }))).toBe(409);
    const page = (await get(app, it.officer, it.at)).body;
    expect(page).toMatch(/DEMO-\d{4}-\d{6}/);
    expect(page).toContain('Påhittat ärende i demonstrationen');
    expect(await count(`select count(*) as n from message where key = 'consultation.opened' and fictitious`)).toBe(3);
    const open = await app.inject({ url: `/remisser/${it.id}` });
    expect(open.body).toContain('Påhittad definition.');
    expect(open.body).toContain('Påhittat ärende i demonstrationen');
    const letter = /\/dokument\/oppna\/[0-9a-f-]+\/pdf-ua/.exec(open.body)?.[0] ?? '';
    const pdf = await app.inject({ url: letter });
    expect(pdf.statusCode).toBe(200);
    expect(String(pdf.headers['content-disposition'])).toContain('pahittat-missiv');
    const api = (await app.inject({ url: `/v1/consultations/${it.id}` })).json();
    expect(api).toMatchObject({ fictitious: true, state: 'open', answers: [] });
    expect((await app.inject({ url: '/v1/consultations' })).json().items).toContainEqual(
      expect.objectContaining({ id: it.id, fictitious: true }),
    );
    expect((await app.inject({ url: '/remisser.atom' })).body).toContain('Påhittad');
  });

  test('one gets more time with a reason; the day that was is kept, earlier days and empty forms are refused', async () => {
    const [row] = await app.db.asOwner<{ id: string }>(
      `select id from consultation_addressee where consultation = '${it.id}' and organisation = 'region-03'`,
    );
    const version = async () => String(await count(`select version as n from consultation where id = '${it.id}'`));
    const extend = async (body: Record<string, string>) =>
      status(send(app, it.officer, `${it.at}/forlang`, { version: await version(), ...body }));
    expect(await extend({ addressee: row?.id ?? '', to: today(35), reason: '' })).toBe(422);
    expect(await extend({ addressee: row?.id ?? '', to: today(20), reason: 'Kort.' })).toBe(422);
    expect(await extend({ addressee: row?.id ?? '', to: today(35), reason: 'Nämnden sammanträder sent.' })).toBe(303);
    expect((await get(app, it.officer, it.at)).body).toContain('Nämnden sammanträder sent.');
    expect(await count(`select count(*) as n from message where key = 'consultation.extended'`)).toBe(1);
    expect(await status(send(app, it.officer, `${it.at}/stang`, { version: await version() }))).toBe(422);
    await expect(
      app.db.asOwner(`update consultation set state = 'closed', version = version + 1, closed_at = now() where id = '${it.id}'`),
    ).rejects.toThrow('the last day has not passed');
  });

  test('reminders go once to those who have not answered, however often and on however many nodes', async () => {
    await app.db.asOwner(`do $$ begin
      execute 'alter table consultation disable trigger consultation_moves';
      update consultation set opened_at = opened_at - interval '40 days', last_day = '${today(7)}' where id = '${it.id}';
      execute 'alter table consultation_extension disable trigger consultation_extension_stands';
      update consultation_extension set made_at = made_at - interval '40 days';
      execute 'alter table consultation_extension enable trigger consultation_extension_stands';
      execute 'alter table consultation enable trigger consultation_moves'; end $$`);
    const { writer, url } = await endorsedAnswer(app, it.id);
    expect(await status(send(app, writer, `${url}/atgard`, { do: 'submit', version: await versionOf(app, url) }))).toBe(303);
    const all = await Promise.all([remindDue(app.db), remindDue(app.db), remindDue(app.db)]);
    expect(all.reduce((sum, n) => sum + n, 0)).toBe(1); // the association; Uppsala has more time and Skåne has answered
    expect(await remindDue(app.db)).toBe(0);
  });

  test('themes, replies and masks; what is masked is nowhere in what is published; two who reply see each other', async () => {
    const [row] = await app.db.asOwner<{ id: string }>(`select id from consultation_submission where consultation = '${it.id}' and stands`);
    const answer = `${it.at}/svar/${row?.id}`;
    expect(await status(send(app, it.officer, `${it.at}/teman`, { name: 'Resor' }))).toBe(303);
    expect(await status(send(app, it.officer, `${it.at}/teman`, { name: 'resor' }))).toBe(422);
    const [theme] = await app.db.asOwner<{ id: string }>('select id from consultation_theme');
    expect(await status(send(app, it.officer, `${answer}/teman`, { part: 'definition', themes: theme?.id ?? '' }))).toBe(303);
    expect(await status(send(app, it.officer, `${answer}/bemotande`, { part: 'definition', text: 'Vi har ändrat.', version: '0' }))).toBe(
      303,
    );
    const second = await session(app.db, 'handlaggare-2');
    const late = await send(app, second, `${answer}/bemotande`, { part: 'definition', text: 'Vi ändrar inte.', version: '0' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Vi har ändrat.');
    expect(late.body).toContain('Vi ändrar inte.');
    expect((await get(app, it.officer, `${it.at}/svar?theme=${theme?.id}`)).body).toContain('1 svar på delar från 1 svarande');
    expect((await get(app, it.officer, `${it.at}/svar?q=finnsinte`)).body).toContain('Inget svar passar filtret.');

    expect(
      await status(send(app, it.officer, `${answer}/maskering`, { field: 'part:definition', text: 'instämmer', reason: '', ground: '' })),
    ).toBe(422);
    expect(
      await status(
        send(app, it.officer, `${answer}/maskering`, { field: 'part:definition', text: 'finns inte', reason: 'x', ground: 'OSL 21:1' }),
      ),
    ).toBe(422);
    expect(await status(send(app, it.officer, `${answer}/publicering`, { do: 'publish' }))).toBe(303);
    expect((await app.inject({ url: `/remisser/${it.id}` })).body).toContain('Vi instämmer.');
    expect(
      await status(
        send(app, it.officer, `${answer}/maskering`, {
          field: 'part:definition',
          text: 'Vi instämmer',
          reason: 'Prov',
          ground: 'OSL 21:1',
        }),
      ),
    ).toBe(303);
    for (const url of [`/remisser/${it.id}`, `/en/remisser/${it.id}`, `/v1/consultations/${it.id}`]) {
      const { body } = await app.inject({ url });
      expect(body).not.toContain('Vi instämmer');
      expect(body).toContain('█████');
    }
    expect(await count(`select count(*) as n from consultation_publication where content::text like '%Vi instämmer%'`)).toBe(0);
  });

  test('all of it can be taken out as CSV, JSON and DOCX, and it is logged', async () => {
    const file = (ending: string) => get(app, it.officer, `${it.at}/svar.${ending}`);
    const [csv, json, docx] = [await file('csv'), await file('json'), await file('docx')];
    expect(csv.body.split('\r\n').filter(Boolean)).toHaveLength(4);
    expect(csv.body).toContain('Resor');
    expect(json.json()).toMatchObject({ submissions: [expect.objectContaining({ name: 'Region Skåne' })] });
    expect(json.body).not.toContain('"invite"');
    expect(docx.rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect(await count(`select count(*) as n from audit_event where action = 'consultation.exported'`)).toBe(3);
  });

  test('it is closed after the last day, summed up, commented by the experts, locked, and is three products', async () => {
    await letPass(app, it.id);
    const version = async () => String(await count(`select version as n from consultation where id = '${it.id}'`));
    expect(await status(send(app, it.officer, `${it.at}/stang`, { version: await version() }))).toBe(303);
    expect(await status(send(app, it.officer, `${it.at}/redogorelse`, { intro: 'Inledning ett.', closing: '', version: '0' }))).toBe(303);
    const stale = await send(app, it.officer, `${it.at}/redogorelse`, { intro: 'Inledning två.', closing: '', version: '0' });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('Inledning ett.');
    const expert = await session(app.db, 'sakkunnig');
    await asOfficer(app, (tx) =>
      addParticipant(tx, {
        careCase: it.careCase,
        person: expert.person,
        capacity: 'expert-chair',
        from: localDate('2026-01-01'),
        to: null,
      }),
    );
    expect(await status(send(app, expert, `${it.at}/sakkunniga`, { general: 'Gott.', version: '0' }))).toBe(403); // has not declared
    await app.db.asOwner(`insert into case_declaration (care_case, person, answer) values ('${it.careCase}', '${expert.person}', 'none')`);
    expect(
      await status(send(app, expert, `${it.at}/sakkunniga`, { general: 'Svaren är goda.', 'part-slots': 'Tre räcker.', version: '0' })),
    ).toBe(303);
    expect(await status(send(app, expert, `${it.at}/sakkunniga/las`, { version: '1' }))).toBe(303);
    expect(await status(send(app, it.officer, `${it.at}/redogorelse/las`, { version: '1' }))).toBe(303);
    expect(await status(send(app, it.officer, `${it.at}/redogorelse`, { intro: 'Efteråt.', closing: '', version: '2' }))).toBe(409);
    const products = await app.db.asOwner<{ kind: string }>(
      `select kind from case_product where care_case = '${it.careCase}' order by kind`,
    );
    expect(products.map(({ kind }) => kind)).toEqual(['consultation', 'consultation-summary', 'expert-comment']);
    const api = (await app.inject({ url: `/v1/consultations/${it.id}` })).json();
    expect(api).toMatchObject({ state: 'closed', hasExpertComment: true });
    expect((await app.inject({ url: `/dokument/oppna/${api.summaryDocument}/docx` })).statusCode).toBe(200);
  });
});

describe('a joint answer', () => {
  test('is written by one region for the samverkansregion and carries what the others say; Uppsala sees it when it is proposed', async () => {
    const it = await openedConsultation(app, nextArea());
    const writer = await session(app.db, 'remissvarare-uppsala');
    expect(await status(send(app, writer, '/arbete/remissvar/borja', { consultation: it.id, joint: 'sodra' }))).toBe(403);
    const begun = await send(app, writer, '/arbete/remissvar/borja', { consultation: it.id, joint: 'mellansverige' });
    const url = String(begun.headers.location);
    for (const key of ['definition', 'slots', 'conditions'])
      await send(app, writer, `${url}/del/${key}`, { stance: 'agree', text: 'GEMENSAM TEXT', version: '0' });
    // Another region of the same samverkansregion.
    const [person] = await app.db.asOwner<{ id: string }>(
      `insert into person (name, home, fictitious) values ('Påhittad i Dalarna', 'region-20', true) returning id`,
    );
    await app.db.asOwner(`insert into identity (issuer, subject, person) values ('http://localhost:3000/demo-inloggning', 'dalarna', $1)`, [
      person?.id,
    ]);
    await app.db.asOwner(
      `insert into assignment (person, role, organisation, valid_from, given_by, needs_confirmation) values ($1, 'consultation-respondent', 'region-20', '2026-01-01', $2, false)`,
      [person?.id, await personId(app.db, 'administrator')],
    );
    const other = await session(app.db, 'dalarna');
    expect((await get(app, other, url)).statusCode).toBe(404);
    await send(app, writer, `${url}/atgard`, { do: 'propose', version: await versionOf(app, url) });
    expect((await get(app, other, `${url}/del/slots`)).body).toContain('GEMENSAM TEXT');
    expect(await status(send(app, other, `${url}/instamma`, { kind: 'attaches', version: await versionOf(app, url) }))).toBe(422);
    expect(await status(send(app, other, `${url}/instamma`, { kind: 'backs', version: await versionOf(app, url) }))).toBe(303);
    expect(await status(send(app, other, `${url}/del/slots`, { stance: 'disagree', text: 'Intrång', version: '1' }))).toBe(404);
    const contact = await session(app.db, 'kontaktperson-uppsala');
    expect(await status(send(app, contact, `${url}/godkann`, { version: await versionOf(app, url) }))).toBe(303);
    expect(await status(send(app, writer, `${url}/atgard`, { do: 'submit', version: await versionOf(app, url) }))).toBe(303);
    const [sent] = await app.db.asOwner<{ kind: string; content: { backing: unknown[] } }>(
      `select kind, content from consultation_submission where consultation = '${it.id}'`,
    );
    expect(sent).toMatchObject({
      kind: 'joint',
      content: { backing: [{ organisation: 'region-20', name: 'Region Dalarna', kind: 'backs' }] },
    });
  });
});

describe('the database’s own clock', () => {
  test('takes what comes in time and nothing at 24.00, on every kind of day', async () => {
    const it = await testConsultation(app, nextArea());
    for (const { what, day, begins, ends } of endings) {
      await app.db.asOwner(`do $$ begin
        execute 'alter table consultation disable trigger consultation_moves';
        update consultation set state = 'open', last_day = '${day}', opened_at = now(), diary_number = 'x' where id = '${it.id}';
        execute 'alter table consultation enable trigger consultation_moves'; end $$`);
      const at = (instant: string, seconds: number) =>
        app.db.tx(async (tx) => {
          await sql`select set_config('tillstand.clock_offset', (${instant}::timestamptz + make_interval(secs => ${seconds}) - clock_timestamp())::text, true)`.execute(
            tx,
          );
          const { rows } = await sql<{ takes: boolean }>`select consultation_takes(${it.id}, 'region-12', null) as takes`.execute(tx);
          return rows[0]?.takes;
        });
      expect([what, await at(begins, 0), await at(ends, -10), await at(ends, 0)]).toEqual([what, true, true, false]);
    }
  });
});
