import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, get, personId, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { paths, patterns } from '../../kernel/paths.ts';
import { worksFor } from '../../platform/db/index.ts';
import { day, openCall, regions, someoneAt, writtenApplication } from './test-submission.ts';

let app: SignedInApp;
let editor: Browser;
let other: Browser;
let contact: Browser;
let signatory: Browser;
let uppsala: Browser;
let officer: Browser;
beforeAll(async () => {
  app = await signedInApp();
  await someoneAt(app, regions.skane, 'applicant-editor', 'redaktor-tva');
  await someoneAt(app, regions.uppsala, 'applicant-editor', 'redaktor-uppsala');
  editor = await session(app.db, 'redaktor-skane');
  other = await session(app.db, 'redaktor-tva');
  contact = await session(app.db, 'kontaktperson-skane');
  signatory = await session(app.db, 'firmatecknare-skane');
  uppsala = await session(app.db, 'redaktor-uppsala');
  officer = await session(app.db, 'handlaggare');
});
afterAll(() => app.close());

const begun = async (call: string, by = editor, unit = ''): Promise<string> => {
  const done = await send(app, by, patterns.applicationBegin, { call, unit });
  expect(done.statusCode, done.body).toBe(303);
  return String(done.headers.location).split('/').at(-1) ?? '';
};
const save = (id: string, key: string, version: number, fields: Record<string, string>, { by = editor, what = 'save' } = {}) =>
  send(app, by, paths.applicationSection(id, key), { version: String(version), do: what, ...fields });
const page = async (address: string, by = editor, status = 200): Promise<string> => {
  const answer = await get(app, by, address);
  expect({ address, status: answer.statusCode }).toEqual({ address, status });
  return answer.body;
};

describe('beginning', () => {
  it('is done from the list, once however many begin, and a further one names its unit', async () => {
    const call = await openCall(app);
    expect(await page(patterns.applications)).toContain('Börja ansökan');
    const [first, second] = await Promise.all([begun(call), begun(call, other)]);
    expect(second).toBe(first);
    const refused = await send(app, editor, patterns.applicationBegin, { call });
    expect(String(refused.headers.location)).toContain(first);
    expect(await begun(call, contact, 'Andra enheten')).not.toBe(first);
    expect(await page(patterns.applications)).toContain('Andra enheten');
  });

  it('is refused when the last day has passed, and to signatories and other regions', async () => {
    const call = await openCall(app, { lastDay: day(-1) });
    expect((await send(app, editor, patterns.applicationBegin, { call })).statusCode).toBe(409);
    expect((await send(app, signatory, patterns.applicationBegin, { call })).statusCode).toBe(403);
  });
});

