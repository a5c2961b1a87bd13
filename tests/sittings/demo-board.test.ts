import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { boardStory, playBoard } from '../../src/cli/demo/board.ts';
import { boardNames } from '../../src/cli/demo/board-case.ts';
import { findStory } from '../../src/cli/demo/review.ts';
import { openWorld, type World } from '../../src/cli/demo/world.ts';
import { localDate } from '../../src/kernel/date.ts';
import {
  addItem,
  adjustMinutes,
  castVote,
  decideItem,
  findItem,
  findSitting,
  giveNotice,
  happen,
  minutesHash,
  openItem,
  openSitting,
  openVote,
  planSitting,
  publicationsOf,
  putProposal,
} from '../../src/modules/sittings/index.ts';
import { projectRoot } from '../../src/platform/root.ts';
import { parseSettings } from '../../src/platform/settings.ts';
import { type FreshDb, freshDb, quietLog } from '../support/fresh-db.ts';

let db: FreshDb;
let world: World;
let first: string;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-board-'));

beforeAll(async () => {
  db = await freshDb();
  const parsed = parseSettings({ TILLSTAND_DATA_DIR: folder, TILLSTAND_MODE: 'demo' }, folder);
  if (!parsed.ok) throw new Error(parsed.faults.join());
  const refuse = () => Promise.reject(new Error('not needed'));
  const context = {
    settings: parsed.settings,
    log: quietLog,
    root: projectRoot(),
    out: () => undefined,
    say: () => undefined,
    openDatabase: refuse,
    openMigratedDb: async () => db,
  };
  world = await openWorld(context, db);
  first = await playBoard(world, () => undefined);
}, 180_000);
afterAll(async () => {
  await world.close();
  await db.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const AREA = 'dystonier-pahittat';
const as = (persona: string) => world.stage.as(persona);
const find = async (id: string) => (await world.stage.read('sekreterare', (tx) => findSitting(tx, id))) ?? expect.fail();
const count = async (from: string): Promise<number> =>
  (await db.asOwner<{ n: number }>(`select count(*)::int as n from ${from}`))[0]?.n ?? -1;
const heldOn = (day: string) =>
  world.deps.register.withFictitious
    .view(localDate(day), localDate('2099-01-01'))
    .findArea(AREA)
    ?.permits.map(({ grant }) => `${grant.region} ${grant.scope.population}`)
    .toSorted();

describe('the story from five applications to permits', () => {
  it('is B2’s: five assessed twice or thrice, compared, spoken of with a dissent, and the one that the board asked about in an edition of its own', async () => {
    const assessed = await db.asOwner<{ n: number }>(
      "select count(*)::int as n from assessment where state = 'handed-in' group by application order by 1",
    );
    expect(assessed.map(({ n }) => n)).toEqual([2, 2, 2, 3, 3]);
    const locked = await db.asOwner<{ applicants: { region: string; outcome: string; rank: number | null }[]; stands: string[] }>(
      `select content -> 'applicants' as applicants, (select array_agg(m ->> 'stand' order by m ->> 'stand') from jsonb_array_elements(content -> 'members') m) as stands
       from b2_statement where status = 'locked' order by edition`,
    );
    const said = locked.map(({ applicants }) => applicants.map(({ region, outcome }) => `${region} ${outcome}`).toSorted());
    expect(said).toEqual([['01 grant', '03 reject', '05 reject', '12 grant', '14 grant'], ['14 grant']]);
    expect(locked.map(({ stands }) => stands)).toEqual([
      ['approve', 'approve', 'dissent'],
      ['approve', 'approve', 'approve'],
    ]);
    const [second] = await db.asOwner<{ item: { continues: string; background: string[]; conditions: { text: { sv: string } }[] } }>(
      "select what -> 'item' as item from sitting_event where what ->> 'kind' = 'item-added' and what -> 'item' ->> 'continues' is not null",
    );
    expect(second?.item.continues).toBe((await find(first)).state.items[0]?.item.id);
    expect(second?.item.background.at(-1)).toContain('Hur ska enheten bemannas under semestrar?');
    expect(second?.item.conditions[0]?.text.sv).toContain('redovisar det varje år');
  });

  it('says of B2’s second edition which it is and of when: as a document, in the diary and in the file itself', async () => {
    const drawn = await db.asOwner<{ title: string; subject: string; sha256: string; name: string }>(
      `select d.title, e.subject, f.sha256, f.name from b2_statement s join document d on d.id = s.document join diary_entry e on e.document = d.id
       join document_file f on f.document = d.id and f.version = d.version and f.form = 'pdf-a' order by s.edition`,
    );
    const title = `Yttrande från beredningsgrupp 2 om ${boardNames.later}`;
    const titles = [title, `${title}, upplaga 2, 21 augusti 2026`];
    expect(drawn.map(({ title }) => title)).toEqual(titles);
    expect(drawn.map(({ subject }) => subject)).toEqual(titles);
    expect(drawn.map(({ name }) => name.includes('upplaga-2'))).toEqual([false, true]);
    for (const [at, { sha256 }] of drawn.entries()) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of (await world.deps.files.get(sha256)) ?? []) chunks.push(chunk);
      expect(Buffer.concat(chunks).toString('utf8')).toContain(`<rdf:li xml:lang="x-default">${titles[at]}</rdf:li>`);
    }
  });

  it('ends with the case in management, a letter and a message to each region, tasks for those who are to start, and is not played again', async () => {
    expect((await findStory(world, boardNames))?.state).toBe('management');
    expect((await boardStory(world))?.id).toBe(first);
    const letters = await db.asOwner<{ organisation: string }>(
      "select organisation from document where kind = 'board-decision' order by 1",
    );
    expect(letters.map(({ organisation }) => organisation)).toEqual(['region-01', 'region-03', 'region-05', 'region-12', 'region-14']);
    expect(await count("message where key = 'sitting.decided'")).toBeGreaterThanOrEqual(5);
    expect(await count("case_task where key like 'start-up-%' and closed_at is null")).toBe(3);
    expect(await count("case_task where key in ('board.referred-back', 'call.closing') and closed_at is null")).toBe(0);
    for (const table of [
      'application',
      'assessment',
      'b2_statement',
      'sitting',
      'sitting_publication',
      'document',
      'diary_entry',
      'message',
    ])
      expect({ table, real: await count(`${table} where not fictitious`) }).toEqual({ table, real: 0 });
  });
  it('give three permits, two of them also for children, seen on every later day and never in the real register', async () => {
    await world.deps.register.refresh();
    expect(heldOn('2026-06-09')).toEqual([]);
    expect(heldOn('2026-06-10')).toEqual(['01 both', '12 both']);
    expect(heldOn('2026-09-16')).toEqual(['01 both', '12 both', '14 adults']);
    expect(heldOn('2030-01-01')).toEqual(['01 both', '12 both', '14 adults']);
    expect(world.deps.register.view(localDate('2030-01-01'), localDate('2099-01-01')).findArea(AREA)).toBeUndefined();
    expect(await count(`journal_entry where not fictitious and area = '${AREA}' and payload ->> 'kind' in ('grant', 'reject')`)).toBe(0);
  });

  it('leave one entry in the journal and one letter with its own number for each applicant, and the reworded condition decided', async () => {
    const [one] = (await find(first)).state.items;
    expect(one?.effects.map(({ outcome, entries }) => [outcome, entries.length])).toEqual([
      ['grant', 1],
      ['grant', 1],
      ['refer-back', 0],
      ['reject', 1],
      ['reject', 1],
    ]);
    const numbers = one?.effects.flatMap(({ diaryNumber }) => diaryNumber ?? []) ?? [];
    expect(new Set(numbers).size).toBe(4);
    const conditions = world.deps.register.withFictitious.view(localDate('2026-06-10'), localDate('2099-01-01')).findArea(AREA)?.conditions;
    expect(conditions?.payload.basis).toBe('decided');
    expect(conditions?.payload.conditions[0]?.text.sv).toContain('redovisar det varje år');
    expect(one?.votes[0]?.tally.counts).toEqual({ A: 5, B: 2, abstain: 0 });
    expect(one?.dissents).toHaveLength(1);
  });

  it('are published without what is masked, and with the ground of the mask', async () => {
    const list = await publicationsOf(db.kysely, first, { withFictitious: true });
    expect(list.map(({ kind }) => kind)).toEqual(['agenda', 'minutes']);
    expect(JSON.stringify(list)).not.toContain('Punkten föredrogs');
    expect(JSON.stringify(list)).toContain('[Maskerat enligt påhittad bestämmelse');
    expect(await publicationsOf(db.kysely, first, { withFictitious: false })).toEqual([]);
  });
});

