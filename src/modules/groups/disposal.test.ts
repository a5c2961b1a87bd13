import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, get, personId, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { addDays, localDate } from '../../kernel/date.ts';
import { type Tx, worksForSystem } from '../../platform/db/index.ts';
import { addMonths } from './core/disposal.ts';
import { groupsJobs } from './jobs.ts';

let app: SignedInApp;
let head: Browser;
let officer: Browser;
beforeAll(async () => {
  app = await signedInApp();
  head = await session(app.db, 'enhetschef');
  officer = await session(app.db, 'handlaggare');
});
afterAll(() => app.close());

const url = '/arenden/gallring';
const given = { choice: 'dispose', months: '12', source: 'Påhittat beslut 1/2026 efter påhittad föreskrift', decidedOn: '2026-01-15' };
const decide = async (more: Readonly<Record<string, string>> = {}) =>
  send(app, head, url, { version: await versionNow(), ...given, ...more });
const versionNow = async (): Promise<string> =>
  String((await app.db.asOwner<{ v: number }>('select coalesce(max(version), 0)::int as v from disposal_decision where fictitious'))[0]?.v);
/** The product's own work, as its runner of jobs does it. */
const inJob = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  app.db.tx(async (tx) => {
    await worksForSystem(tx, 'jobs');
    return work(tx);
  });
const night = async (): Promise<void> => {
  const [job] = groupsJobs({ auditKey: app.auditKey });
  await job?.run(inJob, new AbortController().signal);
};
const entered = (days: number) =>
  app.db.asOwner(`alter table disposal_decision disable trigger user; update disposal_decision set entered_at = now() - interval '${days} days';
                  alter table disposal_decision enable trigger user`);

/** A case whose group was appointed so many months ago: one nominated and appointed, one nominated and not, one proposed and dropped. */
async function settled(area: string, months: number, state = 'review'): Promise<string> {
  const [own, boss] = [await personId(app.db, 'handlaggare'), await personId(app.db, 'enhetschef')];
  const [row] = await app.db.asOwner<{ id: string }>(
    `with c as (insert into care_case (area, state, handler, opened_by, fictitious) values ($1, $2, $3, $3, true) returning id),
     r as (insert into nomination_round (id, care_case, area, area_name, number, letter, last_day, opened_by, opened_at, document, diary_number, fictitious)
       select uuidv7(), id, $1, 'Prov', 1, 'Brev', '2999-01-01', $3, now() - make_interval(months => $5 + 2), uuidv7(), 'DEMO-0', true
       from c returning id, care_case),
     n as (insert into nomination (round, care_case, source, organisation, source_name, received, name, mail, profession, collaboration_region, standing,
         represents, consent, nominated_by, nominated_at, diary_number, fictitious)
       select r.id, r.care_case, 'npo', 'authority', 'NPO', '2024-01-01', w.name, w.name || '@exempel.se', 'Neurolog', 'norra', 'Meriter ' || w.name,
         'profession', true, $3, now() - make_interval(months => $5), 'DEMO-' || w.name, true
       from r, (values ('vald'), ('inte-vald')) w(name) returning id, care_case, name),
     g as (insert into care_group (care_case, kind, status, proposed_by, appointed_by, appointed_at, created_by, fictitious)
       select id, 'expert', 'appointed', $3, $4, now() - make_interval(months => $5), $3, true from c returning id, care_case),
     s as (insert into group_seat (care_group, care_case, nomination, name, mail, profession, represents, status, term_from, term_to, proposed_by, proposed_at,
         appointed_by, appointed_at, fictitious)
       select g.id, g.care_case, n.id, n.name, 'x@exempel.se', 'Neurolog', 'profession', 'appointed', '2024-01-01'::date, '2027-01-01'::date, $3::uuid, now(), $4::uuid, now(), true
       from g join n on n.name = 'vald'
       union all select g.id, g.care_case, null, 'foreslagen', 'y@exempel.se', 'Neurolog', 'profession', 'dropped', null::date, null::date, $3::uuid,
         now() - make_interval(months => $5), null::uuid, null::timestamptz, true from g returning id)
     select id from c`,
    [area, state, own, boss, months],
  );
  return row?.id ?? '';
}
const namesIn = async (careCase: string) =>
  (
    await app.db.asOwner<{ name: string }>(
      `select name from nomination where care_case = $1 union all select name from group_seat where care_case = $1 order by 1`,
      [careCase],
    )
  ).map(({ name }) => name);

