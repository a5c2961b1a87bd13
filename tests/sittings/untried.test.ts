import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDate } from '../../src/kernel/date.ts';
import { loadRegister } from '../../src/modules/register/index.ts';
import { partsOf } from '../../src/modules/sittings/core/minutes.ts';
import {
  addItem,
  adjustMinutes,
  decideItem,
  emptyItem,
  findSitting,
  firstRules,
  giveNotice,
  happen,
  type Item,
  minutesHash,
  minutesOf,
  type Outcome,
  openItem,
  openSitting,
  planSitting,
  publishMinutes,
  putProposal,
  setRules,
} from '../../src/modules/sittings/index.ts';
import { projectRoot } from '../../src/platform/root.ts';
import { type FreshDb, freshDb } from '../support/fresh-db.ts';
import { type Board, boardIn, given } from './board.ts';

const AREA = 'sallsynta-motorikstorningar';
const SECRET = 'Skäl som bara regionen ska läsa.';
let db: FreshDb;
let board: Board;

beforeAll(async () => {
  db = await freshDb();
  await loadRegister(db, path.join(projectRoot(), 'data'));
  board = await boardIn(db, { fictitious: true });
  board.at('2027-05-04');
  given(await setRules(board.as('secretary'), { version: 0, rules: { ...firstRules, source: 'Provad arbetsordning' } }));
});
afterAll(async () => {
  await board.close();
  await db.close();
});

const wants = { population: 'both', tasks: [], subPermits: [] } as const;
const applicant = (key: string, region: string, regionName: string, withdrawn = false): Item['applicants'][number] => ({
  key,
  region,
  regionName,
  collaborationRegions: [],
  hospital: null,
  unit: null,
  application: null,
  diaryNumber: null,
  withdrawn,
  wants,
});

const item: Omit<Item, 'id'> = {
  ...emptyItem,
  kind: 'award',
  title: 'Punkt i prov',
  area: AREA,
  slots: { units: 3, unitsForChildren: 2, tasks: [], subPermits: [], note: null },
  applicants: [
    applicant('a', '12', 'Region Skåne'),
    // The one in the region's own words, the other as the register names it.
    { ...applicant('b', '03', 'Region Uppsala'), hospital: 'Mottagningen i hörnet' },
    { ...applicant('c', '14', 'Region Prov', true), hospital: 'Sahlgrenska universitetssjukhuset' },
  ],
};

/** A meeting that has been held on a day and decided this; answers its id when its minutes have been sealed. */
async function decide(day: string, outcomes: readonly Outcome[]): Promise<string> {
  const by = () => board.as('secretary');
  const id = given(await planSitting(by(), { day: localDate(day), start: '10:00', place: '' }));
  given(await addItem(by(), { id }, item));
  given(await giveNotice(by(), board.deps, { id }));
  board.at(day);
  given(await openSitting(by(), { id }));
  given(await happen(by(), { id }, ...board.members.map((key) => ({ kind: 'arrived', person: board.idOf(key) }) as const)));
  const read = async () => (await board.read('secretary', (tx) => findSitting(tx, id))) ?? expect.fail();
  const of = (await read()).state.items[0]?.item.id ?? '';
  given(await openItem(by(), { id, of }));
  given(await putProposal(by(), { id, of }, { from: null, outcomes }));
  given(await decideItem(by(), { id, of }, { proposal: 'A', effect: 'at-adjustment' }));
  const persons = [board.idOf('chair')];
  given(await happen(by(), { id }, { kind: 'item-closed', of }, { kind: 'adjusters-appointed', persons }, { kind: 'closed' }));
  expect(given(await adjustMinutes(board.as('chair'), board.deps, { id, hash: minutesHash(await read()) }))).toBe('sealed');
  return id;
}