describe('writing', () => {
  let id: string;
  beforeAll(async () => {
    id = await begun(await openCall(app));
  });

  it('whoever saves on an older version is shown both and chooses', async () => {
    expect((await save(id, 'premises', 0, { premises: 'Huset', equipment: '' })).statusCode).toBe(303);
    const stale = await save(id, 'premises', 0, { premises: 'Tornet', equipment: '' }, { by: other });
    expect(stale.statusCode).toBe(409);
    for (const said of ['Huset', 'Tornet', 'name="version" value="1"']) expect(stale.body).toContain(said);
    expect((await save(id, 'premises', 1, { premises: 'Huset och tornet', equipment: '' }, { by: other })).statusCode).toBe(303);
    const versions = await page(paths.applicationVersions(id, 'premises'));
    expect(versions).toMatch(/<ins>.*och tornet<\/ins>/s);
  });

  it('of fifty who save at once on the same version one is kept, and the others are told', async () => {
    const done = await Promise.all(Array.from({ length: 50 }, (_, n) => save(id, 'research', 0, { research: `Text ${n}`, education: '' })));
    const codes = done.map(({ statusCode }) => statusCode);
    expect([codes.filter((code) => code === 303).length, codes.filter((code) => code === 409).length]).toEqual([1, 49]);
    const rows = await app.db.asOwner('select version from application_section_version where application = $1 and key = $2', [
      id,
      'research',
    ]);
    expect(rows).toEqual([{ version: 1 }]);
  });

  it('rows come and go without a script, with all that is written kept and nothing saved', async () => {
    const added = await save(
      id,
      'staff',
      0,
      { 'staff.0.profession': 'Logoped', 'staff.0.number': '−1', supply: 'Så' },
      { what: 'add:staff' },
    );
    expect(added.statusCode).toBe(200);
    for (const said of ['Logoped', 'name="staff.1.profession"', 'Inget är sparat än']) expect(added.body).toContain(said);
    const removed = await save(
      id,
      'staff',
      0,
      { 'staff.0.profession': 'Logoped', 'staff.1.profession': 'Kurator' },
      { what: 'remove:staff.0' },
    );
    expect(removed.body).toContain('Kurator');
    expect(removed.body).not.toContain('Logoped');
    expect(await app.db.asOwner("select from application_section where application = $1 and key = 'staff'", [id])).toEqual([]);
  });

  it('what is wrong is named where it stands, and everything is kept', async () => {
    const wrong = await save(id, 'staff', 0, { 'staff.0.profession': 'Logoped', 'staff.0.number': '1e9', supply: '<b>"så"</b>' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('href="#falt-staff.0.number"');
    expect(wrong.body).toContain('&lt;b>&quot;så&quot;&lt;/b>');
    expect((await save(id, 'staff', 0, { supply: 'x'.repeat(30_000) })).statusCode).toBe(422);
    expect((await save(id, 'premises', 2, { premises: '👩🏽‍⚕️ \u202eabc', equipment: 'a\u0007' })).statusCode).toBe(422);
    expect((await save(id, 'premises', 2, { premises: '👩🏽‍⚕️ \u202eabc', equipment: '' })).statusCode).toBe(303);
    expect(await page(paths.applicationSection(id, 'premises'))).toContain('👩🏽‍⚕️ \u202eabc');
  });

  it('is marked as ready when it lacks nothing, and is no longer ready when it is written in', async () => {
    const half = await save(id, 'consequences', 0, { granted: 'Mer', rejected: '' }, { what: 'ready' });
    expect(half.statusCode).toBe(422);
    expect(half.body).toContain('href="#falt-rejected"');
    expect((await save(id, 'consequences', 0, { granted: 'Mer', rejected: 'Mindre' }, { what: 'ready' })).statusCode).toBe(303);
    const status = async () =>
      (await app.db.asOwner("select status, version from application_section where application = $1 and key = 'consequences'", [id]))[0];
    expect(await status()).toEqual({ status: 'ready', version: 1 });
    const reopened = await send(app, editor, paths.applicationSectionState(id, 'consequences'), { version: '1', ready: 'no' });
    expect([reopened.statusCode, await status()]).toEqual([303, { status: 'working', version: 2 }]);
    const old = await send(app, editor, paths.applicationSectionState(id, 'consequences'), { version: '1', ready: 'yes' });
    expect(old.statusCode).toBe(409);
  });

  it('says who else has the section open', async () => {
    await page(paths.applicationSection(id, 'follow-up'), other);
    expect(await page(paths.applicationSection(id, 'follow-up'))).toMatch(/redaktor-tva öppnade avsnittet/);
    expect(await page(paths.application(id))).toMatch(/redaktor-tva hade avsnittet öppet/);
    await save(id, 'follow-up', 0, { registers: 'Ja' }, { by: other });
    expect(await page(paths.applicationSection(id, 'follow-up'))).not.toMatch(/öppnade avsnittet/);
  });

  it('is over when the last day has passed; all of it is still read', async () => {
    const late = await begun(await openCall(app));
    await save(late, 'premises', 0, { premises: 'Huset' });
    await app.db.asOwner('alter table area_call disable trigger user');
    await app.db.asOwner('update area_call set last_day = $2 where id = (select call from application where id = $1)', [late, day(-1)]);
    await app.db.asOwner('alter table area_call enable trigger user');
    expect((await save(late, 'premises', 1, { premises: 'Tornet' })).statusCode).toBe(409);
    const read = await page(paths.applicationSection(late, 'premises'));
    expect(read).toContain('Huset');
    expect(read).not.toContain('name="premises"');
    expect(await page(paths.application(late))).toContain('Inget mer kan skrivas i ansökan');
  });
});

describe('within the region', () => {
  it('colleagues comment and ask each other to write; the day is never after the last one', async () => {
    const id = await begun(await openCall(app));
    const at = paths.applicationSection(id, 'risks');
    for (const by of [editor, contact, signatory])
      expect((await send(app, by, paths.applicationComment(id, 'risks'), { comment: 'Se över detta' })).statusCode).toBe(303);
    expect((await send(app, signatory, paths.applicationComment(id, 'risks'), { comment: ' ' })).statusCode).toBe(422);
    expect(await page(at, signatory)).toContain('Se över detta');
    const person = await personId(app.db, 'redaktor-tva');
    const ask = (body: Record<string, string>, by = contact) =>
      send(app, by, paths.applicationAssign(id, 'risks'), { note: 'Tack!', ...body });
    expect((await ask({ person, due: day(15) })).body).toContain('efter sista ansökningsdagen');
    expect((await ask({ person: await personId(app.db, 'redaktor-uppsala'), due: day(3) })).statusCode).toBe(422);
    expect((await ask({ person, due: day(3) }, signatory)).statusCode).toBe(403);
    expect((await ask({ person, due: day(3) })).statusCode).toBe(303);
    expect(await page('/meddelanden', other)).toContain('Du är ombedd att skriva i ansökan');
    expect(await page(patterns.applications, other)).toContain('Riskanalys och kontinuitetsplan (Påhittat område)');
  });

  it('editors alone write; another region finds no application at any of its addresses', async () => {
    const id = await begun(await openCall(app));
    for (const by of [contact, signatory, officer]) expect((await save(id, 'premises', 0, { premises: 'x' }, { by })).statusCode).toBe(403);
    const addresses = [
      paths.application(id),
      paths.applicationCheck(id),
      paths.applicationSection(id, 'premises'),
      paths.applicationVersions(id, 'premises'),
      paths.applicationPlan(id),
      paths.applicationPlanPdf(id),
      paths.applicationImport(id),
    ];
    for (const address of addresses) await page(address, uppsala, 404);
    for (const [address, body] of [
      [paths.applicationSection(id, 'premises'), { version: '0', premises: 'x' }],
      [paths.applicationComment(id, 'premises'), { comment: 'x' }],
    ] as const)
      expect((await send(app, uppsala, address, body)).statusCode).toBe(404);
  });

  it('row-level security by itself shows nothing to another region or to the authority, and takes nothing from them', async () => {
    const id = await begun(await openCall(app));
    await save(id, 'premises', 0, { premises: 'Huset' });
    await send(app, editor, paths.applicationComment(id, 'risks'), { comment: 'Inom oss' });
    const tables = [
      'application',
      'application_section',
      'application_section_version',
      'application_comment',
      'application_assignment',
      'application_presence',
    ];
    const seenBy = (person: string, role: string, organisation: string) =>
      app.db.tx(async (tx) => {
        await worksFor(tx, { person, role, organisation });
        const counts: number[] = [];
        for (const table of tables) {
          const column = sql.ref(table === 'application' ? 'id' : 'application');
          const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where ${column} = ${id}`.execute(tx);
          counts.push(rows[0]?.n ?? -1);
        }
        return counts;
      });
    expect((await seenBy(editor.person, 'applicant-editor', regions.skane)).slice(0, 4).every((n) => n > 0)).toBe(true);
    expect(await seenBy(uppsala.person, 'applicant-editor', regions.uppsala)).toEqual(tables.map(() => 0));
    expect(await seenBy(officer.person, 'case-officer', 'authority')).toEqual(tables.map(() => 0));
    expect(await seenBy(editor.person, 'referring-clinician', regions.skane)).toEqual(tables.map(() => 0));
  });
});

describe('the whole', () => {
  it('is checked, copied from an earlier one without anything being written over, and read as a plan in three forms', async () => {
    const earlier = await writtenApplication(app, await openCall(app), { said: 'Från förra gången' });
    const id = await begun(await openCall(app));
    await save(id, 'premises', 0, { premises: 'Nya huset' });
    expect(await page(paths.applicationCheck(id))).toContain('#falt-equipment');
    const offered = await page(paths.applicationImport(id));
    expect(offered).toContain('value="research"');
    expect(offered).not.toContain('value="premises"');
    const copy = (sections: string[]) => {
      const body = new URLSearchParams([
        ...Object.entries({ ...editor.fields(), from: earlier }),
        ...sections.map((key) => ['sections', key]),
      ]);
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...editor.headers };
      return app.inject({ method: 'POST', url: paths.applicationImport(id), headers, payload: body.toString() });
    };
    expect((await copy([])).statusCode).toBe(422);
    expect((await copy(['research', 'risks', 'premises'])).statusCode).toBe(303);
    expect(await page(paths.applicationSection(id, 'premises'))).toContain('Nya huset');
    expect(await page(paths.applicationSection(id, 'research'))).toContain('Hämtat från regionens tidigare ansökan: Påhittat område.');
    const plan = await page(paths.applicationPlan(id), signatory);
    for (const said of ['Nya huset', 'Från förra gången']) expect(plan).toContain(said);
    const pdf = await get(app, signatory, paths.applicationPlanPdf(id));
    expect([pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);
    const docx = await get(app, signatory, paths.applicationPlanDocx(id));
    expect([docx.statusCode, docx.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });

  it('the authority’s guidance stands beside its field at once; whoever writes it on an older wording is shown both', async () => {
    const id = await begun(await openCall(app));
    const address = paths.applicationGuidanceField('special', 'how');
    const write = (sv: string, version: string) => send(app, officer, address, { sv, en: '', version });
    expect((await write('Skriv i högst tre stycken.', '0')).statusCode).toBe(303);
    expect(await page(paths.applicationSection(id, 'special:v1'))).toContain('Skriv i högst tre stycken.');
    const stale = await write('Något annat.', '0');
    expect(stale.statusCode).toBe(409);
    for (const said of ['Skriv i högst tre stycken.', 'Något annat.']) expect(stale.body).toContain(said);
    expect((await send(app, editor, address, { sv: 'x', en: '', version: '1' })).statusCode).toBe(403);
    expect(await page(patterns.applicationGuidance, officer)).toContain('Skriv i högst tre stycken.');
    expect((await write('', '1')).statusCode).toBe(303);
    expect(await page(paths.applicationSection(id, 'special:v1'))).toContain('Skriv så att den som bedömer kan följa');
  });

  it('is read by the region’s own system with its form and versions, and by no other’s', async () => {
    const id = await begun(await openCall(app));
    await save(id, 'start', 0, { weeks: '12', needs: '' });
    const read = async (by: Browser) => get(app, by, `/v1/applications/${id}`);
    const answer = await read(signatory);
    expect(answer.statusCode, answer.body).toBe(200);
    const whole = answer.json();
    const start = whole.sections.find(({ key }: { key: string }) => key === 'start');
    expect(start).toMatchObject({ version: 1, status: 'working', page: paths.applicationSection(id, 'start') });
    expect(start.content).toEqual({ weeks: 12, needs: '' });
    expect(whole.missing).toContainEqual({ section: 'start', field: 'needs', row: null, column: null, what: 'empty' });
    expect((await get(app, editor, '/v1/applications')).json().items.map(({ id: one }: { id: string }) => one)).toContain(id);
    expect((await read(uppsala)).statusCode).toBe(404);
    expect((await read(officer)).statusCode).toBe(403);
  });
});
