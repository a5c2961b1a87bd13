import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDate } from '../../src/kernel/date.ts';
import type { Doing } from '../../src/modules/access/index.ts';
import { loadRegister } from '../../src/modules/register/index.ts';
import {
  addItem,
  adjustMinutes,
  decideItem,
  emptyItem,
  findSitting,
  firstRules,
  giveNotice,
  happen,
  minutesHash,
  openItem,
  openSitting,
  planSitting,
  publishMinutes,
  putProposal,
  setRules,
} from '../../src/modules/sittings/index.ts';
import { projectRoot } from '../../src/platform/root.ts';
import { type Board, boardIn, given } from '../sittings/board.ts';
import { type FreshDb, freshDb } from '../support/fresh-db.ts';
import { deathAt, dying } from './lib/dying.ts';

const AREA = 'sallsynta-motorikstorningar';
const DAY = localDate('2026-06-10');
let db: FreshDb;
let board: Board;
let superuser: pg.Client;

beforeAll(async () => {
  db = await freshDb();
  await loadRegister(db, path.join(projectRoot(), 'data'));
  board = await boardIn(db, { fictitious: true });
  superuser = new pg.Client({ connectionString: db.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await board.close();
  await db.close();
});

const counts = async (): Promise<Readonly<Record<string, number>>> => {
  const [row] = await db.asOwner<Record<string, number>>(`select
    (select count(*)::int from sitting_event where what ->> 'kind' = 'decided') as decided,
    (select count(*)::int from sitting_event where what ->> 'kind' = 'sealed') as sealed,
    (select count(*)::int from sitting_event where what ->> 'kind' = 'took-effect') as effects,
    (select count(*)::int from journal_entry where fictitious and payload ->> 'kind' = 'grant') as permits,
    (select count(*)::int from sitting_entry) as tied,
    (select count(*)::int from sitting_publication where kind = 'minutes') as published,
    (select count(*)::int from diary_entry) as diary,
    (select count(*)::int from document) as documents,
    (select count(*)::int from message) as messages,
    (select count(*)::int from audit_event where action = 'sitting.happened') as logged`);
  return row ?? {};
};

/** Permits without a decision that has taken effect, and the other way round. */
const halves = async (): Promise<number> => {
  const [row] = await db.asOwner<{ n: number }>(`
    select (select count(*) from journal_entry j where j.fictitious and j.payload ->> 'kind' = 'grant' and not exists (
              select from sitting_event e where e.what ->> 'kind' = 'took-effect' and e.what -> 'effects' @> jsonb_build_array(jsonb_build_object('permit', j.payload ->> 'permit'))))
         + (select count(*) from sitting_event e, jsonb_array_elements(e.what -> 'effects') x, jsonb_array_elements_text(x -> 'entries') entry
            where e.what ->> 'kind' = 'took-effect' and not exists (select from journal_entry j where j.id = entry))
         + (select count(*) from sitting_event s where s.what ->> 'kind' = 'sealed' and exists (
              select from sitting_event d where d.sitting = s.sitting and d.what ->> 'kind' = 'decided' and not exists (
                select from sitting_event t where t.sitting = d.sitting and t.what ->> 'kind' = 'took-effect' and t.what ->> 'of' = d.what ->> 'of'))) as n`);
  return Number(row?.n ?? -1);
};

/** Kills at steps from the first to the last, then lets it be done; after every kill nothing has happened. Gives how many steps there were. */
async function killedThroughout(
  persona: string,
  act: (doing: Doing, deps: Board['deps']) => Promise<{ readonly ok: boolean }>,
): Promise<number> {
  const before = await counts();
  for (let turn = 0; ; turn += 1) {
    const death = deathAt(turn);
    const fatal = dying(board.deps.db, superuser, death);
    const mortal = { ...board.deps.db, tx: fatal.tx };
    const done = await act({ ...board.as(persona), db: mortal }, { ...board.deps, db: mortal }).catch(() => ({ ok: false }));
    expect(await halves(), `killed before message ${death}`).toBe(0);
    if (done.ok) return fatal.seen();
    expect(await counts(), `killed before message ${death}`).toEqual(before);
  }
}

test('killed at every step of decide, adjust and publish: never a permit without its decision, or the other way round', {
  timeout: 120_000,
}, async () => {
  board.at('2026-05-20');
  const secretary = () => board.as('secretary');
  given(await setRules(secretary(), { version: 0, rules: { ...firstRules, source: 'Övning' } }));
  const id = given(await planSitting(secretary(), { day: DAY, start: '10:00', place: '' }));
  const wants = { population: 'both', tasks: [], subPermits: [] } as const;
  const applicant = { collaborationRegions: [], hospital: null, unit: null, application: null, diaryNumber: null, withdrawn: false, wants };
  const item = {
    ...emptyItem,
    kind: 'award',
    title: 'Övning',
    area: AREA,
    slots: { units: 3, unitsForChildren: 2, tasks: [], subPermits: [], note: null },
    applicants: [
      { ...applicant, key: 'a', region: '12', regionName: 'Region Skåne' },
      { ...applicant, key: 'b', region: '03', regionName: 'Region Uppsala' },
    ],
    conditions: [{ id: 'v1', heading: 'other', audience: 'both', text: { sv: 'Enheten följer upp.', en: null } }],
  } as const;
  given(await addItem(secretary(), { id }, item));
  given(await giveNotice(secretary(), board.deps, { id }));
  board.at(DAY);
  given(await openSitting(secretary(), { id }));
  given(await happen(secretary(), { id }, ...board.members.map((key) => ({ kind: 'arrived', person: board.idOf(key) }) as const)));
  const find = async () => (await board.read('secretary', (tx) => findSitting(tx, id))) ?? expect.fail();
  const of = (await find()).state.items[0]?.item.id ?? '';
  given(await openItem(secretary(), { id, of }));
  const start = localDate('2027-01-01');
  const outcomes = [
    { kind: 'grant', applicant: 'a', population: 'both', tasks: [], subPermits: [], start, reasons: '' },
    { kind: 'reject', applicant: 'b', reasons: 'Skäl.' },
  ] as const;
  given(await putProposal(secretary(), { id, of }, { from: null, outcomes }));

  const steps = [await killedThroughout('secretary', (doing) => decideItem(doing, { id, of }, { proposal: 'A', effect: 'at-adjustment' }))];
  expect(await counts()).toMatchObject({ decided: 1, permits: 0, effects: 0 });
  given(
    await happen(
      secretary(),
      { id },
      { kind: 'item-closed', of },
      { kind: 'adjusters-appointed', persons: [board.idOf('chair')] },
      { kind: 'closed' },
    ),
  );
  const hash = minutesHash(await find());
  steps.push(await killedThroughout('chair', (doing, deps) => adjustMinutes(doing, deps, { id, hash })));
  expect(await counts()).toMatchObject({ sealed: 1, permits: 1, effects: 1, tied: 3 });
  steps.push(await killedThroughout('secretary', (doing, deps) => publishMinutes(doing, deps, { id })));
  expect(await counts()).toMatchObject({ published: 1, permits: 1 });
  for (const count of steps) expect(count).toBeGreaterThan(5);
});
