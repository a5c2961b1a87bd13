import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../src/kernel/paths.ts';
import { applicationsRoutes } from '../../src/modules/applications/index.ts';
import { day, moveLastDay, openCall, peopleOf, submit, writtenApplication } from '../../src/modules/applications/test-submission.ts';
import { insertCase } from '../../src/modules/cases/index.ts';
import { type SystemWork, type Tx, worksFor, worksForSystem } from '../../src/platform/db/index.ts';
import { anyone } from '../../src/platform/http/policy.ts';
import { type Browser, get, personas, personId, type SignedInApp, send, session, signedInApp } from '../support/signed-in.ts';

/** Stands in everything that Skåne writes; nobody else may read it before the last day has passed and the seal is broken. */
const MARK = 'SKÅNSK-MARKERING';
const ownRoles = new Set(['applicant-editor', 'region-contact', 'region-signatory']);

let app: SignedInApp;
let made: { readonly call: string; readonly application: string; readonly careCase: string };
type Other = { readonly who: string; readonly browser: Browser; readonly role: string; readonly organisation: string };
const others: Other[] = [];

beforeAll(async () => {
  app = await signedInApp({ alterRoute: ({ cache: _, ...route }) => ({ ...route, policy: anyone }) });
  const officer = await personId(app.db, 'handlaggare');
  const careCase = await app.db.tx(async (tx) => {
    await worksFor(tx, { person: officer, role: 'case-officer', organisation: 'authority' });
    return insertCase(tx, { area: 'atstorningar', person: officer, fictitious: true, state: 'call' });
  });
  const call = await openCall(app, { careCase });
  const application = await writtenApplication(app, call, { said: MARK });
  const editor = await session(app.db, 'redaktor-skane');
  const asked = { person: editor.person, due: '', note: MARK };
  expect((await send(app, editor, paths.applicationAssign(application, 'premises'), asked)).statusCode).toBe(303);
  const sent = await submit(app, application);
  expect(sent.statusCode).toBe(303);
  made = { call, application, careCase };
  await peopleOf(app, 'region-03');
  const held = await app.db.asOwner<{ subject: string; role: string; organisation: string }>(
    `select distinct on (i.subject) i.subject, a.role, a.organisation from identity i join assignment a on a.person = i.person and a.ended_at is null
     order by i.subject, a.id`,
  );
  const wanted = new Set([...personas.map(({ id }) => id), 'redaktor-region-03', 'firmatecknare-region-03']);
  for (const { subject, role, organisation } of held) {
    const isTried = others.some((other) => other.role === role && other.organisation === organisation);
    if (isTried || !wanted.has(subject) || (organisation === 'region-12' && ownRoles.has(role))) continue;
    others.push({ who: subject, browser: await session(app.db, subject), role, organisation });
  }
});
afterAll(() => app?.close());

const within = async <T>(
  { who, role, organisation }: Pick<Other, 'who' | 'role' | 'organisation'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const person = await personId(app.db, who);
  return app.db.tx(async (tx) => {
    await worksFor(tx, { person, role, organisation });
    return work(tx);
  });
};
const openings = async (): Promise<number> =>
  Number((await app.db.asOwner<{ n: string }>('select count(*) as n from application_opening'))[0]?.n);

/** The addresses of a route with everything in it that names something here. */
const addresses = (path: string): string[] => {
  const forms = path.includes(':form') ? ['html', 'pdf', 'json'] : [''];
  return forms.map((form) =>
    path
      .replace(':id', made.application)
      .replace(':call', made.call)
      .replace(':number', '1')
      .replace(':form', form)
      .replace(':key', 'premises')
      .replace(':section', 'premises')
      .replace(':field', 'premises')
      .replaceAll(/:[a-z]+/gi, made.application),
  );
};

