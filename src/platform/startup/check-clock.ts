import { sql } from 'kysely';
import type { Queryable } from '../db/index.ts';
import { OperatorFault } from '../operator-fault.ts';

/** How to take back what moves the clock. */
export const clockAdvice =
  'Take it back as a superuser: alter database … reset tillstand.clock_offset (or alter role …, if it was set there), then restart.';

/** By how much the clock of deadlines has been moved, as it was set; undefined when it has not been. */
export async function clockOffset(db: Queryable): Promise<string | undefined> {
  const { rows } = await sql<{ moved: string | null }>`select nullif(current_setting('tillstand.clock_offset', true), '') as moved`.execute(
    db,
  );
  return rows[0]?.moved ?? undefined;
}

/** A moved clock is for demonstrations and tests: in production deadlines would be wrong. Throws an OperatorFault. */
export async function refuseMovedClock(db: Queryable): Promise<void> {
  if ((await clockOffset(db)) === undefined) return;
  throw new OperatorFault(`The database has a moved clock (tillstand.clock_offset), so that deadlines would be wrong. ${clockAdvice}`);
}
