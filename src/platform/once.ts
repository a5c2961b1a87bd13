import { type RawBuilder, sql } from 'kysely';
import { fail, ok, type Result } from '../kernel/result.ts';
import { type Fate, isFirstTry, planned, type Tx, withNext } from './db/index.ts';
import type { Job } from './jobs/index.ts';

/** What tells one request from another: who sends what where, and the key that the form or the caller gave it. */
export type OnceKey = {
  readonly owner: string;
  readonly route: string;
  readonly key: string;
  readonly requestHash: Buffer;
};

/** What can be kept as an answer and given again. */
export type Answer = string | number | boolean | null | { readonly [name: string]: Answer } | readonly Answer[];

/** The key has been used before, with other content: a page that was sent, gone back to, changed and sent again. */
export type KeyReused = 'key-reused';

/** What goes along in the statements that are sent anyway: each question to the database costs as much time as most of the work. */
export type Alongside = {
  /** Selected when the key is taken, whether it was new or not. */
  readonly first?: RawBuilder<unknown>;
  /** Done when the answer is kept. */
  readonly last?: RawBuilder<unknown>;
};

/**
 * Does the work once for a key, however often and however parallel it is asked: later calls wait for the first
 * and get its answer. Work that fails leaves nothing behind, so that the same form may be sent again.
 * Everything the work does must be in `tx`. A key is remembered for seven days, and until the next night.
 *
 * The first time the key is taken along with the work's first statement, in the hope that it is new. If it is not, that statement and what follows
 * are not done: the transaction fails as one that was overtaken, is run again and asks first.
 */
export async function once<T extends Answer, F>(
  tx: Tx,
  key: OnceKey,
  work: () => Promise<Result<T, F>>,
  { first = sql`null`, last }: Alongside = {},
): Promise<Result<T, F | KeyReused>> {
  const hopes = isFirstTry(tx);
  if (!hopes && !(await takeKey(tx, key, first))) return earlier<T>(tx, key);
  const taken = hopes ? await takeNewKey(tx, key, first) : undefined;
  const done = await work().catch(async (error: unknown) => {
    await mustHold(tx, taken);
    throw error;
  });
  if (!done.ok || taken?.fault) await mustHold(tx, taken);
  if (done.ok) await keepAnswer(tx, key, done.value, last);
  else await forget(tx, key);
  return done;
}

const claim = ({ key, owner, route, requestHash }: OnceKey): RawBuilder<unknown> => sql`
  insert into idempotency_key (key, owner, route, request_hash) values (${key}, ${owner}, ${route}, ${requestHash}) on conflict do nothing returning 1`;

/** Whether the key was new. */
async function takeKey(tx: Tx, key: OnceKey, first: RawBuilder<unknown>): Promise<boolean> {
  const [taken] = await planned(
    tx,
    sql<{ isNew: boolean }>`with claimed as (${claim(key)}) select exists (select from claimed) as "isNew", ${first}`,
  );
  return taken?.isNew ?? false;
}

/** Takes the key with the next statement, which is not done unless the key was new. */
const takeNewKey = (tx: Tx, key: OnceKey, first: RawBuilder<unknown>): Promise<Fate> =>
  withNext(tx, sql`with claimed as (${claim(key)}) select case when not exists (select from claimed) then overtaken() end, ${first}`);

/** What the work has come to is told only if the key was new: a later call gets the answer of the first, whatever it has seen meanwhile. */
async function mustHold(tx: Tx, taken: Fate | undefined): Promise<void> {
  if (taken && !taken.sent) await sql`select`.execute(tx);
  if (taken?.fault) throw taken.fault;
}

async function earlier<T>(tx: Tx, { owner, route, key, requestHash }: OnceKey): Promise<Result<T, KeyReused>> {
  const found = await sql<{ answer: { value: T }; same: boolean }>`
    select answer, request_hash = ${requestHash} as same from idempotency_key
    where owner = ${owner} and route = ${route} and key = ${key}`.execute(tx);
  const row = found.rows[0];
  if (!row) throw new Error('A key was taken and is not there'); // only above read committed
  return row.same ? ok(row.answer.value) : fail('key-reused');
}

async function keepAnswer(tx: Tx, { owner, route, key }: OnceKey, value: Answer, last: RawBuilder<unknown> | undefined): Promise<void> {
  const keep = sql`
    update idempotency_key set answer = ${JSON.stringify({ value })}::jsonb
    where owner = ${owner} and route = ${route} and key = ${key}`;
  await withNext(tx, last ? sql`with kept as (${keep}) ${last}` : keep);
}

async function forget(tx: Tx, { owner, route, key }: OnceKey): Promise<void> {
  await sql`delete from idempotency_key where owner = ${owner} and route = ${route} and key = ${key}`.execute(tx);
}

async function forgetOldKeys(tx: Tx): Promise<void> {
  await sql`delete from idempotency_key where created_at < clock_timestamp() - interval '7 days'`.execute(tx);
}

/** At night, so that no act pays for it. */
export const onceJobs: readonly Job[] = [{ name: 'once.forget', every: { at: '03.15' }, run: (tx) => tx(forgetOldKeys) }];
