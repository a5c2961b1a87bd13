import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localDate } from '../../src/kernel/date.ts';
import { isKind } from '../../src/modules/journal/index.ts';
import { isHeld } from '../../src/modules/permits/index.ts';
import { loadRegister } from '../../src/modules/register/index.ts';
import {
  addItem,
  adjustMinutes,
  decideItem,
  emptyItem,
  eventsOf,
  findSitting,
  firstRules,
  fold,
  giveNotice,
  happen,
  minutesHash,
  minutesOf,
  openItem,
  openSitting,
  planSitting,
  putProposal,
  setRules,
} from '../../src/modules/sittings/index.ts';
import { projectRoot } from '../../src/platform/root.ts';
import { type FreshDb, freshDb } from '../support/fresh-db.ts';
import { type Board, boardIn, given } from './board.ts';

/** The four items of the meeting of 12 June 2024, as its slides show them: who had applied, and from when. */
const deck = [
  { area: 'amd', regions: ['12'], start: '2025-01-02' },
  { area: 'koagulationssjukdomar', regions: ['12', '01', '14'], start: '2025-09-01' },
  { area: 'malign-hypertermi', regions: ['12'], start: '2025-01-02' },
  { area: 'sallsynta-njursjukdomar', regions: ['12', '01', '03', '14'], start: '2025-09-01' },
] as const;
const areas: readonly string[] = deck.map(({ area }) => area);
const DAY = localDate('2024-06-12');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-replay-'));
const own = path.join(projectRoot(), 'data');
let whole: FreshDb;
let db: FreshDb;
let board: Board;

/** The register as it was before the meeting: what was decided then, and what followed of it, is not there. */
function dataOfTheDayBefore(): string {
  const data = path.join(folder, 'data');
  fs.cpSync(own, data, { recursive: true });
  for (const file of fs.readdirSync(path.join(data, 'journal/public-area-facts'))) {
    const place = path.join(data, 'journal/public-area-facts', file);
    const text = fs.readFileSync(place, 'utf8');
    if (!areas.some((area) => text.includes(`area: ${area}\n`))) continue;
    const [head = '', ...entries] = text.split(/(?=^ {2}- id: )/m);
    fs.writeFileSync(place, [head, ...entries.filter((entry) => !/^ {2}- id: (grant|state)\//.test(entry))].join(''));
  }
  return data;
}

beforeAll(async () => {
  [whole, db] = await Promise.all([freshDb(), freshDb()]);
  await loadRegister(whole, own);
  await loadRegister(db, dataOfTheDayBefore());
  board = await boardIn(db);
});
afterAll(async () => {
  await board.close();
  await Promise.all([whole.close(), db.close()]);
  fs.rmSync(folder, { recursive: true });
});

const today = localDate('2026-11-22');
const held = (region?: string) =>
  board.deps.register
    .view(DAY, localDate('2099-01-01'))
    .permits.filter((permit) => isHeld(permit) && (region === undefined || permit.grant.region === region)).length;

describe('the four items of 12 June 2024, on the register of the day before', () => {
  test('make 148 permits, the same as the register has of that day', async () => {
    await board.deps.register.refresh();
    expect(held()).toBe(139);
    board.at('2024-05-20');
    const rules = { ...firstRules, source: 'Provad arbetsordning' };
    given(await setRules(board.as('secretary'), { version: 0, rules }));
    const id = given(await planSitting(board.as('secretary'), { day: DAY, start: '10:00', place: 'Stockholm' }));
    const view = board.deps.register.view(today, today);
    for (const { area, regions } of deck) {
      const found = view.findArea(area);
      given(
        await addItem(
          board.as('secretary'),
          { id },
          {
            ...emptyItem,
            kind: 'award',
            title: found?.area.name ?? '',
            area,
            slots: found?.agencyDecision?.payload.slots ?? found?.definition?.payload.slots ?? null,
            applicants: regions.map((code) => {
              const region = view.findRegion(code);
              return {
                key: code,
                region: code,
                regionName: region?.name ?? '',
                collaborationRegions: region?.collaborationRegions ?? [],
                hospital: null,
                unit: null,
                application: null,
                diaryNumber: null,
                withdrawn: false,
                wants: { population: null, tasks: [], subPermits: [] },
              };
            }),
          },
        ),
      );
    }
    given(await giveNotice(board.as('secretary'), board.deps, { id }));
    board.at(DAY);
    given(await openSitting(board.as('secretary'), { id }));
    const arrivals = board.members.map((key) => ({ kind: 'arrived', person: board.idOf(key) }) as const);
    given(await happen(board.as('secretary'), { id }, ...arrivals));
    const sitting = async () => (await board.read('secretary', (tx) => findSitting(tx, id))) ?? expect.fail();
    for (const { item } of (await sitting()).state.items) {
      const of = item.id;
      const { start } = deck.find(({ area }) => area === item.area) ?? expect.fail();
      given(await openItem(board.as('secretary'), { id, of }));
      for (const key of board.members)
        given(
          await happen(
            board.as('secretary'),
            { id },
            { kind: 'conflict-answered', of, person: board.idOf(key), conflicted: false, why: '' },
          ),
        );
      const outcomes = item.applicants.map(
        ({ key }) =>
          ({ kind: 'grant', applicant: key, population: null, tasks: [], subPermits: [], start: localDate(start), reasons: '' }) as const,
      );
      given(await putProposal(board.as('secretary'), { id, of }, { from: null, outcomes }));
      given(await decideItem(board.as('secretary'), { id, of }, { proposal: 'A', effect: 'at-adjustment' }));
      given(await happen(board.as('secretary'), { id }, { kind: 'item-closed', of }));
    }
    expect(held()).toBe(139);
    given(await happen(board.as('secretary'), { id }, { kind: 'adjusters-appointed', persons: [board.idOf('chair')] }, { kind: 'closed' }));
    board.at('2024-06-19');
    const begun = performance.now();
    expect(given(await adjustMinutes(board.as('chair'), board.deps, { id, hash: minutesHash(await sitting()) }))).toBe('sealed');
    process.stdout.write(`adjusted to visible: ${Math.round(performance.now() - begun)} ms\n`);

    expect(held()).toBe(148);
    expect(['12', '01', '03', '14'].map((code) => held(code))).toEqual([34, 44, 18, 37]);
    const other = await boardIn(whole);
    const grantsIn = (data: ReturnType<typeof other.deps.register.data>) =>
      data.journal
        .filter((entry) => isKind(entry, 'grant'))
        .filter(({ area }) => areas.includes(area))
        .map(({ area, when, payload }) => ({ area, when, permit: payload.permit, region: payload.region, validFrom: payload.validFrom }))
        .toSorted((a, b) => (a.permit < b.permit ? -1 : 1));
    expect(grantsIn(board.deps.register.data())).toEqual(grantsIn(other.deps.register.data()));
    await other.close();

    const events = await board.read('secretary', (tx) => eventsOf(tx, id));
    expect(JSON.stringify(minutesOf(fold(events), false))).toBe(JSON.stringify(minutesOf((await sitting()).state, false)));
    const effects = (await sitting()).state.items.flatMap((one) => one.effects);
    expect(effects).toHaveLength(9);
    expect(new Set(effects.map(({ diaryNumber }) => diaryNumber)).size).toBe(9);
  });
});
