import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { freshDb, quietLog } from '../../../tests/support/fresh-db.ts';
import { createDb } from '../db/index.ts';
import { clockOffset, refuseMovedClock } from './check-clock.ts';

const db = await freshDb();
afterAll(() => db.close());

test('a clock that has been moved, for the database or for a while, is found and refused', async () => {
  await expect(refuseMovedClock(db.kysely)).resolves.toBeUndefined();
  await db.tx(async (tx) => {
    await sql`select set_config('tillstand.clock_offset', '40 days', true)`.execute(tx);
    expect(await clockOffset(tx)).toBe('40 days');
    await expect(refuseMovedClock(tx)).rejects.toThrow('reset tillstand.clock_offset');
  });
  const superuser = new pg.Client({ connectionString: db.superuserUrl });
  await superuser.connect();
  await superuser.query(`alter database ${db.name} set tillstand.clock_offset = '-1 hour'`);
  await superuser.end();
  const later = createDb(db.appUrl, { log: quietLog });
  await expect(refuseMovedClock(later.kysely)).rejects.toThrow('moved clock');
  await later.close();
});
