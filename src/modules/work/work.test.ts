import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, get, personId, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { verifyAudit } from '../audit/index.ts';

const AREA = 'sallsynta-motorikstorningar';
let app: SignedInApp;
let officer: Browser;
let colleague: Browser;
let head: Browser;

beforeAll(async () => {
  app = await signedInApp();
  officer = await session(app.db, 'handlaggare');
  colleague = await session(app.db, 'handlaggare-2');
  head = await session(app.db, 'enhetschef');
});
afterAll(() => app?.close());

const idIn = (location: unknown): string => /utkast\/([0-9a-f-]{36})/.exec(String(location))?.[1] ?? '';
const begin = async (by: Browser, body: Record<string, string>): Promise<string> => {
  const answer = await send(app, by, '/arbete/utkast', body);
  expect(answer.statusCode).toBe(303);
  return idIn(answer.headers.location);
};
const grantValues = (region: string) => ({ when: '2026-06-10', region, population: 'adults' });
const edit = (by: Browser, id: string, version: number, values: Record<string, string>, key = randomUUID()) =>
  send(app, by, `/arbete/utkast/${id}/skriv`, { do: 'save', draftVersion: String(version), ...values }, { key });
const propose = (by: Browser, id: string, version: number, values: Record<string, string>, key = randomUUID()) =>
  send(app, by, `/arbete/utkast/${id}/skriv`, { do: 'propose', draftVersion: String(version), ...values }, { key });
const confirm = (by: Browser, id: string, version: number, key = randomUUID()) =>
  send(app, by, `/arbete/utkast/${id}/beslut`, { version: String(version) }, { key });
const journalIds = async (): Promise<readonly string[]> =>
  (await app.db.asOwner<{ id: string }>('select id from journal_entry order by seq')).map((row) => row.id);
const statusOf = async (id: string) =>
  (await app.db.asOwner<{ status: string; version: number }>('select status, version from work_draft where id = $1', [id]))[0];
const audits = (action: string) =>
  app.db.asOwner<{ actor: string; result: string; object_id: string }>(
    'select actor, result, object_id from audit_event where action = $1',
    [action],
  );

/** A proposed grant; its id and version. */
async function proposedGrant(region: string): Promise<{ readonly id: string; readonly version: number }> {
  const id = await begin(officer, { area: AREA, kind: 'grant' });
  const answer = await propose(officer, id, 1, grantValues(region));
  expect(answer.headers.location).toContain('klart=sent');
  return { id, version: 3 };
}

/** People who are real: what they record is the register's own. */
async function realPerson(role: string): Promise<Browser> {
  const subject = `riktig-${role}-${randomUUID()}`;
  await app.db.asOwner(
    `with p as (insert into person (name) values ('Provperson') returning id),
          i as (insert into identity (issuer, subject, person) select 'prov', $1, id from p)
     insert into assignment (person, role, organisation, valid_from, needs_confirmation) select id, $2, 'authority', '2020-01-01', false from p`,
    [subject, role],
  );
  return session(app.db, subject);
}