describe('while it is sealed, with every policy switched off', () => {
  it('there are people of every kind to try', () => {
    expect(others.length).toBeGreaterThan(18);
  });

  const read = applicationsRoutes.filter((route) => route.method === 'GET').map((route) => [route.id, route.path] as const);
  it.each(read)('%s shows it to nobody', async (_id, path) => {
    const nobody = { who: 'nobody', browser: undefined };
    for (const { who, browser } of [...others, nobody]) {
      for (const url of addresses(path)) {
        const found = await app.inject({ url, headers: browser?.headers ?? {} });
        expect(found.statusCode, `${who} ${url}`).toBeLessThan(500);
        expect(found.body, `${who} ${url}`).not.toContain(MARK);
        expect(String(found.headers['content-type']), `${who} ${url}`).not.toContain('pdf');
      }
    }
  });

  it('nor do the pages of documents, files and the diary', async () => {
    const files = await app.db.asOwner<{ id: string; form: string }>('select document as id, form from document_file');
    for (const { who, browser, organisation } of others) {
      if (organisation === 'region-12') continue;
      for (const { id, form } of files) {
        const found = await get(app, browser, `/dokument/${id}/${form}`);
        expect(found.statusCode, `${who} ${form}`).toBe(404);
      }
    }
  });

  it('nobody opens it', async () => {
    for (const { who, browser } of others) {
      const answer = await send(app, browser, `/ansokningar/utlysning/${made.call}/oppna`, {});
      expect(answer.statusCode, who).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode, who).toBeLessThan(500);
    }
    expect(await openings()).toBe(0);
  });

  it('the authority sees that something has come in, and from whom', async () => {
    const officer = await session(app.db, 'handlaggare');
    const page = await get(app, officer, `/ansokningar/utlysning/${made.call}/inkomna`);
    expect(page.body).toContain('Skåne');
    expect(page.body).toContain('kan ingen på myndigheten läsa');
  });
});

