import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { board } from '../../src/cli/demo/board-cast.ts';
import { createStage, type Stage } from '../../src/cli/demo/stage.ts';
import { addDays, dayInStockholm, localDate } from '../../src/kernel/date.ts';
import {
  addItem,
  adjustMinutes,
  castVote,
  closeVote,
  decideItem,
  emptyItem,
  findItem,
  findSitting,
  firstRules,
  giveNotice,
  happen,
  type Item,
  minutesHash,
  openItem,
  openSitting,
  openVote,
  planSitting,
  putProposal,
  seatBoard,
  setRules,
  sittingsRoutes,
} from '../../src/modules/sittings/index.ts';
import { worksForSystem } from '../../src/platform/db/index.ts';
import { get, personId, type SignedInApp, session, signedInApp } from '../support/signed-in.ts';
import { given } from './board.ts';

/** In the made-up item that `ledamot-6` has a conflict of interest in, every text holds this word. */
const WORD = 'Klöverblad';
/** In the other item, that everyone reads. */
const OPEN = 'Blåklint';
const AREA = 'sallsynta-motorikstorningar';
const KEPT = 'ledamot-6';
const OTHER = 'ledamot-5';
const hiddenText = 'Du är jävig i den här punkten och kan inte läsa handlingarna.';

let app: SignedInApp;
let stage: Stage;
const today = dayInStockholm(new Date());
const as = (persona: string) => stage.as(persona);
const secretary = () => as('sekreterare');
const find = async (id: string, persona = 'sekreterare') => (await stage.read(persona, (tx) => findSitting(tx, id))) ?? expect.fail();

beforeAll(async () => {
  app = await signedInApp();
  const people = new Map<string, string>();
  for (const persona of ['sekreterare', 'handlaggare', ...board.map((seat) => seat.persona)])
    people.set(persona, await personId(app.db, persona));
  stage = createStage(app.db, app.auditKey, people);
  await stage.db.tx(async (tx) => {
    await worksForSystem(tx, 'command-line');
    const seats = board.map(({ persona, ...seat }) => ({ ...seat, person: stage.personOf(persona) }));
    await seatBoard(tx, seats, { from: '2018-07-01', to: '2099-12-31' });
  });
  given(await setRules(secretary(), { version: 0, rules: { ...firstRules, noticeDays: 0, source: 'Provad arbetsordning' } }));
}, 60_000);
afterAll(() => app.close());

const itemWith = (word: string, title: string, careCase: string | null = null): Omit<Item, 'id'> => ({
  ...emptyItem,
  kind: 'award',
  title,
  area: AREA,
  careCase,
  background: [`Bakgrund ${word}`],
  matter: `Ärendet ${word}`,
  assessment: `Bedömning ${word}`,
  proposal: `Förslag ${word}`,
  slots: { units: 3, unitsForChildren: 2, tasks: [], subPermits: [], note: null },
  applicants: ['a', 'b'].map((key, i) => ({
    key,
    region: ['12', '03'][i] ?? '',
    regionName: `Region ${word} ${key}`,
    collaborationRegions: [],
    hospital: null,
    unit: `Enhet ${word}`,
    application: null,
    diaryNumber: null,
    withdrawn: false,
    wants: { population: 'both', tasks: [], subPermits: [] },
  })),
  conditions: [
    {
      id: `villkor-${word.toLowerCase().replaceAll('ö', 'o').replaceAll('å', 'a')}`,
      heading: 'other',
      audience: 'both',
      text: { sv: `Villkor ${word}`, en: null },
    },
  ],
  presenter: `Föredragande ${word}`,
});

async function planned(day: string, items: readonly Omit<Item, 'id'>[]): Promise<string> {
  const id = given(await planSitting(secretary(), { day: localDate(day), start: '10:00', place: 'Provad lokal' }));
  for (const one of items) given(await addItem(secretary(), { id }, one));
  given(await giveNotice(secretary(), { files: app.files }, { id }));
  return id;
}