describe('from draft to decision', () => {
  test('a case officer drafts a grant, the head confirms it, and it is seen at once by those who may see what is made up', async () => {
    const before = { areas: await app.inject('/v1/statistics/permits-by-region'), page: await app.inject(`/omraden/${AREA}`) };
    const id = await begin(officer, { area: AREA, kind: 'grant' });
    expect((await edit(officer, id, 1, { when: '2026-06-10' })).statusCode).toBe(303);
    const view = await get(app, officer, `/arbete/utkast/${id}`);
    expect(view.body).toContain('Region saknas.');
    expect((await propose(officer, id, 2, grantValues('12'))).headers.location).toContain('klart=sent');
    expect(await statusOf(id)).toEqual({ status: 'proposed', version: 4 });

    const preview = await get(app, head, `/arbete/utkast/${id}/forhandsvisning`);
    expect(preview.body).toContain('Tillstånd, Region Skåne');
    expect((await get(app, head, `/arbete/utkast/${id}/forhandsvisning/omrade`)).body).toContain('Region Skåne');
    expect((await get(app, head, `/arbete/utkast/${id}/beslut`)).body).toContain('Bekräfta');

    const done = await confirm(head, id, 4);
    expect(done.headers.location).toContain('klart=done');
    expect(await journalIds()).toContain(`demo/grant/${AREA}-12-demo`);
    expect((await get(app, officer, `/tillstand/${AREA}-12-demo`)).statusCode).toBe(200);
    expect((await get(app, officer, `/omraden/${AREA}`)).body).toContain('Påhittad uppgift för demonstration');

    expect((await app.inject(`/tillstand/${AREA}-12-demo`)).statusCode).toBe(404);
    const after = await app.inject('/v1/statistics/permits-by-region');
    expect(after.json()).toEqual(before.areas.json());
    expect((await app.inject(`/omraden/${AREA}`)).body.replaceAll(/\d+-[0-9a-f]{8}/g, '')).toBe(
      before.page.body.replaceAll(/\d+-[0-9a-f]{8}/g, ''),
    );
    expect((await audits('journal.recorded')).at(-1)).toMatchObject({ actor: head.person, result: 'done', object_id: id });
    expect((await verifyAudit(app.db, [app.auditKey])).fault).toBeUndefined();
  });

  test('what a head gives back says why, and can be written on and sent again', async () => {
    const { id, version } = await proposedGrant('01');
    expect((await send(app, head, `/arbete/utkast/${id}/aterlamna`, { version: String(version), reason: '' })).statusCode).toBe(422);
    await send(app, head, `/arbete/utkast/${id}/aterlamna`, { version: String(version), reason: 'Fel dag.' });
    expect((await get(app, officer, `/arbete/utkast/${id}`)).body).toContain('Fel dag.');
    expect((await propose(officer, id, 4, { ...grantValues('01'), when: '2026-06-11' })).headers.location).toContain('klart=sent');
    const compared = await get(app, officer, `/arbete/utkast/${id}/jamfor?fran=2&till=5`);
    expect(compared.body).toMatch(/<del>.*2026-06-10/);
    expect(compared.body).toMatch(/<ins>.*2026-06-11/);
    await send(app, officer, `/arbete/utkast/${id}/dra-tillbaka`, { version: '6' });
    expect(await statusOf(id)).toMatchObject({ status: 'withdrawn' });
    expect((await confirm(head, id, 7)).statusCode).toBe(409);
  });

  test('a form with faults is shown again, with every fault and all that was written', async () => {
    const id = await begin(officer, { area: AREA, kind: 'definition' });
    const answer = await propose(officer, id, 1, {
      when: 'igår',
      version: '',
      basis: 'decided',
      'parts.0.headingSv': 'Egen rubrik',
      'parts.0.points.0.sv': '',
    });
    expect(answer.statusCode).toBe(422);
    for (const said of ['Du skrev igår', 'Versionens nummer saknas', 'Del 1: Text saknas', 'Del 1, punkt 1: Text saknas', 'Egen rubrik'])
      expect(answer.body).toContain(said);
    expect(await statusOf(id)).toEqual({ status: 'draft', version: 1 });
  });

  test('rows are added and taken away without a script, and nothing is saved by that', async () => {
    const id = await begin(officer, { area: AREA, kind: 'conditions' });
    const added = await send(app, officer, `/arbete/utkast/${id}/skriv`, {
      do: 'add:conditions',
      draftVersion: '1',
      'conditions.0.sv': 'Mitt villkor',
    });
    expect(added.statusCode).toBe(200);
    expect(added.body).toContain('name="conditions.1.sv"');
    expect(added.body).toContain('Mitt villkor');
    const removed = await send(app, officer, `/arbete/utkast/${id}/skriv`, {
      do: 'remove:conditions.0',
      draftVersion: '1',
      'conditions.0.sv': 'Mitt villkor',
    });
    expect(removed.body).not.toContain('Mitt villkor');
    expect(await statusOf(id)).toEqual({ status: 'draft', version: 1 });
  });
});

