import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { worksFor } from '../../platform/db/index.ts';

const AREA = 'sallsynta-motorikstorningar';
let app: SignedInApp;
const as: Record<string, Browser> = {};
beforeAll(async () => {
  app = await signedInApp();
  for (const persona of ['handlaggare', 'handlaggare-2', 'kontaktperson-skane', 'kontaktperson-uppsala', 'registrator']) {
    as[persona] = await session(app.db, persona);
  }
  as.enhetschef = await session(app.db, 'enhetschef', { fresh: true });
});
afterAll(() => app.close());

const who = (persona: string): Browser => {
  const browser = as[persona];
  if (!browser) throw new Error(`no session for ${persona}`);
  return browser;
};
const get = (url: string, persona?: string) => app.inject({ url, headers: persona === undefined ? {} : who(persona).headers });
const versionOf = async (id: string): Promise<string> =>
  String((await app.db.asOwner<{ version: number }>('select version from area_call where id = $1', [id]))[0]?.version);

const fields = {
  introductionSv: 'Regionerna inbjuds att söka.',
  introductionEn: 'Regions are invited to apply.',
  units: '3',
  unitsForChildren: '2',
  attachments: 'Verksamhetsplan\nAvtal med underleverantörer',
  expectedStart: 'första halvåret 2027',
  contact: 'nhv-ansokan@exempel.se',
  lastDay: '2099-04-30',
};

/** What no act of the product can do: the owner of the tables changes what stands. */
async function behindTheRules(statement: string, parameters: unknown[] = []): Promise<void> {
  await app.db.asOwner('alter table area_call disable trigger user');
  await app.db.asOwner(statement, parameters);
  await app.db.asOwner('alter table area_call enable trigger user');
}

/** A draft that is left lying would keep the next test from beginning its own. */
async function draft(persona = 'handlaggare'): Promise<string> {
  await behindTheRules(
    "update area_call set state = 'open', last_day = '2001-01-01', opened_at = now(), opened_by = created_by, diary_number = id::text where state = 'draft'",
  );
  const made = await send(app, who(persona), '/arbete/utlysningar', { area: AREA, kind: 'first' });
  expect(made.statusCode, made.body.slice(0, 300)).toBe(303);
  return String(made.headers.location).split('/').at(-1) ?? '';
}

async function written(): Promise<string> {
  const id = await draft();
  const saved = await send(app, who('handlaggare'), `/arbete/utlysningar/${id}`, { ...fields, version: '1' });
  expect(saved.statusCode, saved.body.slice(0, 300)).toBe(303);
  return id;
}

async function published(): Promise<string> {
  const id = await written();
  const done = await send(app, who('enhetschef'), `/arbete/utlysningar/${id}/publicera`, { version: '2' });
  expect(done.statusCode, done.body.slice(0, 600)).toBe(303);
  return id;
}

