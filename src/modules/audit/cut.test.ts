import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { freshDb, quietLog } from '../../../tests/support/fresh-db.ts';
import { startTcpProxy } from '../../../tests/support/tcp-proxy.ts';
import { ok } from '../../kernel/result.ts';
import { createDb, isUnavailable } from '../../platform/db/index.ts';
import { once } from '../../platform/once.ts';
import { type AuditKey, appendAudit, verifyAudit } from './index.ts';

const KEY: AuditKey = { id: 'test-1', secret: randomBytes(32) };
const HELD = 4711;

const fresh = await freshDb();
// A commit waits for whoever holds the lock: so it can be caught on its way.
await fresh.asOwner(`
  create table work_done (what text primary key);
  grant select, insert on work_done to tillstand_app;
  create function held() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(${HELD}); return null; end $$;
  create constraint trigger held after insert on work_done deferrable initially deferred for each row execute function held()`);
const { hostname, port } = new URL(fresh.appUrl);
const line = await startTcpProxy({ host: hostname, port: Number(port) });
const db = createDb(fresh.appUrl.replace(`:${port}/`, `:${line.port}/`), { log: quietLog });
const holder = new pg.Client({ connectionString: fresh.superuserUrl });
await holder.connect();
afterAll(async () => {
  await holder.end();
  await db.close();
  await line.close();
  await fresh.close();
});

const long = (key: string): string => key.padEnd(16, '.');

let runs = 0;
beforeEach(() => {
  runs = 0;
});

/** An act whose form has a key: what was done, and how many times there was cause to run it. */
const act = (key: string, also: () => void = () => undefined) =>
  db.tx((tx) =>
    once(tx, { owner: 'someone', route: 'things.add', key: long(key), requestHash: Buffer.from(key) }, async () => {
      runs += 1;
      await sql`insert into work_done values (${`${key}, run ${runs}`})`.execute(tx);
      const event = {
        action: 'area.renamed',
        actor: null,
        acting: null,
        object: null,
        result: 'done',
        reason: null,
        origin: null,
      } as const;
      await appendAudit(tx, KEY, { ...event, requestId: `${key}, run ${runs}`, details: {} });
      also();
      return ok(`run ${runs}`);
    }),
  );

/** What stands of an act, in the table, in the log and as the answer that its key gives. */
async function standing(key: string) {
  const [found] = await fresh.asOwner(
    `select (select array_agg(what) from work_done where what like $1 || ',%') as done,
            (select array_agg(request_id) from audit_event where request_id like $1 || ',%') as logged,
            (select answer ->> 'value' from idempotency_key where key = $2) as answer`,
    [key, long(key)],
  );
  const { fault } = await verifyAudit(fresh, [KEY]);
  return { ...found, fault };
}
const wholeOnce = (key: string) => ({ done: [`${key}, run 1`], logged: [`${key}, run 1`], answer: 'run 1', fault: undefined });

const commitsHeld = async () => {
  const { rows } = await holder.query("select from pg_locks where locktype = 'advisory' and not granted");
  return rows.length;
};

it('a commit whose answer is lost has been done: the form sent again gets its answer, whether it is still on its way or done', async () => {
  await act('before');
  runs = 0;
  await holder.query('select pg_advisory_lock($1)', [HELD]);
  const first = act('lost').catch((error: unknown) => error);
  await expect.poll(commitsHeld).toBe(1);
  await line.cut();
  expect(isUnavailable(await first)).toBe(true);
  await line.mend();
  const meanwhile = act('lost');
  await wait(50);
  await holder.query('select pg_advisory_unlock($1)', [HELD]);
  expect(await meanwhile).toEqual({ ok: true, value: 'run 1' });
  expect(await act('lost')).toEqual({ ok: true, value: 'run 1' });
  expect(await standing('lost')).toEqual(wholeOnce('lost'));
});

it('nor does the process take its own row, whose answer was lost, for another’s: the next acts are run once', async () => {
  for (const key of ['next-1', 'next-2', 'next-3']) expect(await act(key)).toMatchObject({ ok: true });
  expect(runs).toBe(3);
});

it('a commit that does not arrive leaves nothing, and the form may be sent again', async () => {
  const first = act('never', () => line.silence(true)).catch((error: unknown) => error);
  await wait(50);
  await line.cut();
  line.silence(false);
  await line.mend();
  expect(isUnavailable(await first)).toBe(true);
  expect(await standing('never')).toEqual({ done: null, logged: null, answer: null, fault: undefined });
  runs = 0;
  expect(await act('never')).toEqual({ ok: true, value: 'run 1' });
  expect(await standing('never')).toEqual(wholeOnce('never'));
});

it('a server that stops with the commit on its way keeps it whole or not at all, and what is told agrees', async () => {
  await holder.query('select pg_advisory_lock($1)', [HELD]);
  const first = act('stopped').catch((error: unknown) => error);
  await expect.poll(commitsHeld).toBe(1);
  await holder.query("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and not granted");
  expect(isUnavailable(await first)).toBe(true);
  await holder.query('select pg_advisory_unlock($1)', [HELD]);
  expect(await standing('stopped')).toEqual({ done: null, logged: null, answer: null, fault: undefined });
  runs = 0;
  expect(await act('stopped')).toEqual({ ok: true, value: 'run 1' });
  expect(await standing('stopped')).toEqual(wholeOnce('stopped'));
});