describe('while it is sealed, straight to the database', () => {
  const everywhere = async (tx: Tx): Promise<string[]> => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'v', 'p') and has_table_privilege('tillstand_app', c.oid, 'select')`.execute(tx);
    const looks = rows.map(
      ({ name }) => sql`select ${name}::text as name where exists (select from ${sql.table(name)} t where t::text like ${`%${MARK}%`})`,
    );
    const found = await sql<{ name: string }>`${sql.join(looks, sql` union all `)}`.execute(tx);
    return found.rows.map(({ name }) => name);
  };

  it('no table and no view shows a word of it to any role, nor to the product itself', async () => {
    const own = { who: 'firmatecknare-skane', role: 'region-signatory', organisation: 'region-12' };
    expect(await within(own, everywhere)).toEqual(expect.arrayContaining(['application_section', 'application_submission']));
    for (const other of others) expect(await within(other, everywhere), `${other.role}@${other.organisation}`).toEqual([]);
    for (const work of ['start', 'sign-in', 'command-line', 'verify-audit', 'jobs'] as const satisfies readonly SystemWork[]) {
      const seen = app.db.tx(async (tx) => {
        await worksForSystem(tx, work);
        return everywhere(tx);
      });
      expect(await seen, work).toEqual([]);
    }
    expect(await app.db.tx(everywhere)).toEqual([]);
  });

  it('no function gives its files, and what may be known is known at the authority alone', async () => {
    const [row] = await app.db.asOwner<{ id: string }>('select id from application_submission');
    const files = (tx: Tx) => sql`select * from application_file(${row?.id}, 'json')`.execute(tx).then(({ rows }) => rows.length);
    const received = (tx: Tx) => sql`select * from applications_received(${made.call})`.execute(tx).then(({ rows }) => rows.length);
    for (const other of others) {
      expect(await within(other, files), other.who).toBe(0);
      const isStaff = ['case-officer', 'head', 'registrar', 'analyst'].includes(other.role);
      expect(await within(other, received), other.who).toBe(isStaff ? 1 : 0);
    }
  });

  it('nobody breaks the seal, changes what was sent in, or takes it away', async () => {
    const officer = { who: 'handlaggare', role: 'case-officer', organisation: 'authority' };
    const asOfficer = (statement: string) => within(officer, (tx) => sql.raw(statement).execute(tx));
    await expect(
      asOfficer(`insert into application_opening (call, opened_by) values ('${made.call}', acting_person())`),
    ).rejects.toMatchObject({
      constraint: 'sealed',
    });
    await expect(
      asOfficer(
        `insert into application_opening (call, opened_by, opened_at) values ('${made.call}', acting_person(), now() + interval '1 year')`,
      ),
    ).rejects.toThrow('permission denied');
    const own = { who: 'firmatecknare-skane', role: 'region-signatory', organisation: 'region-12' };
    for (const statement of [
      `update application_submission set content = '{}'`,
      'delete from application_submission',
      'truncate application_submission cascade',
      `update application_attempt set arrived_at = now() - interval '1 day'`,
    ])
      await expect(
        within(own, (tx) => sql.raw(statement).execute(tx)),
        statement,
      ).rejects.toThrow('permission denied');
    await expect(app.db.asOwner(`update application_submission set content = '{"number": 1}'`)).rejects.toThrow('append-only');
    await expect(app.db.asOwner('delete from application_submission')).rejects.toThrow('append-only');
    expect(await openings()).toBe(0);
  });
});

describe('when the last day has passed', () => {
  it('it is still sealed until an officer opens it, once, which is logged; then those read it who see the case, and each reading is logged', async () => {
    await moveLastDay(app, made.call, day(-1));
    const officer = await session(app.db, 'handlaggare');
    const reading = `/ansokningar/${made.application}/inskickad/1`;
    expect((await get(app, officer, reading)).statusCode).toBe(404);
    const open = (browser: Browser) => send(app, browser, `/ansokningar/utlysning/${made.call}/oppna`, {});
    // Not by anyone who is neither officer nor registrar, even without policies.
    for (const persona of ['enhetschef', 'firmatecknare-skane', 'csd-navigator'])
      expect((await open(await session(app.db, persona))).statusCode, persona).toBeGreaterThanOrEqual(400);
    expect(await openings()).toBe(0);
    const all = await Promise.all(Array.from({ length: 8 }, () => open(officer)));
    expect(all.every(({ statusCode }) => statusCode === 303)).toBe(true);
    expect(await openings()).toBe(1);
    const logged = (action: string, id: string) =>
      app.db
        .asOwner<{ n: string }>(`select count(*) as n from audit_event where action = $1 and object_id = $2 and result <> 'denied'`, [
          action,
          id,
        ])
        .then(([row]) => Number(row?.n));
    expect(await logged('applications.opened', made.call)).toBe(1);

    expect((await get(app, officer, reading)).body).toContain(MARK);
    expect(await logged('application.read', made.application)).toBe(1);
    const json = await get(app, officer, `${reading}/fil/json`);
    expect(json.body).toContain(MARK);
    expect(await logged('application.file-fetched', made.application)).toBe(1);
    // Not other regions, nor those whom the case does not let in.
    for (const persona of [
      'firmatecknare-region-03',
      'redaktor-region-03',
      'remittent-skane',
      'b2-ledamot',
      'ordforande',
      'csd-navigator',
    ]) {
      const found = await get(app, await session(app.db, persona), reading);
      expect(found.statusCode, persona).toBe(404);
      expect(found.body, persona).not.toContain(MARK);
    }
    const conflicted = await session(app.db, 'handlaggare-2');
    expect((await get(app, conflicted, reading)).statusCode).toBe(200);
    await app.db.asOwner(`insert into case_declaration (care_case, person, answer, circumstances) values ($1, $2, 'possible', 'x')`, [
      made.careCase,
      conflicted.person,
    ]);
    expect((await get(app, conflicted, reading)).statusCode).toBe(404);
  });

  it('what comes later, in a time that was granted, is open at once', async () => {
    const call = await openCall(app);
    const id = await writtenApplication(app, call, { said: MARK, organisation: 'region-03' });
    await moveLastDay(app, call, day(-1));
    const officer = await session(app.db, 'handlaggare');
    expect((await send(app, officer, `/ansokningar/utlysning/${call}/oppna`, {})).statusCode).toBe(303);
    await app.db.asOwner(
      `insert into application_plea (id, call, organisation, name, reason, diary_number, made_by, state, new_last_day, decision, decided_by, decided_at)
       values ($1, $2, 'region-03', 'Påhittad', 'Påhittat skäl', 'x', $3, 'granted', $4, 'Påhittat', $3, now())`,
      [randomUUID(), call, officer.person, day(2)],
    );
    expect((await submit(app, id, { organisation: 'region-03' })).statusCode).toBe(303);
    expect((await get(app, officer, `/ansokningar/${id}/inskickad/1`)).body).toContain(MARK);
    const [row] = await app.db.asOwner<{ drafts: string }>(
      `select count(*) filter (where d.draft) as drafts from application_submission s join document d on d.id in (s.html_document, s.pdf_document, s.json_document) where s.call = $1`,
      [call],
    );
    expect(row?.drafts).toBe('0');
  });
});