describe('a call is made of what has been decided', () => {
  it('holds the definition, the conditions and the units of the decision, and is seen by nobody before it is announced', async () => {
    const id = await written();
    const page = await get(`/arbete/utlysningar/${id}`, 'handlaggare');
    expect(page.statusCode).toBe(200);
    for (const said of ['Huntington', 'klinisk genetik', '3 enheter, varav 2 också för barn', '9 december 2025'])
      expect(page.body).toContain(said);
    expect((await get(`/utlysningar/${id}`)).statusCode).toBe(404);
    expect((await get(`/v1/calls/${id}`)).statusCode).toBe(404);
    expect((await get('/utlysningar')).body).not.toContain(id);
  });

  it('is refused for an area that has not been decided, and for one that has a draft', async () => {
    await draft();
    for (const area of [AREA, 'atstorningar-finns-inte', '']) {
      const again = await send(app, who('handlaggare'), '/arbete/utlysningar', { area, kind: 'first' });
      expect(again.statusCode).toBe(422);
    }
  });

  it('keeps what was written when something is wrong, and says what', async () => {
    const id = await draft();
    const bad = await send(app, who('handlaggare'), `/arbete/utlysningar/${id}`, {
      ...fields,
      units: 'många',
      lastDay: '2026-02-30',
      version: '1',
    });
    expect(bad.statusCode).toBe(422);
    expect(bad.body).toContain('value="många"');
    expect(bad.body).toContain('ÅÅÅÅ-MM-DD');
    expect(await versionOf(id)).toBe('1');
  });

  it('shows both versions to the one who saves later, and overwrites nothing', async () => {
    const id = await written();
    const late = await send(app, who('handlaggare-2'), `/arbete/utlysningar/${id}`, { ...fields, contact: 'min@exempel.se', version: '1' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('min@exempel.se');
    expect(late.body).toContain('nhv-ansokan@exempel.se');
    const again = await send(app, who('handlaggare-2'), `/arbete/utlysningar/${id}`, {
      ...fields,
      contact: 'min@exempel.se',
      version: '2',
    });
    expect(again.statusCode).toBe(303);
  });
});

describe('a call is announced', () => {
  it('not before it is whole', async () => {
    const id = await draft();
    const early = await send(app, who('enhetschef'), `/arbete/utlysningar/${id}/publicera`, { version: '1' });
    expect(early.statusCode).toBe(409);
    expect(early.body).toContain('Ange sista ansökningsdag');
  });

  it('not by someone who has written it, even when they are a head by now', async () => {
    const id = await written();
    await app.db.asOwner(
      "insert into area_call_version (call, version, action, content, made_by, acting) select $1, 99, 'edit', '{}', p.person, 'case-officer@authority' from assignment p where p.role = 'head' limit 1",
      [id],
    );
    const own = await send(app, who('enhetschef'), `/arbete/utlysningar/${id}/publicera`, { version: '2' });
    expect(own.statusCode).toBe(403);
    expect(own.body).toContain('skrivit');
  });

  it('for all, with a diary number, documents, the journal and every region told, marked as made up', async () => {
    const id = await published();
    const page = await get(`/utlysningar/${id}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toMatch(/DEMO-\d{4}-\d{6}/);
    expect(page.body).toContain('Påhittad ansökningsförfrågan');
    expect((await get('/utlysningar')).body).toContain(`/utlysningar/${id}`);
    expect((await get('/utlysningar.atom')).body).toContain(id);
    const json = (await get(`/v1/calls/${id}`)).json();
    expect(json).toMatchObject({ state: 'open', units: 3, unitsForChildren: 2, lastDay: '2099-04-30', fictitious: true });
    expect(json.documents).toHaveLength(2);
    const pdf = await get(new URL(json.documents[0].pdf).pathname);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    const [told] = await app.db.asOwner<{ regions: number; entries: number }>(
      `select (select count(*)::int from area_call_recipient where call = $1) as regions,
              (select count(*)::int from journal_entry where area = $2 and fictitious and payload ->> 'kind' = 'call') as entries`,
      [id, AREA],
    );
    expect(told?.regions).toBe(21);
    expect(told?.entries).toBeGreaterThan(0);
  });

  it('once, however often the form is sent', async () => {
    const id = await written();
    const key = who('enhetschef').fields();
    const before = await app.db.asOwner<{ n: number }>('select count(*)::int as n from diary_entry');
    const all = await Promise.all(
      Array.from({ length: 8 }, () => send(app, who('enhetschef'), `/arbete/utlysningar/${id}/publicera`, { ...key, version: '2' })),
    );
    expect(all.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(303));
    const after = await app.db.asOwner<{ n: number }>('select count(*)::int as n from diary_entry');
    expect((after[0]?.n ?? 0) - (before[0]?.n ?? 0)).toBe(1);
  });

  it('and leaves the real register as it was', async () => {
    await published();
    const { body } = await get(`/omraden/${AREA}?asOf=2026-11-01`);
    expect(body).not.toContain('2099');
  });
});

describe('an open call', () => {
  it('is confirmed by a region, once', async () => {
    const id = await published();
    expect((await get(`/utlysningar/${id}`, 'kontaktperson-skane')).body).toContain('Bekräfta att regionen har fått förfrågan');
    for (let i = 0; i < 2; i++) {
      expect((await send(app, who('kontaktperson-skane'), `/utlysningar/${id}/mottagen`, {})).statusCode).toBe(303);
    }
    const rows = await app.db.asOwner<{ n: number }>('select count(received_at)::int as n from area_call_recipient where call = $1', [id]);
    expect(rows[0]?.n).toBe(1);
    expect((await get(`/arbete/utlysningar/${id}`, 'registrator')).body).toMatch(/Region Skåne[\s\S]{0,300}2026/);
  });

  it('is asked about by a region; only it and the authority see the question until it is answered, then all, without who asked', async () => {
    const id = await published();
    const question = 'Får två sjukhus söka tillsammans?';
    expect((await send(app, who('kontaktperson-skane'), `/utlysningar/${id}/fraga`, { question })).statusCode).toBe(303);
    expect((await get(`/utlysningar/${id}`, 'kontaktperson-skane')).body).toContain(question);
    for (const other of ['kontaktperson-uppsala', undefined]) expect((await get(`/utlysningar/${id}`, other)).body).not.toContain(question);
    const [row] = await app.db.asOwner<{ id: string }>('select id from area_call_question where call = $1', [id]);
    const address = `/arbete/utlysningar/${id}/fragor/${row?.id}`;
    expect((await send(app, who('handlaggare'), address, { answer: '' })).statusCode).toBe(422);
    expect((await send(app, who('handlaggare'), address, { answer: 'Ja, med en gemensam ansökan.' })).statusCode).toBe(303);
    expect((await send(app, who('handlaggare-2'), address, { answer: 'Nej.' })).statusCode).toBe(409);
    const all = await get(`/utlysningar/${id}`);
    expect(all.body).toContain('Ja, med en gemensam ansökan.');
    expect(all.body).not.toContain('Skåne');
    const figures = (await get(`/v1/calls/${id}/questions`, 'registrator')).json();
    expect(figures).toMatchObject({ asked: 1, answered: 1, regions: [{ organisation: 'region-12', name: 'Region Skåne', asked: 1 }] });
    expect(figures.medianDays).toBeGreaterThanOrEqual(0);
    expect((await get(`/arbete/utlysningar/${id}`, 'handlaggare')).body).toContain('1 fråga från 1 region, 1 besvarad.');
    for (const other of ['kontaktperson-skane', undefined])
      expect((await get(`/v1/calls/${id}/questions`, other)).statusCode).not.toBe(200);
  });

  it('is changed with a reason that all see, and its last day is never moved nearer', async () => {
    const id = await published();
    const change = (more: Record<string, string>) =>
      send(app, who('handlaggare'), `/arbete/utlysningar/${id}/andra`, {
        ...fields,
        version: '3',
        reason: 'Fler frågor än väntat.',
        ...more,
      });
    for (const wrong of [{ lastDay: '2099-04-29' }, { lastDay: '2099-05-15', reason: '' }, {}, { units: '4', lastDay: '2099-05-15' }]) {
      expect((await change(wrong)).statusCode).toBe(422);
    }
    expect((await change({ lastDay: '2099-05-15' })).statusCode).toBe(303);
    const page = await get(`/utlysningar/${id}`);
    expect(page.body).toContain('15 maj 2099');
    expect(page.body).toContain('Fler frågor än väntat.');
    expect((await change({ lastDay: '2099-06-15' })).statusCode).toBe(409);
  });

  it('is withdrawn with a reason, and then takes nothing more', async () => {
    const id = await published();
    expect((await send(app, who('enhetschef'), `/arbete/utlysningar/${id}/aterkalla`, { version: '3', why: '' })).statusCode).toBe(422);
    expect(
      (await send(app, who('enhetschef'), `/arbete/utlysningar/${id}/aterkalla`, { version: '3', why: 'Beslutet ses över.' })).statusCode,
    ).toBe(303);
    expect((await get(`/utlysningar/${id}`)).body).toContain('Beslutet ses över.');
    expect((await send(app, who('kontaktperson-skane'), `/utlysningar/${id}/fraga`, { question: 'Hur går det?' })).statusCode).toBe(409);
  });

  it('takes no questions and no changes when its last day has passed', async () => {
    const id = await published();
    await behindTheRules("update area_call set last_day = '2001-01-01' where id = $1", [id]);
    expect((await get(`/v1/calls/${id}`)).json().state).toBe('closed');
    expect((await send(app, who('kontaktperson-skane'), `/utlysningar/${id}/fraga`, { question: 'För sent?' })).statusCode).toBe(409);
    const late = await send(app, who('handlaggare'), `/arbete/utlysningar/${id}/andra`, {
      ...fields,
      contact: 'x@y.se',
      version: '3',
      reason: 'x',
    });
    expect(late.statusCode).toBe(409);
  });
});

describe('row-level security by itself', () => {
  const within = <T>(role: string, organisation: string, statement: string): Promise<readonly T[]> =>
    app.db.tx(async (tx) => {
      await worksFor(tx, { person: '00000000-0000-4000-8000-0000000000aa', role, organisation });
      return (await sql.raw<T>(statement).execute(tx)).rows;
    });

  it('shows no draft, and no question without an answer, to another organisation', async () => {
    const id = await published();
    await send(app, who('kontaktperson-skane'), `/utlysningar/${id}/fraga`, { question: 'Vem ser det här?' });
    await draft();
    expect(await within('region-contact', 'region-03', "select * from area_call where state = 'draft'")).toEqual([]);
    expect(await within('region-contact', 'region-03', 'select * from area_call_question where answer is null')).toEqual([]);
    expect(await within('region-contact', 'region-03', "select * from area_call_recipient where organisation <> 'region-03'")).toEqual([]);
    expect((await within('region-contact', 'region-12', 'select * from area_call_question where answer is null')).length).toBe(1);
    expect(await within('board-member', 'board', "select * from area_call_version where action in ('create', 'edit')")).toEqual([]);
  });

  it('lets no region confirm for another, ask in its name or answer', async () => {
    const id = await published();
    await expect(
      within(
        'region-contact',
        'region-03',
        `insert into area_call_question (call, organisation, question, asked_by) values ('${id}', 'region-12', 'x', '00000000-0000-4000-8000-0000000000aa')`,
      ),
    ).rejects.toThrow('row-level security');
    await within(
      'region-contact',
      'region-03',
      `update area_call_recipient set received_by = '00000000-0000-4000-8000-0000000000aa', received_at = now() where organisation = 'region-12'`,
    );
    const rows = await app.db.asOwner<{ n: number }>('select count(received_at)::int as n from area_call_recipient where call = $1', [id]);
    expect(rows[0]?.n).toBe(0);
  });
});