/** A third meeting, opened, with an item in which two proposals have been put. */
async function third(day: string) {
  world.stage.at(`${Number(day.slice(0, 4)) - 1}-12-01`);
  const id = given(await planSitting(as('sekreterare'), { day: localDate(day), start: '10:00', place: '' }));
  const earlier = (await find(first)).state.items[0]?.item ?? expect.fail();
  const { id: _id, ...item } = earlier;
  const one = {
    ...item,
    area: 'provomrade-finns-inte',
    applicants: item.applicants.slice(0, 1).map((other) => ({ ...other, collaborationRegions: [] })),
    conditions: [],
  };
  given(await addItem(as('sekreterare'), { id }, one));
  given(await giveNotice(as('sekreterare'), world.deps, { id }));
  world.stage.at(day);
  given(await openSitting(as('sekreterare'), { id }));
  const persons = ['ordforande', 'ledamot', 'ledamot-3', 'ledamot-4', 'ledamot-5'].map((persona) => world.stage.personOf(persona));
  given(await happen(as('sekreterare'), { id }, ...persons.map((person) => ({ kind: 'arrived', person }) as const)));
  const of = (await find(id)).state.items[0]?.item.id ?? '';
  given(await openItem(as('sekreterare'), { id, of }));
  const { slots: _slots, ...base } = { slots: null, applicant: 's1', reasons: 'Skäl.' };
  given(await putProposal(as('sekreterare'), { id, of }, { from: null, outcomes: [{ ...base, kind: 'reject' }] }));
  given(await putProposal(as('sekreterare'), { id, of }, { from: null, outcomes: [{ ...base, kind: 'table' }] }));
  return { id, of };
}