/** Every page and file of the meetings that someone signed in can ask for. */
const pages = sittingsRoutes.filter(({ method, path }) => method === 'GET' && path.startsWith('/namnd/sammantraden/'));

/** What someone gets of a meeting by every page there is, for each of its items. */
async function readBy(persona: string, id: string): Promise<string> {
  const by = await session(app.db, persona);
  const said: string[] = [];
  for (const { path } of pages) {
    for (const { item } of (await find(id)).state.items) {
      const answer = await get(app, by, path.replace(':id', id).replace(':item', item.id));
      expect(answer.statusCode, path).toBeLessThan(500);
      said.push(answer.body);
    }
  }
  return said.join('\n');
}
const rowsOf = (persona: string, id: string): Promise<string> =>
  stage.read(persona, async (tx) => {
    const { rows } = await sql`select * from sitting_event where sitting = ${id}`.execute(tx);
    return JSON.stringify([rows, await findSitting(tx, id)]);
  });

async function expectKept(id: string): Promise<void> {
  const [own, rows] = [await readBy(KEPT, id), await rowsOf(KEPT, id)];
  expect(own).not.toContain(WORD);
  expect(rows).not.toContain(WORD);
  expect(own).toContain(hiddenText);
  expect(own).toContain('Punkt i prov');
}

