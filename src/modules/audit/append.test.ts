import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDb, quietLog } from '../../../tests/support/fresh-db.ts';
import { createDb, type Database, type Tx, withNext } from '../../platform/db/index.ts';
import { chainHash } from './chain.ts';
import { type AuditEvent, type AuditKey, appendAudit, auditHead, verifyAudit } from './index.ts';
import { auditRowsAfter, rowAdded } from './store.ts';

const KEY: AuditKey = { id: 'test-1', secret: randomBytes(32) };
const EVENT: AuditEvent = {
  action: 'area.renamed',
  actor: null,
  acting: null,
  object: null,
  result: 'done',
  reason: null,
  origin: null,
  requestId: null,
  details: {},
};

const fresh = await freshDb();
await fresh.asOwner(`
  create table work_done (what text primary key, holder text references work_done deferrable initially deferred);
  grant select, insert, update on work_done to tillstand_app`);
const opened: Database[] = [];
afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()));
  await fresh.close();
});

/** A process of its own, as far as the log goes: it has its own connections, and knows of others only what the database tells. */
function node(): Database {
  const made = createDb(fresh.appUrl, { log: quietLog });
  opened.push(made);
  return made;
}

let runs = 0;
let acts = 0;
beforeEach(() => {
  runs = 0;
});

/** An act: something that is done, and its event. */
const act = (db: Database, also: (tx: Tx) => Promise<unknown> = async () => undefined): Promise<void> => {
  acts += 1;
  const what = `act-${acts}`;
  return db.tx(async (tx) => {
    runs += 1;
    await sql`insert into work_done values (${what})`.execute(tx);
    await also(tx);
    await appendAudit(tx, KEY, { ...EVENT, requestId: what });
  });
};

/** What stands: acts done, events logged, and what is wrong with the chain. */
async function standing() {
  const { fault, rows } = await verifyAudit(fresh, [KEY]);
  const [pairs] = await fresh.asOwner(
    `select count(*)::int as acts, count(e.seq)::int as logged from work_done w full join audit_event e on e.request_id = w.what`,
  );
  return { fault, ...(pairs as { acts: number; logged: number }), rows };
}
const whole = { fault: undefined };

describe('several nodes', () => {
  it('that write at the same time leave one chain, and each act once with its event', async () => {
    const nodes = [node(), node(), node()];
    const before = (await standing()).rows;
    for (const one of nodes) await act(one);
    await Promise.all(Array.from({ length: 60 }, (_, i) => act(nodes[i % 3] ?? fresh)));
    const after = await standing();
    expect(after).toMatchObject({ ...whole, rows: before + 63, acts: after.rows, logged: after.rows });
  });

  it('that write by turns do an act again at most once, and then ask first', async () => {
    const [one, other] = [node(), node()];
    for (let i = 0; i < 6; i++) for (const which of [one, other]) await act(which);
    expect(runs).toBeGreaterThan(12);
    expect(runs).toBeLessThanOrEqual(14);
    expect(await standing()).toMatchObject(whole);
  });
});

describe('what a process remembers of the end', () => {
  it('is used when nobody else writes: no act is done again', async () => {
    const alone = node();
    await Promise.all(Array.from({ length: 30 }, () => act(alone)));
    expect(runs).toBe(30);
    expect(await standing()).toMatchObject(whole);
  });

  it('is only a guess: when the log was put back to an earlier state, it goes on from there', async () => {
    const one = node();
    for (let i = 0; i < 3; i++) await act(one);
    const client = new pg.Client({ connectionString: fresh.superuserUrl });
    await client.connect();
    await client.query("set session_replication_role = 'replica'");
    const { rows } = await client.query('delete from audit_event where seq > (select seq - 2 from audit_head) returning request_id');
    await client.query('delete from work_done where what = any ($1)', [rows.map((row) => row.request_id)]);
    await client.query('update audit_head h set seq = e.seq, hash = e.hash from audit_event e where e.seq = h.seq - 2');
    await client.end();
    await act(one);
    expect(runs).toBe(5);
    expect(await standing()).toMatchObject(whole);
  });

  it('is not touched by acts that fail, at their statement or when they commit', async () => {
    const one = node();
    await act(one);
    const failing = [
      act(one, (tx) => sql`select 1 / 0`.execute(tx)),
      act(one, (tx) => sql`insert into work_done values (${`held-${acts}`}, 'nobody')`.execute(tx)),
      act(one, () => Promise.reject(new Error('no more'))),
    ];
    const codes = (await Promise.allSettled(failing)).map((result) => (result.status === 'rejected' ? result.reason.code : 'done'));
    expect(codes).toEqual(['22012', '23503', undefined]);
    await act(one);
    expect(runs).toBe(5);
    expect(await standing()).toMatchObject(whole);
  });

  it('gives events the time of the database, in their order', async () => {
    const one = node();
    const [before] = await fresh.asOwner('select clock_timestamp() as now');
    for (let i = 0; i < 5; i++) {
      await act(one);
      await wait(2);
    }
    const [found] = await fresh.asOwner(`
      with late as (select at, lag(at) over (order by seq) as before from audit_event order by seq desc limit 5)
      select bool_and(at between '${(before as { now: Date }).now.toISOString()}' and clock_timestamp()) as true_time,
             bool_and(at > before) as in_order from late`);
    expect(found).toEqual({ true_time: true, in_order: true });
  });
});