function given<T>(done: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T {
  if (done.ok) return done.value;
  throw new Error(JSON.stringify(done.error));
}
const faultsOf = (done: { readonly ok: boolean; readonly error?: unknown }) =>
  done.ok ? [] : (done.error as { faults?: readonly string[] }).faults;

describe('what is refused, also by the database', () => {
  it('one of two secretaries who decide the same item at once gets to know that the other was first', async () => {
    const { id, of } = await third('2027-01-13');
    const version = findItem((await find(id)).state, of)?.version ?? 0;
    const both = await Promise.all(
      ['A', 'B'].map((proposal) => decideItem(as('sekreterare'), { id, of, seen: { of, version } }, { proposal, effect: 'at-adjustment' })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'stale' } });
    expect(await count(`sitting_event where sitting = '${id}' and what ->> 'kind' = 'decided'`)).toBe(1);
  });

  it('a vote that has been closed is not changed, nobody votes for another, and events are neither changed nor removed', async () => {
    const { id, of } = await third('2027-02-10');
    given(await openVote(as('sekreterare'), { id, of }, { mode: 'open', between: ['A', 'B'] }));
    const person = world.stage.personOf('ledamot');
    expect(faultsOf(await castVote(as('ledamot'), { id, of }, { vote: '1', person, choice: 'A' }))).toEqual(['not-now']);
    const { version } = await find(id);
    const raw = (persona: string, what: object) =>
      world.stage.read(persona, (tx) =>
        sql`insert into sitting_event (sitting, seq, what, by, acting) values (${id}, ${version + 1}, ${JSON.stringify(what)}::jsonb, ${world.stage.personOf(persona)}, 'prov')`.execute(
          tx,
        ),
      );
    const other = world.stage.personOf('ordforande');
    await expect(raw('ledamot', { kind: 'vote-cast', of, vote: '1', person: other, choice: 'A' })).rejects.toThrow('row-level security');
    await expect(raw('ledamot', { kind: 'decided', of, proposal: 'A', effect: 'at-once' })).rejects.toThrow('row-level security');
    await expect(
      raw('kontaktperson-skane', { kind: 'vote-cast', of, vote: '1', person: world.stage.personOf('kontaktperson-skane'), choice: 'A' }),
    ).rejects.toThrow('row-level security');
    await expect(raw('sekreterare', { kind: 'sealed', hash: '' })).rejects.toThrow('row-level security');
    await expect(raw('ledamot', { kind: 'adjusted', person, hash: '' })).rejects.toThrow('appointed');
    await expect(db.asOwner(`update sitting_event set what = '{}' where sitting = '${id}'`)).rejects.toThrow();
    await expect(db.asOwner(`delete from sitting_event where sitting = '${id}'`)).rejects.toThrow();
    expect(
      await world.stage.read('kontaktperson-skane', async (tx) => (await sql`select from sitting_event`.execute(tx)).rows.length),
    ).toBe(0);
    expect(await world.stage.read('ledamot', async (tx) => (await sql`select from sitting_event`.execute(tx)).rows.length)).toBeGreaterThan(
      0,
    );
  });

  it('when the act that adjusts fails at its last step, nothing of it has happened: no permit, no seal, no number', async () => {
    const { id, of } = await third('2027-03-10');
    given(await decideItem(as('sekreterare'), { id, of }, { proposal: 'A', effect: 'at-adjustment' }));
    given(
      await happen(
        as('sekreterare'),
        { id },
        { kind: 'item-closed', of },
        { kind: 'adjusters-appointed', persons: [world.stage.personOf('ordforande')] },
        { kind: 'closed' },
      ),
    );
    const before = [await count('journal_entry'), await count('diary_entry'), await count('sitting_event')];
    // The area is not in the register: the journal refuses what was decided.
    const done = await adjustMinutes(as('ordforande'), world.deps, { id, hash: minutesHash(await find(id)) }).catch((error: Error) => ({
      ok: false as const,
      error,
    }));
    expect(done.ok).toBe(false);
    expect([await count('journal_entry'), await count('diary_entry'), await count('sitting_event')]).toEqual(before);
    expect((await find(id)).phase).toBe('closed');
  });
});
