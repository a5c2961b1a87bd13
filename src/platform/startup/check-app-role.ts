import { sql } from 'kysely';
import { appRole, type Database } from '../db/index.ts';
import { OperatorFault } from '../operator-fault.ts';

/** Whether the application's connections work, as the role with the least rights. Throws an OperatorFault that says what to grant. */
export async function checkAppRole(db: Database): Promise<void> {
  try {
    await sql`select 1`.execute(db.kysely);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const advice = /set role|does not exist/.test(reason)
      ? ` Let the login have the role: grant ${appRole} to <login of DATABASE_URL>.`
      : '';
    throw new OperatorFault(`The application cannot use the database as ${appRole}: ${reason}.${advice}`, { cause });
  }
}