describe('another confirms', () => {
  test('nobody confirms what they have written in, whatever roles they hold', async () => {
    await app.db.asOwner(
      `insert into assignment (person, role, organisation, valid_from, needs_confirmation) values ($1, 'head', 'authority', '2020-01-01', false)`,
      [await personId(app.db, 'handlaggare-2')],
    );
    const id = await begin(officer, { area: AREA, kind: 'reject' });
    await edit(colleague, id, 1, { when: '2026-06-10', region: '03' });
    await propose(officer, id, 2, { when: '2026-06-10', region: '03' });
    const asHead = await session(app.db, 'handlaggare-2');
    const [acting] = await app.db.asOwner<{ id: string }>(`select id from assignment where person = $1 and role = 'head'`, [asHead.person]);
    await app.db.asOwner('update session set acting = $1 where person = $2', [acting?.id, asHead.person]);
    expect((await get(app, asHead, `/arbete/utkast/${id}/beslut`)).body).toContain('får inte själv bekräfta');
    const refused = await confirm(asHead, id, 4);
    expect(refused.statusCode).toBe(403);
    expect(await statusOf(id)).toMatchObject({ status: 'proposed' });
    expect(await audits('journal.recorded')).toContainEqual({ actor: asHead.person, result: 'denied', object_id: id });
    await app.db.asOwner(`update assignment set ended_at = now(), ended_by = null where id = $1`, [acting?.id]);
    colleague = await session(app.db, 'handlaggare-2');
  });

  test('and the database refuses it to those who pass the pages by', async () => {
    const { id } = await proposedGrant('14');
    const by = (person: string) =>
      app.db.asOwner(
        `update work_draft set status = 'confirmed', version = version + 1, confirmed_by = $2, confirmed_at = now() where id = $1`,
        [id, person],
      );
    await expect(by(officer.person)).rejects.toThrow(/whoever has written|another_confirms/);
    await expect(app.db.asOwner(`update work_draft set status = 'draft', version = version + 1 where id = $1`, [id])).rejects.toThrow(
      /cannot go from/,
    );
    await expect(app.db.asOwner('update work_draft_version set made_by = made_by where draft = $1', [id])).rejects.toThrow(/append-only/);
    await expect(app.db.asOwner('delete from work_draft where id = $1', [id])).rejects.toThrow(/append-only/);
  });

  test('only with a fresh sign-in, which leads back to the page', async () => {
    const { id, version } = await proposedGrant('21');
    const stale = await session(app.db, 'enhetschef', { fresh: false });
    const answer = await confirm(stale, id, version);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toContain(`till=${encodeURIComponent(`/arbete/utkast/${id}/beslut`)}`);
    expect(await statusOf(id)).toMatchObject({ status: 'proposed' });
  });
});

describe('at the same time', () => {
  test('two confirm: one wins, the other is told', async () => {
    const { id, version } = await proposedGrant('23');
    const other = await session(app.db, 'enhetschef');
    const before = (await journalIds()).length;
    const answers = await Promise.all([confirm(head, id, version), confirm(other, id, version)]);
    expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([303, 409]);
    expect((await journalIds()).length).toBe(before + 1);
  });

  test('a form sent fifty times makes one entry', async () => {
    const id = await begin(officer, { area: AREA, kind: 'reject' });
    const key = randomUUID();
    const sent = await Promise.all(Array.from({ length: 50 }, () => propose(officer, id, 1, { when: '2026-06-10', region: '19' }, key)));
    expect(new Set(sent.map((answer) => answer.statusCode))).toEqual(new Set([303]));
    const before = (await journalIds()).length;
    const confirmKey = randomUUID();
    const all = await Promise.all(Array.from({ length: 50 }, () => confirm(head, id, 3, confirmKey)));
    expect(new Set(all.map((answer) => answer.statusCode))).toEqual(new Set([303]));
    expect((await journalIds()).length).toBe(before + 1);
  });

  test('two edit: the later one sees both versions, and chooses', async () => {
    const id = await begin(officer, { area: AREA, kind: 'reject' });
    await edit(colleague, id, 1, { when: '2026-06-10', region: '03', note: 'Kollegans ord' });
    const answer = await edit(officer, id, 1, { when: '2026-06-10', region: '03', note: 'Mina ord' });
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toMatch(/Kollegans/);
    expect(answer.body).toMatch(/Mina/);
    expect(await statusOf(id)).toEqual({ status: 'draft', version: 2 });
    expect((await edit(officer, id, 2, { when: '2026-06-10', region: '03', note: 'Mina ord' })).statusCode).toBe(303);
  });

  test('places that are left are given once each, to whichever proposals are confirmed first', async () => {
    type Item = { id: string; slots: { units: number | null } | null; permits: { total: number }; holders: string[]; status: string };
    const { items } = (await app.inject('/v1/areas?limit=100')).json() as { items: Item[] };
    const area = items.find(
      ({ slots, permits, status }) => status === 'management' && (slots?.units ?? 0) > permits.total && permits.total > 0,
    );
    const free = (area?.slots?.units ?? 0) - (area?.permits.total ?? 0);
    const regions = await app.db.asOwner<{ code: string; name: string }>('select code, name from region order by code');
    const others = regions.filter(({ name }) => !area?.holders.includes(name)).slice(0, free + 3);
    const ids: string[] = [];
    for (const { code: region } of others) {
      const id = await begin(officer, { area: area?.id ?? '', kind: 'grant' });
      expect((await propose(officer, id, 1, { when: '2026-06-10', region })).statusCode).toBe(303);
      ids.push(id);
    }
    const done = await Promise.all(ids.map((id) => confirm(head, id, 3)));
    expect(done.filter((answer) => answer.statusCode === 303)).toHaveLength(free);
    expect(done.filter((answer) => answer.statusCode === 409)).toHaveLength(3);
  });
});