describe('disposal of what is known of those who were not appointed', () => {
  let old: string;
  let young: string;
  beforeAll(async () => {
    old = await settled('sallsynta-motorikstorningar', 14);
    young = await settled('atstorningar', 11);
  });

  it('is not done without a decision, and the page says so', async () => {
    const before = await namesIn(old);
    await night();
    expect(await namesIn(old)).toEqual(before);
    const page = await get(app, officer, url);
    expect(page.body).toContain('Ingenting gallras.');
    expect(page.body).toContain('Gallras inte');
    expect(page.body).not.toContain('För in ett beslut');
  });

  it.each([
    ['no choice', { choice: '' }],
    ['no time', { months: '' }],
    ['a time that is none', { months: '0' }],
    ['words for time', { months: 'ett år' }],
    ['a time although the data are kept', { choice: 'keep' }],
    ['no source', { source: ' ' }],
    ['no day', { decidedOn: '' }],
    ['a day to come', { decidedOn: '2999-01-01' }],
  ])('is not decided with %s; what was written stands', async (_what, wrong) => {
    const answer = await decide(wrong);
    expect(answer.statusCode).toBe(422);
    if (!('source' in wrong)) expect(answer.body).toContain(given.source);
    expect(await versionNow()).toBe('0');
  });

  it('is decided by a head who has signed in just now, and by nobody else', async () => {
    expect((await send(app, officer, url, { version: '0', ...given })).statusCode).toBe(403);
    const stale = await session(app.db, 'enhetschef', { fresh: false });
    expect((await send(app, stale, url, { version: '0', ...given })).headers.location).toContain('bekrafta');
    expect((await decide()).headers.location).toContain('klart=infort');
    const shown = (await get(app, head, url)).body;
    expect(shown).toContain('12 månader efter');
    expect(shown).toContain(given.source);
    const second = await send(app, head, url, { version: '0', ...given, months: '6' });
    expect([second.statusCode, second.body.includes('12 månader efter'), second.body.includes('value="6"')]).toEqual([409, true, true]);
  });

  it('is not done before a week has passed; then what is due goes, and nothing else', async () => {
    await night();
    expect(await namesIn(old)).toContain('inte-vald');
    await entered(8);
    await night();
    expect(await namesIn(old)).toEqual(['Gallrad uppgift', 'Gallrad uppgift', 'vald', 'vald']);
    expect(await namesIn(young)).toEqual(['foreslagen', 'inte-vald', 'vald', 'vald']);
    const [left] = await app.db.asOwner<Record<string, unknown>>(
      "select mail, standing, profession, diary_number, source_name, collaboration_region from nomination where care_case = $1 and name <> 'vald'",
      [old],
    );
    expect(left).toEqual({
      mail: 'gallrad@invalid',
      standing: 'Gallrad uppgift',
      profession: 'Gallrad uppgift',
      diary_number: 'DEMO-inte-vald',
      source_name: 'NPO',
      collaboration_region: 'norra',
    });
    const [event] = await app.db.asOwner<{ details: string; actor: string | null }>(
      "select details, actor from audit_event where action = 'nominations.disposed'",
    );
    expect([JSON.parse(event?.details ?? '{}'), event?.actor]).toEqual([{ nominations: 1, seats: 1 }, null]);
    expect((await get(app, officer, `/arenden/${old}/nomineringar`)).body).toContain('Gallrad');
    await night();
    expect(await app.db.asOwner('select 1 from disposal_done')).toHaveLength(1);
  });

  it('leaves alone whoever is nominated in a round opened since the group was appointed, until it is appointed anew', async () => {
    const more = await settled('analcancer', 14);
    const opened = (ago: string) =>
      app.db.asOwner(
        `alter table nomination_round disable trigger user; update nomination_round set opened_at = now() - interval '${ago}' where care_case = '${more}';
         alter table nomination_round enable trigger user`,
      );
    await opened('13 months');
    await night();
    expect(await namesIn(more)).toContain('inte-vald');
    await opened('15 months');
    await night();
    expect(await namesIn(more)).not.toContain('inte-vald');
  });

  it('leaves alone those who may still be appointed, and stops when the authority decides to keep', async () => {
    await app.db.asOwner("update care_group set status = 'proposed' where care_case = $1", [young]);
    await decide({ months: '1' });
    await entered(8);
    await night();
    expect(await namesIn(young)).toContain('inte-vald');
    await app.db.asOwner("update care_group set status = 'appointed' where care_case = $1", [young]);
    await decide({ choice: 'keep', months: '' });
    await entered(8);
    await night();
    expect(await namesIn(young)).toContain('inte-vald');
  });

  it('cannot be done, undone or altered past the decision by the application itself', async () => {
    const asApp = (statement: string) => inJob((tx) => sql.raw(statement).execute(tx));
    await expect(asApp("update nomination set name = 'x'")).rejects.toThrow('permission denied');
    await expect(asApp('update disposal_decision set months = 1')).rejects.toThrow('permission denied');
    await expect(app.db.asOwner("update nomination set name = 'x' where disposed_at is not null")).rejects.toThrow('not changed');
  });
});

describe('so many months later', () => {
  it('is the same day, or the last one of a month that has none', () => {
    expect(addMonths(localDate('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(localDate('2025-01-31'), 13)).toBe('2026-02-28');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 600 }), (offset, months) => {
        const from = addDays(localDate('1990-01-01'), offset);
        const later = addMonths(from, months);
        const count = (one: string): number => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
        expect(count(later) - count(from)).toBe(months);
        expect(Number(later.slice(8)) <= Number(from.slice(8))).toBe(true);
      }),
    );
  });
});