describe('the database refuses a row', () => {
  const end = async () => {
    const { seq, hash } = await auditHead(fresh.kysely);
    return { seq: seq + 1, at: new Date().toISOString(), prevHash: hash };
  };
  const offered = async (changes: object) => {
    const content = {
      ...(await end()),
      actor: null,
      acting: null,
      action: 'area.renamed',
      objectKind: null,
      objectId: null,
      result: 'done',
    };
    const row = { ...content, reason: null, origin: null, requestId: null, details: '{}', keyId: KEY.id, ...changes };
    const { text, values } = rowAdded({ ...row, hash: chainHash(row, KEY.secret) });
    return fresh.pool.query(text, [...values]);
  };

  it.each<[string, () => Promise<object>]>([
    ['that does not follow the last', async () => ({ prevHash: randomBytes(32) })],
    ['that leaves a gap', async () => ({ seq: (await end()).seq + 1 })],
    ['whose number is taken', async () => ({ seq: (await end()).seq - 1 })],
    ['from another time', async () => ({ at: new Date(Date.now() - 60_000).toISOString() })],
  ])('%s', async (_what, changes) => {
    const before = await auditHead(fresh.kysely);
    await expect(offered(await changes())).rejects.toMatchObject({ code: '40001' });
    expect(await auditHead(fresh.kysely)).toEqual(before);
  });
});

it('events that one transaction adds stand in their order, and not at all when it is taken back', async () => {
  const one = node();
  const { seq } = await auditHead(fresh.kysely);
  const add = (tx: Tx, ...ids: string[]) =>
    ids.reduce((done, requestId) => done.then(() => appendAudit(tx, KEY, { ...EVENT, requestId })), Promise.resolve());
  await one.tx((tx) => add(tx, 'a', 'b', 'c'));
  await expect(one.tx((tx) => add(tx, 'd').then(() => Promise.reject(new Error('stop'))))).rejects.toThrow('stop');
  await fresh.asOwner(`insert into work_done values ('a'), ('b'), ('c')`);
  const rows = await one.read(async (tx) => {
    await sql`select set_config('tillstand.system', 'verify-audit', true)`.execute(tx);
    return auditRowsAfter(tx, seq, 10);
  });
  expect(rows.map(({ requestId }) => requestId)).toEqual(['a', 'b', 'c']);
  expect(await standing()).toMatchObject(whole);
});

it('one that holds what another waits for at its end is let past after a second', async () => {
  const one = node();
  await fresh.asOwner(`insert into work_done values ('row')`);
  const touch = sql`update work_done set holder = null where what = 'row'`;
  const holds = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const holder = act(one, async (tx) => {
    await touch.execute(tx);
    holds.resolve();
    await mayEnd.promise;
  });
  await holds.promise;
  const waiter = act(one, (tx) => withNext(tx, touch));
  await wait(50);
  mayEnd.resolve();
  await Promise.all([holder, waiter]);
  await fresh.asOwner(`delete from work_done where what = 'row'`);
  const after = await standing();
  expect(after).toMatchObject({ ...whole, acts: after.rows, logged: after.rows });
});

it('one that waited for the end gives its events the time when it got there, and is not run again', async () => {
  const [one, other] = [node(), new pg.Client({ connectionString: fresh.superuserUrl })];
  await other.connect();
  await other.query('begin');
  await other.query('select from audit_head for update');
  const waiting = act(one);
  await wait(1_100);
  await other.query('rollback');
  await other.end();
  await waiting;
  expect(runs).toBe(1);
  expect(await standing()).toMatchObject(whole);
});
