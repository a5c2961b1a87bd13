import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './database.ts';
import { withNext } from './sending.ts';

/** For whom a transaction works. Row-level security reads it; see docs/adr/0031. */
export type WorksFor = { readonly person: string; readonly role: string; readonly organisation: string };

/** What `worksFor` selects, for a first statement that does something else besides. */
export const workingFor = ({ person, role, organisation }: WorksFor): RawBuilder<unknown> => sql`
  set_config('tillstand.person', ${person}, true), set_config('tillstand.role', ${role}, true),
  set_config('tillstand.organisation', ${organisation}, true), set_config('tillstand.system', '', true)`;

/** From here to its end the transaction sees and changes only rows that this person may, acting as this. */
export async function worksFor(tx: Tx, who: WorksFor): Promise<void> {
  await withNext(tx, sql`select ${workingFor(who)}`);
}

/** What the product does by itself, for no one who asks: row-level security lets it through. */
export type SystemWork = 'start' | 'sign-in' | 'command-line' | 'verify-audit' | 'jobs';

/** From here to its end the transaction does the product's own work. Never for a request that names rows. */
export async function worksForSystem(tx: Tx, work: SystemWork): Promise<void> {
  await sql`select set_config('tillstand.system', ${work}, true), set_config('tillstand.person', '', true)`.execute(tx);
}