test('what the board dismisses and writes off stands in the journal with its number, without the reasons, and makes no permit', async () => {
  const start = localDate('2028-01-01');
  const id = await decide('2027-06-10', [
    { kind: 'grant', applicant: 'a', population: 'both', tasks: [], subPermits: [], start, reasons: '' },
    { kind: 'dismiss', applicant: 'b', reasons: SECRET },
    { kind: 'write-off', applicant: 'c', reasons: '' },
  ]);
  const day = localDate('2027-06-10');
  const { register } = board.deps;
  const area = register.withFictitious.view(day, day).findArea(AREA);
  expect(area?.permits.map((one) => one.id)).toEqual([`${AREA}-12-demo`]);
  expect(area?.rejections).toEqual([]);
  const untried = area?.untried.map(({ entry }) => entry) ?? [];
  expect(untried.map(({ id: entry, fictitious, when }) => [entry, fictitious, when.notBefore])).toEqual([
    [`demo/dismiss/${AREA}-03`, true, day],
    [`demo/write-off/${AREA}-14`, true, day],
  ]);
  const numbers = await db.asOwner<{ number: string; subject: string }>("select number, subject from diary_entry where kind = 'decision'");
  const numberOf = (word: string) => numbers.find(({ subject }) => subject.includes(word))?.number ?? 'none';
  expect(untried.map(({ payload }) => payload)).toEqual([
    { kind: 'dismiss', region: '03', hospital: null, by: 'board', ground: null, diaryNumber: numberOf('avvisas'), note: null },
    {
      kind: 'write-off',
      region: '14',
      hospital: 'Sahlgrenska universitetssjukhuset',
      by: 'board',
      ground: 'application-withdrawn',
      diaryNumber: numberOf('avskrivs'),
      note: null,
    },
  ]);
  const [journal] = await db.asOwner<{ all: string }>('select string_agg(payload::text, $$ $$) as "all" from journal_entry');
  expect(journal?.all).not.toContain(SECRET);
  // Each is tied to its item of the meeting, and the real register knows nothing of it.
  const tied = await db.asOwner<{ entry: string }>(`select entry from sitting_entry where sitting = '${id}' order by entry`);
  expect(tied.map(({ entry }) => entry)).toEqual(expect.arrayContaining(untried.map((entry) => entry.id)));
  expect(register.view(day, day).findArea(AREA)?.untried).toEqual([]);
  expect(register.view(day, day).permits).toHaveLength(register.view(localDate('2027-06-09'), day).permits.length);

  // Published: the press list is told what was decided, once, without reasons; a made-up meeting tells made-up addresses alone.
  const person = board.idOf('secretary');
  const list = 'insert into press_recipient (address, purpose, fictitious, added_by) values ($1, $2, $3, $4)';
  await db.asOwner(list, ['nyheter@exempel.se', 'Har bett om det.', true, person]);
  await db.asOwner(list, ['riktig@exempel.se', 'Har bett om det.', false, person]);
  given(await publishMinutes(board.as('secretary'), board.deps, { id }));
  const found = (await board.read('secretary', (tx) => findSitting(tx, id))) ?? expect.fail();
  const part = partsOf(minutesOf(found.state, true)).find(({ text }) => text === SECRET)?.part ?? 'none';
  given(await happen(board.as('secretary'), { id }, { kind: 'masked', part, ground: 'Provad grund' }));
  expect(given(await publishMinutes(board.as('secretary'), board.deps, { id }))).toBe(2);
  const mails = await db.asOwner<{ address: string; state: string; subject: string; body: string }>(
    `select d.address, a.state, m.subject_sv as subject, m.body_sv as body from message m join message_delivery d on d.message = m.id
     join mail a on a.id = d.mail where m.key = 'press.decisions-published'`,
  );
  expect(mails).toEqual([
    {
      address: 'nyheter@exempel.se',
      state: 'kept',
      subject: 'Påhittat: Nämndens beslut den 10 juni 2027 är publicerade: 1 tillstånd, 1 avvisad ansökan, 1 avskriven ansökan',
      body: expect.stringContaining('Region Uppsala: Ansökan avvisas'),
    },
  ]);
  expect(mails[0]?.body).not.toContain(SECRET);
});
