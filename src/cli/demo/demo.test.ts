import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDb, freshDb, quietLog } from '../../../tests/support/fresh-db.ts';
import { localDate } from '../../kernel/date.ts';
import { isKind } from '../../modules/journal/index.ts';
import { readRegisterData, viewRegister } from '../../modules/register/index.ts';
import { projectRoot } from '../../platform/root.ts';
import { parseSettings, type Settings } from '../../platform/settings.ts';
import type { CommandContext } from '../command.ts';
import { demoCommand } from './command.ts';

let db: FreshDb;
let dataDir: string;
let said: string[];
beforeAll(async () => {
  db = await freshDb({ system: 'command-line' });
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-story-'));
  said = [];
});
afterAll(async () => {
  await db.close();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

function play(more: Partial<Settings> = {}, story = 'review'): Promise<number> {
  const parsed = parseSettings({ TILLSTAND_DATA_DIR: dataDir, TILLSTAND_MODE: 'demo' }, dataDir);
  if (!parsed.ok) throw new Error(parsed.faults.join());
  const context: CommandContext = {
    settings: { ...parsed.settings, ...more },
    log: quietLog,
    root: projectRoot(),
    out: (text) => void said.push(text),
    say: () => undefined,
    openDatabase: () => Promise.reject(new Error('not needed')),
    openMigratedDb: async () => db,
  };
  return demoCommand.run(context, [story]);
}
const count = async (from: string): Promise<number> =>
  (await db.asOwner<{ n: number }>(`select count(*)::int as n from ${from}`))[0]?.n ?? -1;

describe('demo review', () => {
  it('is refused in production, and does nothing there', async () => {
    await expect(play({ mode: 'production' })).rejects.toThrow('refused in production');
    expect(await count('care_case')).toBe(0);
  });

  it('plays the way from nomination to the decision of 9 December 2025, once', async () => {
    expect(await play()).toBe(0);
    const [row] = await db.asOwner<{ state: string; name: string }>(
      `select c.state, (select r.facts ->> 'name' from area_revision r where r.area = c.area order by version desc limit 1) as name
       from care_case c where c.fictitious`,
    );
    expect(row).toEqual({ state: 'call', name: 'Sällsynta motorikstörningar (påhittat)' });
    const events = await count('case_event');
    expect(await play()).toBe(0);
    expect(said.at(-1)).toContain('is there already');
    expect(await count('case_event')).toBe(events);
  });

  it('marks all of it, and leaves the register as it is', async () => {
    const { data, withFictitious } = await db.read(readRegisterData);
    const day = localDate('2026-01-15');
    const made = viewRegister(withFictitious, day, day).findArea('ataxier-pahittat');
    expect(made?.agencyDecision?.when.notBefore).toBe('2025-12-09');
    expect(made?.agencyDecision?.payload.slots).toMatchObject({ units: 3, unitsForChildren: 2 });
    expect(data.areas.some(({ id }) => id === 'ataxier-pahittat')).toBe(false);
    expect(data.journal.some((entry) => entry.fictitious)).toBe(false);
    const real = data.journal.filter((entry) => entry.area === 'sallsynta-motorikstorningar' && isKind(entry, 'agency-decision'));
    expect(real.map(({ id }) => id)).toEqual(['agency-decision/sallsynta-motorikstorningar/1']);
    expect(await count("document where not fictitious or title not like '%påhittat%'")).toBe(0);
    expect(await count("diary_entry where number not like 'DEMO-%' or not fictitious")).toBe(0);
    expect(await count('message where not fictitious')).toBe(0);
    expect(await count("mail where state <> 'kept' or not fictitious")).toBe(0);
  });

  it('has happened when it says, with everything that each step must leave', async () => {
    const kinds = await db.asOwner<{ kind: string; day: string }>(
      `select kind, (made_at at time zone 'Europe/Stockholm')::date::text as day from case_product where superseded_at is null order by made_at`,
    );
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'nomination',
      'priority',
      'expert-group',
      'basis',
      'consultation',
      'consultation-summary',
      'expert-comment',
      'b1-statement',
      'ruling',
    ]);
    expect(kinds.at(-1)?.day).toBe('2025-12-09');
    const [late] = await db.asOwner<{ n: number }>("select count(*)::int as n from case_event where at > '2025-12-10'");
    expect(late?.n).toBe(0);
    expect(await count("audit_event where result = 'denied'")).toBe(0);
    expect(await count("case_task where closed_at is null and due < '2025-12-09'")).toBe(0);
  });
});

