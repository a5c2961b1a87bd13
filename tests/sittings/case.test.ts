import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localDate } from '../../src/kernel/date.ts';
import { loadRegister } from '../../src/modules/register/index.ts';
import {
  type Assessed,
  addItem,
  adjustMinutes,
  appointAdjusters,
  changeSitting,
  decideItem,
  drawItem,
  emptyItem,
  findItem,
  findSitting,
  firstRules,
  giveNotice,
  happen,
  type Item,
  minutesHash,
  type Outcome,
  openItem,
  openSitting,
  planSitting,
  publications,
  putProposal,
  reviseItem,
  setRules,
} from '../../src/modules/sittings/index.ts';
import { projectRoot } from '../../src/platform/root.ts';
import { type FreshDb, freshDb } from '../support/fresh-db.ts';
import { type Board, boardIn, given } from './board.ts';

const AREA = 'sallsynta-motorikstorningar';
let db: FreshDb;
let board: Board;
let careCase: string;

beforeAll(async () => {
  db = await freshDb();
  await loadRegister(db, path.join(projectRoot(), 'data'));
  board = await boardIn(db, { fictitious: true });
  const [row] = await db.asOwner<{ id: string }>(
    "insert into care_case (area, state, opened_by, handler, fictitious) values ($1, 'board', $2, $2, true) returning id",
    [AREA, board.idOf('officer')],
  );
  careCase = row?.id ?? '';
  board.at('2027-05-04');
  given(await setRules(board.as('secretary'), { version: 0, rules: { ...firstRules, source: 'Provad arbetsordning' } }));
});
afterAll(async () => {
  await board.close();
  await db.close();
});

const find = async (id: string) => (await board.read('secretary', (tx) => findSitting(tx, id))) ?? expect.fail();
const one = async <T extends Record<string, unknown>>(sql: string): Promise<T | undefined> => (await db.asOwner<T>(sql))[0];

const untold: Omit<Item, 'id'> = {
  ...emptyItem,
  kind: 'discussion',
  title: '',
};

const said = (region: string, outcome: 'grant' | 'reject'): Assessed => ({
  region,
  hospital: null,
  unit: `Enhet ${region}`,
  application: null,
  diaryNumber: null,
  withdrawn: false,
  wants: { population: 'both', tasks: [], subPermits: [] },
  outcome,
  reasons: 'Villkoren är uppfyllda.',
  start: '2028-01-01',
  conditions: null,
});

async function planned(day: string, add: (id: string) => Promise<void>): Promise<string> {
  const id = given(await planSitting(board.as('secretary'), { day: localDate(day), start: '10:00', place: '' }));
  await add(id);
  given(await giveNotice(board.as('secretary'), board.deps, { id }));
  board.at(day);
  given(await openSitting(board.as('secretary'), { id }));
  given(
    await happen(board.as('secretary'), { id }, ...board.members.map((key) => ({ kind: 'arrived', person: board.idOf(key) }) as const)),
  );
  return id;
}

/** Decides the first item and adjusts the minutes. */
async function decided(id: string, outcomes: readonly Outcome[]): Promise<void> {
  const of = (await find(id)).state.items[0]?.item.id ?? '';
  given(await openItem(board.as('secretary'), { id, of }));
  const { state } = await find(id);
  const free = board.members.filter(
    (key) => !findItem(state, of)?.answers.some(({ person, conflicted }) => conflicted && person === board.idOf(key)),
  );
  given(
    await happen(
      board.as('secretary'),
      { id },
      ...free.map((key) => ({ kind: 'conflict-answered', of, person: board.idOf(key), conflicted: false, why: '' }) as const),
    ),
  );
  given(await putProposal(board.as('secretary'), { id, of }, { from: null, outcomes }));
  given(await decideItem(board.as('secretary'), { id, of }, { proposal: 'A', effect: 'at-adjustment' }));
  const persons = [board.idOf('chair')];
  given(
    await happen(board.as('secretary'), { id }, { kind: 'item-closed', of }, { kind: 'adjusters-appointed', persons }, { kind: 'closed' }),
  );
  expect(given(await adjustMinutes(board.as('chair'), board.deps, { id, hash: minutesHash(await find(id)) }))).toBe('sealed');
}