describe('facts of an area', () => {
  const facts = (more: Record<string, string>) => ({
    version: '0',
    name: '',
    nameEn: 'Rare movement disorders',
    aliases: '',
    pages: '',
    qualityRegister: '',
    contact: '',
    reason: '',
    ...more,
  });
  test('a made-up edit is seen by those who made it up, and by nobody else', async () => {
    const answer = await send(
      app,
      officer,
      `/arbete/omraden/${AREA}/uppgifter`,
      facts({ aliases: 'Påhittat alias', contact: 'fraga@example.org' }),
    );
    expect(answer.statusCode).toBe(303);
    expect((await get(app, officer, `/omraden/${AREA}`)).body).toContain('Påhittat alias');
    expect((await app.inject(`/omraden/${AREA}`)).body).not.toContain('Påhittat alias');
  });

  test('a stale edit shows both versions and saves nothing', async () => {
    const answer = await send(app, colleague, `/arbete/omraden/${AREA}/uppgifter`, facts({ aliases: 'Annat' }));
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('Påhittat alias');
    expect(answer.body).toContain('Annat');
  });

  test('another name keeps the old one to be searched for; a name that is taken is refused', async () => {
    const renamed = await send(
      app,
      officer,
      `/arbete/omraden/${AREA}/namn`,
      facts({ version: '1', name: 'Ovanliga rörelsestörningar', reason: 'Klarspråk' }),
    );
    expect(renamed.statusCode).toBe(303);
    const page = await get(app, officer, `/omraden/${AREA}`);
    expect(page.body).toContain('Ovanliga rörelsestörningar');
    expect(page.body).toContain('Sällsynta motorikstörningar');
    const other = (await app.inject('/v1/areas/osteogenesis-imperfecta')).json() as { name: string };
    const taken = await send(
      app,
      officer,
      `/arbete/omraden/${AREA}/namn`,
      facts({ version: '2', name: other.name.toUpperCase(), reason: 'x' }),
    );
    expect(taken.statusCode).toBe(422);
  });
});

describe('where an area stands', () => {
  test('moves one step, by a proposal', async () => {
    const page = await get(app, officer, `/arbete/omraden/${AREA}/lage`);
    expect(page.body).toContain('in-process/6');
    const jump = await send(app, officer, `/arbete/omraden/${AREA}/lage`, { status: 'in-process/7', when: '2026-11-01', note: 'Hopp' });
    expect(jump.statusCode).toBe(422);
    const step = await send(app, officer, `/arbete/omraden/${AREA}/lage`, {
      status: 'in-process/6',
      when: '2026-11-01',
      note: 'Ansökningarna är inne.',
    });
    expect(step.statusCode).toBe(303);
    expect((await confirm(head, idIn(step.headers.location), 2)).statusCode).toBe(303);
    expect((await get(app, officer, `/omraden/${AREA}`)).body).toContain('Steg 6');
    expect((await app.inject(`/omraden/${AREA}`)).body).not.toContain('Steg 6: ');
  });

  test('a split gives areas that only the demonstration sees', async () => {
    const areas = (await app.inject('/v1/areas?limit=100')).json() as {
      total: number;
      items: { id: string; step: number | null; permits: { total: number } }[];
    };
    const free = areas.items.find((area) => area.step === 1 && area.permits.total === 0)?.id ?? '';
    const draft = await begin(officer, { area: free, kind: 'split' });
    await propose(officer, draft, 1, {
      when: '2026-11-01',
      note: 'Två grupper',
      'areas.0.name': 'Påhittad del ett',
      'areas.1.name': 'Påhittad del två',
    });
    expect((await confirm(head, draft, 3)).statusCode).toBe(303);
    expect((await get(app, officer, '/omraden/pahittad-del-ett')).statusCode).toBe(200);
    expect((await app.inject('/omraden/pahittad-del-ett')).statusCode).toBe(404);
    expect((await app.inject('/v1/areas?limit=1')).json().total).toBe(areas.total);
  });
});

