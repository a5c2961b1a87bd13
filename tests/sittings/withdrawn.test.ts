import { afterAll, beforeAll, expect, test } from 'vitest';
import { board } from '../../src/cli/demo/board-cast.ts';
import { createStage, type Stage } from '../../src/cli/demo/stage.ts';
import { dayInStockholm, localDate } from '../../src/kernel/date.ts';
import {
  addItem,
  decideItem,
  emptyItem,
  findSitting,
  firstRules,
  giveNotice,
  happen,
  openItem,
  openSitting,
  planSitting,
  putProposal,
  seatBoard,
  setRules,
} from '../../src/modules/sittings/index.ts';
import { worksForSystem } from '../../src/platform/db/index.ts';
import { area, type Story, storyOfB2 } from '../support/b2-story.ts';
import { personId } from '../support/signed-in.ts';
import { given } from './board.ts';

let story: Story;
let stage: Stage;
beforeAll(async () => {
  story = await storyOfB2();
  const { app } = story;
  const people = new Map<string, string>();
  for (const persona of ['sekreterare', ...board.map((seat) => seat.persona)]) people.set(persona, await personId(app.db, persona));
  stage = createStage(app.db, app.auditKey, people);
  await stage.db.tx(async (tx) => {
    await worksForSystem(tx, 'command-line');
    const seats = board.map(({ persona, ...seat }) => ({ ...seat, person: stage.personOf(persona) }));
    await seatBoard(tx, seats, { from: '2018-07-01', to: '2099-12-31' });
  });
}, 60_000);
afterAll(() => story.app.close());

test('an application that is taken back when its item is on the agenda is neither granted nor rejected: it is written off', async () => {
  const by = () => stage.as('sekreterare');
  const day = dayInStockholm(new Date());
  given(await setRules(by(), { version: 0, rules: { ...firstRules, noticeDays: 0, source: 'Provad arbetsordning' } }));
  const id = given(await planSitting(by(), { day, start: '10:00', place: 'Provad lokal' }));
  const wants = { population: 'both', tasks: [], subPermits: [] } as const;
  const paper = { collaborationRegions: [], hospital: null, unit: null, diaryNumber: null, withdrawn: false, wants };
  const item = {
    ...emptyItem,
    kind: 'award',
    title: 'Punkt i prov',
    area,
    slots: { units: 3, unitsForChildren: 2, tasks: [], subPermits: [], note: null },
    applicants: [
      { ...paper, key: 'a', region: '12', regionName: 'Region Skåne', application: story.skane },
      { ...paper, key: 'b', region: '03', regionName: 'Region Uppsala', application: story.uppsala },
    ],
  } as const;
  given(await addItem(by(), { id }, item));
  given(await giveNotice(by(), { files: story.app.files }, { id }));
  given(await openSitting(by(), { id }));
  given(await happen(by(), { id }, ...board.map(({ persona }) => ({ kind: 'arrived', person: stage.personOf(persona) }) as const)));
  const sitting = await stage.read('sekreterare', (tx) => findSitting(tx, id));
  const of = sitting?.state.items[0]?.item.id ?? '';
  given(await openItem(by(), { id, of }));
  const grant = (applicant: string) =>
    ({ kind: 'grant', applicant, population: 'both', tasks: [], subPermits: [], start: localDate('2099-01-01'), reasons: '' }) as const;
  given(await putProposal(by(), { id, of }, { from: null, outcomes: [grant('a'), grant('b')] }));

  await story.app.db.asOwner("update application set state = 'withdrawn', version = version + 1 where id = $1", [story.uppsala]);
  const refused = { error: { faults: ['withdrawn'] } };
  expect(await decideItem(by(), { id, of }, { proposal: 'A', effect: 'at-adjustment' })).toMatchObject(refused);
  expect(await putProposal(by(), { id, of }, { from: null, outcomes: [grant('a'), grant('b')] })).toMatchObject(refused);
  const off = { kind: 'write-off', applicant: 'b', reasons: 'Ansökan har återkallats.' } as const;
  given(await putProposal(by(), { id, of }, { from: null, outcomes: [grant('a'), off] }));
  // Decided, it is not taken back any more, although the minutes have not been adjusted yet.
  const isDecided = async () =>
    (await story.app.db.asOwner<{ is: boolean }>('select application_decided($1) as is', [story.skane])).map((row) => row.is);
  expect(await isDecided()).toEqual([false]);
  given(await decideItem(by(), { id, of }, { proposal: 'B', effect: 'at-adjustment' }));
  expect(await isDecided()).toEqual([true]);
});