describe('who has told of a conflict of interest in an item of the board', () => {
  test('there are pages to ask for, of all kinds', () => {
    expect(pages.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'sittings.one',
        'sittings.papers',
        'sittings.item',
        'sittings.room',
        'sittings.vote',
        'sittings.screen',
        'sittings.minutes',
      ]),
    );
  });

  test('in its case is kept from its papers before the meeting, by every page and in the database', async () => {
    const [row] = await app.db.asOwner<{ id: string }>(
      "insert into care_case (area, state, opened_by, handler, fictitious) values ($1, 'board', $2, $2, true) returning id",
      [AREA, stage.personOf('handlaggare')],
    );
    const id = await planned(addDays(today, 30), [itemWith(WORD, 'Punkt i prov', row?.id ?? ''), itemWith(OPEN, 'Annan punkt')]);
    expect(await readBy(KEPT, id)).toContain(`Ärendet ${WORD}`);
    await app.db.asOwner("insert into case_declaration (care_case, person, answer, circumstances) values ($1, $2, 'possible', 'Prov.')", [
      row?.id,
      stage.personOf(KEPT),
    ]);
    await expectKept(id);
    expect(await readBy(KEPT, id)).toContain(`Ärendet ${OPEN}`);
    expect(await readBy(OTHER, id)).toContain(`Ärendet ${WORD}`);
    expect((await find(id)).state.items[0]?.item.matter).toBe(`Ärendet ${WORD}`);
  });

  test('in the meeting is kept from it in the room, on the screen, when voting and in the minutes, and does not adjust them', {
    timeout: 120_000,
  }, async () => {
    const id = await planned(today, [itemWith(WORD, 'Punkt i prov'), itemWith(OPEN, 'Annan punkt')]);
    given(await openSitting(secretary(), { id }));
    const there = board.filter(({ seat }) => seat !== 'substitute').map(({ persona }) => persona);
    given(await happen(secretary(), { id }, ...there.map((persona) => ({ kind: 'arrived', person: stage.personOf(persona) }) as const)));
    const [of = '', next = ''] = (await find(id)).state.items.map(({ item }) => item.id);
    const person = stage.personOf(KEPT);
    given(await openItem(secretary(), { id, of }));
    // Told by the member, who writes it without reading what others have written.
    given(await happen(as(KEPT), { id }, { kind: 'conflict-answered', of, person, conflicted: true, why: 'Anställd hos sökanden.' }));
    const why = `Släkt i ${WORD}`;
    given(await happen(secretary(), { id }, { kind: 'conflict-answered', of, person: stage.personOf('ledamot-4'), conflicted: true, why }));
    const start = localDate(addDays(today, 200));
    const grant = { kind: 'grant', applicant: 'a', population: 'both', tasks: [], subPermits: [], start, reasons: `Skäl ${WORD}` } as const;
    const reject = { kind: 'reject', applicant: 'b', reasons: `Skäl ${WORD}` } as const;
    given(await putProposal(secretary(), { id, of }, { from: null, outcomes: [grant, reject] }));
    given(await putProposal(secretary(), { id, of }, { from: null, outcomes: [{ ...reject, applicant: 'a' }, reject] }));
    await expectKept(id);
    given(await openVote(secretary(), { id, of }, { mode: 'named', between: ['A', 'B'] }));
    await expectKept(id);
    expect(await castVote(as(KEPT), { id, of }, { vote: '1', person, choice: 'A' })).toMatchObject({ ok: false });
    const voters = there.filter((persona) => persona !== KEPT && persona !== 'ledamot-4');
    for (const persona of voters)
      given(await castVote(as(persona), { id, of }, { vote: '1', person: stage.personOf(persona), choice: 'A' }));
    given(await closeVote(secretary(), { id, of }, { counts: null, casting: null }));
    given(await decideItem(secretary(), { id, of }, { proposal: 'A', effect: 'at-adjustment' }));
    given(await happen(as(OTHER), { id }, { kind: 'dissented', of, person: stage.personOf(OTHER), text: `Avvikande ${WORD}` }));
    given(await happen(secretary(), { id }, { kind: 'item-text-added', of, text: `Anteckning ${WORD}` }));
    await expectKept(id);
    given(await happen(secretary(), { id }, { kind: 'item-closed', of }));
    await expectKept(id);
    expect(findItem((await find(id, OTHER)).state, of)?.decision?.voters).toHaveLength(voters.length);

    // The same member votes in the other item as everyone else.
    given(await openItem(secretary(), { id, of: next }));
    const outcomes = [
      { kind: 'table', applicant: 'a', reasons: 'Senare.' },
      { kind: 'table', applicant: 'b', reasons: 'Senare.' },
    ] as const;
    for (const _ of ['A', 'B']) given(await putProposal(secretary(), { id, of: next }, { from: null, outcomes }));
    given(await openVote(secretary(), { id, of: next }, { mode: 'named', between: ['A', 'B'] }));
    given(await castVote(as(KEPT), { id, of: next }, { vote: '1', person, choice: 'B' }));
    expect(findItem((await find(id)).state, next)?.vote?.ballots).toEqual([{ person, choice: 'B' }]);
    for (const persona of there.filter((one) => one !== KEPT))
      given(await castVote(as(persona), { id, of: next }, { vote: '1', person: stage.personOf(persona), choice: 'A' }));
    given(await closeVote(secretary(), { id, of: next }, { counts: null, casting: null }));
    given(await decideItem(secretary(), { id, of: next }, { proposal: 'A', effect: 'at-adjustment' }));
    given(await happen(secretary(), { id }, { kind: 'item-closed', of: next }));

    const appoint = (persona: string) =>
      happen(secretary(), { id }, { kind: 'adjusters-appointed', persons: [stage.personOf(persona)] }, { kind: 'closed' });
    expect(await appoint(KEPT)).toMatchObject({ error: { faults: ['adjuster-conflicted'] } });
    given(await appoint('ordforande'));
    await expectKept(id);
    const deps = { files: app.files, register: app.register as never };
    const hash = minutesHash(await find(id, 'ordforande'));
    expect(hash).toBe(minutesHash(await find(id)));
    expect(given(await adjustMinutes(as('ordforande'), deps, { id, hash }))).toBe('sealed');
    await expectKept(id);
    expect(await readBy(OTHER, id)).toContain(`Avvikande ${WORD}`);

    const [document] = await app.db.asOwner<{ id: string }>(
      "select id from document where kind = 'board-minutes' order by made_at desc limit 1",
    );
    const form = `/dokument/${document?.id}/pdf-ua`;
    expect((await get(app, await session(app.db, OTHER), form)).statusCode).toBe(200);
    expect((await get(app, await session(app.db, KEPT), form)).statusCode).toBe(404);
  });
});