describe('people who are real', () => {
  test('what they record is the register’s own, seen by everyone when it is acknowledged', async () => {
    const [writer, decider] = [await realPerson('case-officer'), await realPerson('head')];
    const id = await begin(writer, { area: AREA, kind: 'grant' });
    await propose(writer, id, 1, { ...grantValues('12'), diaryNumber: '1/2026' });
    expect((await confirm(decider, id, 3)).statusCode).toBe(303);
    const permit = await app.inject(`/v1/permits/${AREA}-12`);
    expect(permit.statusCode).toBe(200);
    expect(permit.json()).toMatchObject({ fictitious: false, diaryNumber: '1/2026' });
    expect((await app.inject(`/omraden/${AREA}`)).body).toContain('Region Skåne');
  });

  test('an area that is merged ends, and its page and the API lead on', async () => {
    const [writer, decider] = [await realPerson('case-officer'), await realPerson('head')];
    type Item = { id: string; step: number | null; permits: { total: number } };
    const { items } = (await app.inject('/v1/areas?limit=100')).json() as { items: Item[] };
    const [from, into] = items.filter(({ step, permits }) => step === 1 && permits.total === 0);
    const id = await begin(writer, { area: from?.id ?? '', kind: 'merge' });
    await propose(writer, id, 1, { when: '2026-11-01', into: into?.id ?? '', note: 'Samma patienter' });
    expect((await confirm(decider, id, 3)).statusCode).toBe(303);
    expect((await app.inject(`/v1/areas/${from?.id}`)).json()).toMatchObject({ status: 'ended', standing: { successors: [into?.id] } });
    expect((await app.inject(`/omraden/${from?.id}`)).body).toContain(`href="/omraden/${into?.id}"`);
  });

  test('the drafts of demonstrations and of real people are apart', async () => {
    const writer = await realPerson('case-officer');
    const { id } = await proposedGrant('03').catch(async () => ({ id: await begin(officer, { area: AREA, kind: 'reject' }) }));
    expect((await get(app, writer, `/arbete/utkast/${id}`)).statusCode).toBe(404);
    const own = await begin(writer, { area: AREA, kind: 'reject' });
    expect((await get(app, officer, `/arbete/utkast/${own}`)).statusCode).toBe(404);
  });
});

describe('row-level security', () => {
  test.each(['kontaktperson-skane', 'ledamot'])('%s sees no draft in the database, whatever the pages say', async (persona) => {
    const by = await session(app.db, persona);
    const [acting] = await app.db.asOwner<{ role: string; organisation: string }>(
      'select role, organisation from assignment where person = $1',
      [by.person],
    );
    const { sql } = await import('kysely');
    const seen = await app.db.tx(async (tx) => {
      await sql`select set_config('tillstand.person', ${by.person}, true), set_config('tillstand.role', ${acting?.role}, true),
        set_config('tillstand.organisation', ${acting?.organisation}, true)`.execute(tx);
      const counts = await sql<{ n: number }>`
        select (select count(*) from work_draft) + (select count(*) from work_draft_version) + (select count(*) from work_draft_entry) as n`.execute(
        tx,
      );
      return counts.rows[0]?.n;
    });
    expect(seen).toBe(0);
    expect((await get(app, by, '/arbete')).statusCode).toBe(403);
  });
});