describe('a case that waits for the board', () => {
  test('is drawn to the agenda with what B2 has said; a conflict told of in the case holds in the item; the case gets its product, tasks and timeline', async () => {
    const id = await planned('2027-06-10', async (meeting) => {
      const deps = { assessed: async () => [said('12', 'grant'), said('03', 'reject')] };
      given(await drawItem(board.as('secretary'), deps, { id: meeting, careCase }));
      expect(await drawItem(board.as('secretary'), deps, { id: meeting, careCase })).toMatchObject({ error: { faults: ['doubled'] } });
    });
    const { item } = (await find(id)).state.items[0] ?? expect.fail();
    expect(item.applicants.map(({ regionName }) => regionName)).toEqual(['Region Skåne', 'Region Uppsala']);
    expect(item.matter).toContain('9 december 2025');
    expect(item.assessment).toContain('beredningsgruppen föreslår bifall, start den 1 januari 2028');
    expect(item.conditions.length).toBeGreaterThan(10);
    expect((await one(`select count(*)::int as n from case_participant where care_case = '${careCase}' and capacity = 'board'`))?.n).toBe(
      8,
    );
    await db.asOwner(
      "insert into case_declaration (care_case, person, answer, circumstances) values ($1, $2, 'possible', 'Anställd hos sökanden.')",
      [careCase, board.idOf('sodra')],
    );
    // To adjust is to read all of it: who has told of a conflict in the case is not appointed, before the item is begun either.
    expect(await appointAdjusters(board.as('secretary'), { id }, [board.idOf('sodra')])).toMatchObject({
      error: { faults: ['adjuster-conflicted'] },
    });
    given(await appointAdjusters(board.as('secretary'), { id }, [board.idOf('chair')]));
    // What is told in the meeting holds in the case too: its papers are closed, and somebody is to judge it there.
    const norra = board.idOf('norra');
    await db.asOwner("insert into case_declaration (care_case, person, answer) values ($1, $2, 'none')", [careCase, norra]);
    const sees = () =>
      board.read(
        'norra',
        async (tx) => (await sql<{ sees: boolean }>`select sees_case(${careCase}::uuid) as sees`.execute(tx)).rows[0]?.sees,
      );
    expect(await sees()).toBe(true);
    const answer = { kind: 'conflict-answered', of: item.id, person: norra, conflicted: true, why: 'Närstående till en sökande.' } as const;
    given(await happen(board.as('norra'), { id }, answer));
    expect(await sees()).toBe(false);
    const [told] = await db.asOwner<{ answer: string; said: string }>(
      'select answer, circumstances as said from case_declaration where person = $1 order by id desc limit 1',
      [norra],
    );
    expect([told?.answer, told?.said.endsWith('Närstående till en sökande.')]).toEqual(['possible', true]);
    const start = localDate('2028-01-01');
    await decided(id, [
      { kind: 'grant', applicant: 's1', population: 'both', tasks: [], subPermits: [], start, reasons: '' },
      { kind: 'reject', applicant: 's2', reasons: 'Skäl.' },
    ]);
    const [state] = (await find(id)).state.items;
    expect(state?.answers.find(({ person }) => person === board.idOf('sodra'))?.conflicted).toBe(true);
    expect(state?.decision?.voters.map(({ person }) => person)).not.toContain(board.idOf('sodra'));
    expect(await one(`select kind, ref from case_product where care_case = '${careCase}' and superseded_at is null`)).toEqual({
      kind: 'board-decisions',
      ref: id,
    });
    const tasks = await db.asOwner<{ key: string; organisation: string }>(
      `select key, organisation from case_task where care_case = '${careCase}' and key not like 'declare%' order by key`,
    );
    expect(tasks).toEqual([
      { key: 'board.vacancy', organisation: 'authority' },
      { key: `judge-${norra}`, organisation: 'authority' },
      { key: `start-up-${AREA}-12-demo`, organisation: 'region-12' },
    ]);
    expect(
      (await one(`select says ->> 'sv' as says from case_event where care_case = '${careCase}' and kind = 'board.decided'`))?.says,
    ).toContain('Region Skåne: Tillstånd beviljas');
  });
});

describe('after the notice', () => {
  test('everyone reads the agenda as it is, and those who were called are told of another day and of a meeting called off', async () => {
    board.at('2027-06-20');
    const by = () => board.as('secretary');
    const time = { start: '10:00', place: 'Provad lokal' };
    const id = given(await planSitting(by(), { day: localDate('2027-07-06'), ...time }));
    const other = given(await planSitting(by(), { day: localDate('2027-07-07'), ...time }));
    const talk = { ...untold, title: 'Provad punkt' };
    given(await addItem(by(), { id }, talk));
    const agenda = async () => {
      const all = await publications(board.deps.db.kysely, { withFictitious: true });
      const own = all.filter(({ sitting }) => sitting === id);
      expect(own.length).toBeLessThan(2);
      return own[0];
    };
    expect(await agenda()).toBeUndefined();
    given(await giveNotice(by(), board.deps, { id }));
    expect(await agenda()).toMatchObject({ edition: 1, content: { items: [{ title: 'Provad punkt', late: false }] } });
    given(await addItem(by(), { id }, { ...talk, title: 'Sen punkt' }));
    expect(await agenda()).toMatchObject({ edition: 2, content: { items: [{}, { title: 'Sen punkt', late: true }] } });
    // What nobody but the board reads makes no new edition.
    const [first] = (await find(id)).state.items;
    given(await reviseItem(by(), { id }, { ...(first?.item ?? expect.fail()), matter: 'Mer om ärendet.' }));
    expect((await agenda())?.edition).toBe(2);
    const moved = { kind: 'changed', day: localDate('2027-07-07'), ...time } as const;
    expect(await changeSitting(by(), { id }, moved)).toMatchObject({ error: { faults: ['doubled'] } });
    given(await changeSitting(by(), { id: other }, { kind: 'cancelled', why: 'Behövs inte.' }));
    given(await changeSitting(by(), { id }, moved));
    expect(await agenda()).toMatchObject({ day: '2027-07-07', content: { day: '2027-07-07' } });
    given(await changeSitting(by(), { id }, { kind: 'cancelled', why: 'För få ärenden.' }));
    expect(await agenda()).toMatchObject({ edition: 4, content: { cancelled: true } });
    const told = await db.asOwner<{ key: string; n: number }>(
      "select m.key, count(*)::int as n from message m join message_delivery r on r.message = m.id where m.key like 'sitting.c%' group by m.key order by m.key",
    );
    // The other meeting had not been called.
    expect(told).toEqual([
      { key: 'sitting.cancelled', n: 8 },
      { key: 'sitting.changed', n: 8 },
    ]);
  });
});