// Goes on where the story above ended.
describe('demo call', () => {
  it('is refused in production, and so is a story that there is not', async () => {
    await expect(play({ mode: 'production' }, 'call')).rejects.toThrow('refused in production');
    await expect(play({}, 'constructor')).rejects.toThrow('There are three stories');
    expect(await count('area_call')).toBe(0);
  });

  it('plays the real call as made up, once: one application completed and found complete, one withdrawn, one too late', async () => {
    expect(await play({}, 'call')).toBe(0);
    const rows = await db.asOwner<{ organisation: string; state: string; sent: number; writers: number }>(
      `select a.organisation, a.state, (select count(*)::int from application_submission s where s.application = a.id) as sent,
        (select count(distinct v.made_by)::int from application_section_version v where v.application = a.id) as writers
       from application a order by a.organisation desc`,
    );
    expect(rows).toEqual([
      { organisation: 'region-14', state: 'draft', sent: 0, writers: 1 },
      { organisation: 'region-12', state: 'submitted', sent: 2, writers: 3 },
      { organisation: 'region-03', state: 'withdrawn', sent: 1, writers: 1 },
    ]);
    const [call] = await db.asOwner<{ units: number; children: number; conditions: number; last: string }>(
      `select (content ->> 'units')::int as units, (content ->> 'unitsForChildren')::int as children,
        jsonb_array_length(decided -> 'conditions') as conditions, last_day::text as last from area_call`,
    );
    expect(call).toMatchObject({ units: 3, children: 2, last: '2026-04-30' });
    expect(call?.conditions).toBeGreaterThan(20);
    const sections = await count('application_section');
    expect(await play({}, 'call')).toBe(0);
    expect(said.at(-1)).toContain('is there already: /utlysningar/');
    expect(await count('application_section')).toBe(sections);
  });

  it('has happened when it says: receipts before the end of the last day, the opening after it', async () => {
    const [times] = await db.asOwner<{ first: string; last: string; completed: string; opened: string }>(
      `select min(submitted_at)::date::text as first, max(submitted_at) filter (where kind = 'application')::date::text as last,
        max(submitted_at) filter (where kind = 'completion')::date::text as completed,
        (select max(opened_at)::date::text from application_opening) as opened from application_submission`,
    );
    expect(times).toEqual({ first: '2026-04-20', last: '2026-04-22', completed: '2026-05-20', opened: '2026-05-06' });
    expect(await count("application_plea where state = 'refused'")).toBe(1);
  });

  it('asks for two parts, in which alone the region writes; then nothing waits and the case may go on', async () => {
    const sent = await db.asOwner<{ parts: { key: string; hash: string }[]; late: boolean }>(
      `select s.parts, s.late from application_submission s where s.organisation = 'region-12' order by s.number`,
    );
    const changed = sent[0]?.parts.filter(({ key, hash }) => sent[1]?.parts.find((part) => part.key === key)?.hash !== hash);
    expect(changed?.map(({ key }) => key).toSorted()).toEqual(['risks', 'staff']);
    expect(sent.map(({ late }) => late)).toEqual([false, false]);
    const judged = await db.asOwner(`select outcome, judged_at::date::text as day from application_judgement`);
    expect(judged).toEqual([{ outcome: 'complete', day: '2026-05-26' }]);
    expect(await count("case_product where kind = 'applications' and superseded_at is null")).toBe(1);
    expect(await count("case_task where key like 'completion.%' and closed_at is null")).toBe(0);
  });

  it('marks all of it, and leaves the register as it is', async () => {
    const { data } = await db.read(readRegisterData);
    expect(data.journal.some((entry) => entry.fictitious)).toBe(false);
    expect(data.areas.some(({ id }) => id === 'ataxier-pahittat')).toBe(false);
    for (const table of ['application', 'application_submission', 'area_call', 'message', 'diary_entry'])
      expect({ table, real: await count(`${table} where not fictitious`) }).toEqual({ table, real: 0 });
    expect(await count("mail where state <> 'kept' or not fictitious")).toBe(0);
  });
});
