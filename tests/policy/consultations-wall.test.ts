import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consultationsRoutes } from '../../src/modules/consultations/index.ts';
import { openedConsultation, writtenAnswer } from '../../src/modules/consultations/test-consultation.ts';
import { type Tx, worksFor } from '../../src/platform/db/index.ts';
import { anyone } from '../../src/platform/http/policy.ts';
import { type Browser, personId, type SignedInApp, send, session, signedInApp } from '../support/signed-in.ts';

/** Stands in everything that Skåne writes; nobody else may get it before it is sent in. */
const MARK = 'SKÅNSK-MARKERING';

let app: SignedInApp;
let made: { readonly id: string; readonly answer: string; readonly submission: string };
const others: [string, Browser | undefined][] = [];
beforeAll(async () => {
  app = await signedInApp({ alterRoute: ({ cache: _, ...route }) => ({ ...route, policy: anyone }) });
  const { id, at } = await openedConsultation(app);
  const { url, writer } = await writtenAnswer(app, id, 'remissvarare-skane', MARK);
  await send(app, writer, `${url}/del/slots/kommentar`, { comment: MARK });
  const answer = url.split('/').at(-1) ?? '';
  made = { id, answer, submission: answer };
  expect(at).toContain(id);
  for (const persona of [
    'remissvarare-uppsala',
    'kontaktperson-uppsala',
    'handlaggare',
    'enhetschef',
    'registrator',
    'remittent-skane',
    'ordforande',
    'csd-navigator',
  ])
    others.push([persona, await session(app.db, persona)]);
  others.push(['nobody', undefined]);
});
afterAll(() => app?.close());

const address = (path: string): string[] =>
  [made.id, made.answer].map((id) =>
    path
      .replace(':id', id)
      .replace(':consultation', made.id)
      .replace(':part', 'slots')
      .replace(':submission', made.answer)
      .replace(/:open|:plea/, made.answer)
      .replace(':token', 'a'.repeat(20)),
  );

describe('with every policy switched off', () => {
  const read = consultationsRoutes.filter((route) => route.method === 'GET').map((route) => [route.id, route.path] as const);
  it.each(read)('%s shows a draft of one organisation to nobody else, not even to the authority', async (_id, path) => {
    for (const [who, browser] of others) {
      for (const url of address(path)) {
        const found = await app.inject({ url, headers: browser?.headers ?? {} });
        expect(found.statusCode, `${who} ${url}`).toBeLessThan(500);
        expect(found.body, `${who} ${url}`).not.toContain(MARK);
      }
    }
  });

  const write = consultationsRoutes
    .filter((route) => route.kind === 'form' && route.path.startsWith('/arbete/remissvar'))
    .map((route) => [route.id, route.path] as const);
  const state = () =>
    app.db.asOwner(`
      select (select jsonb_agg(a order by id) from consultation_answer a where organisation = 'region-12') as answers,
             (select jsonb_agg(p order by part) from consultation_answer_part p) as parts, (select count(*) from consultation_comment) as comments`);
  it.each(write)('%s changes nothing in it', async (_id, path) => {
    const before = await state();
    const bodies = [
      { stance: 'disagree', text: 'Intrång', version: '1' },
      { comment: 'Intrång' },
      { person: others[0]?.[1]?.person ?? '', due: '', note: '' },
      ...['propose', 'return', 'submit', 'withdraw'].map((what) => ({ do: what, version: '4' })),
      { version: '4', kind: 'backs' },
    ];
    for (const [who, browser] of others) {
      if (!browser) continue;
      for (const url of address(path)) {
        for (const body of bodies) {
          const { statusCode } = await send(app, browser, url, body as Record<string, string>);
          expect(statusCode, `${who} ${url}`).toBeLessThan(500);
        }
      }
    }
    expect(await state()).toEqual(before);
  });
});

describe('row-level security by itself', () => {
  const within = async <T>(role: string, organisation: string, persona: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
    const person = await personId(app.db, persona);
    return app.db.tx(async (tx) => {
      await worksFor(tx, { person, role, organisation });
      return work(tx);
    });
  };
  const rows = (statement: string) => (tx: Tx) =>
    sql
      .raw<Record<string, unknown>>(statement)
      .execute(tx)
      .then((found) => found.rows);
  const drafts = ['consultation_answer', 'consultation_answer_part', 'consultation_answer_save', 'consultation_comment'].map(
    (table) => `select * from ${table}`,
  );

  it.each(drafts)(
    '%s: the organisation sees its own; others, the authority and strangers in the same region see nothing',
    async (statement) => {
      expect((await within('consultation-respondent', 'region-12', 'remissvarare-skane', rows(statement))).length).toBeGreaterThan(0);
      expect(await within('consultation-respondent', 'region-03', 'remissvarare-uppsala', rows(statement))).toEqual([]);
      expect(await within('case-officer', 'authority', 'handlaggare', rows(statement))).toEqual([]);
      expect(await within('head', 'authority', 'enhetschef', rows(statement))).toEqual([]);
      expect(await within('referring-clinician', 'region-12', 'remittent-skane', rows(statement))).toEqual([]);
      expect(await app.db.tx(rows(statement))).toEqual([]);
    },
  );

  it('another region changes no row and adds none', async () => {
    const asUppsala = (statement: string) =>
      within('consultation-respondent', 'region-03', 'remissvarare-uppsala', (tx) => sql.raw(statement).execute(tx));
    expect(
      (await asUppsala(`update consultation_answer set state = 'withdrawn', version = version + 1 where organisation = 'region-12'`))
        .numAffectedRows ?? 0n,
    ).toBe(0n);
    await expect(
      asUppsala(`insert into consultation_comment (answer, part, text, made_by) values ('${made.answer}', 'slots', 'x', acting_person())`),
    ).rejects.toThrow('row-level security');
    await expect(
      asUppsala(
        `insert into consultation_answer (consultation, organisation, state, version, fictitious, created_by) values ('${made.id}', 'region-01', 'draft', 1, true, acting_person())`,
      ),
    ).rejects.toThrow('row-level security');
  });

  it('someone with a conflict of interest in the case sees no answers and changes nothing', async () => {
    const officer = await personId(app.db, 'handlaggare-2');
    const [row] = await app.db.asOwner<{ care_case: string }>('select care_case from consultation where id = $1', [made.id]);
    const seen = () => within('case-officer', 'authority', 'handlaggare-2', rows('select * from consultation_addressee'));
    expect((await seen()).length).toBeGreaterThan(0);
    await app.db.asOwner(`insert into case_declaration (care_case, person, answer, circumstances) values ($1, $2, 'possible', 'x')`, [
      row?.care_case,
      officer,
    ]);
    expect(await seen()).toEqual([]);
  });
});