describe('a permit that stands', () => {
  const about = (more: Partial<Item>): Omit<Item, 'id'> => {
    const view = board.deps.register.withFictitious.view(localDate('2027-06-10'), localDate('2099-01-01')).findArea(AREA);
    const grant = view?.permits[0]?.grant ?? expect.fail();
    const holder = {
      key: 'h1',
      region: grant.region,
      regionName: 'Region Skåne',
      collaborationRegions: ['sodra'],
      hospital: null,
      unit: null,
      application: null,
      diaryNumber: null,
      withdrawn: false,
    };
    return {
      ...emptyItem,
      kind: 'revocation',
      title: 'Återkallelse',
      area: AREA,
      slots: view?.agencyDecision?.payload.slots ?? null,
      applicants: [{ ...holder, wants: { population: null, tasks: [], subPermits: [] } }],
      conditions: view?.conditions?.payload.conditions ?? [],
      permit: grant.permit,
      ground: 'conditions-not-met',
      ...more,
    };
  };
  const change: Outcome = { kind: 'change-conditions', applicant: 'h1', reasons: 'Förutsättningarna har ändrats.' };

  test('has its conditions changed and is revoked on one of the three grounds alone, when the holder has been heard', async () => {
    const hearing = { asked: localDate('2027-08-01'), answered: localDate('2027-08-10'), said: 'Regionen har inget att invända.' };
    board.at('2027-08-20');
    const changed = await planned('2027-09-16', async (id) => {
      const conditions = about({}).conditions.map((condition, i) =>
        i === 0 ? { ...condition, text: { sv: 'Ny lydelse av villkoret.', en: null } } : condition,
      );
      given(
        await addItem(
          board.as('secretary'),
          { id },
          about({ kind: 'conditions', title: 'Ändrade villkor', ground: 'premises-changed', hearing, conditions }),
        ),
      );
    });
    await decided(changed, [change]);
    const conditions = () =>
      board.deps.register.withFictitious.view(localDate('2027-10-01'), localDate('2099-01-01')).findArea(AREA)?.conditions?.payload;
    expect(conditions()?.conditions[0]?.text.sv).toBe('Ny lydelse av villkoret.');

    board.at('2027-09-20');
    const revoked = await planned('2027-10-14', async (id) => {
      given(await addItem(board.as('secretary'), { id }, about({})));
    });
    const of = (await find(revoked)).state.items[0]?.item.id ?? '';
    given(await openItem(board.as('secretary'), { id: revoked, of }));
    const revoke: Outcome = { kind: 'revoke', applicant: 'h1', reasons: 'Villkoren uppfylls inte.' };
    expect(await putProposal(board.as('secretary'), { id: revoked, of }, { from: null, outcomes: [revoke] })).toMatchObject({
      error: { faults: ['not-heard'] },
    });
    given(
      await happen(
        board.as('secretary'),
        { id: revoked },
        { kind: 'conflict-answered', of, person: board.idOf('sodra'), conflicted: false, why: '' },
      ),
    );
    given(
      await putProposal(
        board.as('secretary'),
        { id: revoked, of },
        { from: null, outcomes: [{ kind: 'table', applicant: 'h1', reasons: 'Regionen ska höras.' }] },
      ),
    );
    given(await decideItem(board.as('secretary'), { id: revoked, of }, { proposal: 'A', effect: 'at-adjustment' }));
    board.at('2027-10-20');
    const heard = await planned('2027-11-18', async (id) => {
      given(await addItem(board.as('secretary'), { id }, about({ hearing })));
    });
    await decided(heard, [revoke]);
    const held = (day: string) =>
      board.deps.register.withFictitious
        .view(localDate(day), localDate('2099-01-01'))
        .findArea(AREA)
        ?.permits.map(({ status, revocation }) => [status, revocation?.ground]);
    expect(held('2027-11-17')).toEqual([['decided', undefined]]);
    expect(held('2027-11-18')).toEqual([['revoked', 'conditions-not-met']]);
  });
});
