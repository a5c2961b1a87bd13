import { sql } from 'kysely';
import type { Queryable } from '../db/index.ts';

export type DueJob = { readonly name: string };

/** Makes known what work there is; what is known already keeps its time. */
export async function addJob(db: Queryable, name: string, nextAt: Date): Promise<void> {
  await sql`insert into job (name, next_at) values (${name}, ${nextAt}) on conflict (name) do nothing`.execute(db);
}

/** The work of these names that is due and that no node does now. */
export async function dueJobs(db: Queryable, names: readonly string[]): Promise<readonly string[]> {
  const found = await sql<DueJob>`
    select name from job where name = any(${names}) and next_at <= clock_timestamp() and taken_until <= clock_timestamp()
    order by next_at`.execute(db);
  return found.rows.map((row) => row.name);
}

/** Takes work for so many seconds; false when another node was before. */
export async function takeJob(db: Queryable, name: string, seconds: number): Promise<boolean> {
  const taken = await sql`
    update job set taken_until = clock_timestamp() + make_interval(secs => ${seconds})
    where name = ${name} and next_at <= clock_timestamp() and taken_until <= clock_timestamp()`.execute(db);
  return taken.numAffectedRows === 1n;
}

/** Says that the work is still being done. */
export async function holdJob(db: Queryable, name: string, seconds: number): Promise<void> {
  await sql`update job set taken_until = clock_timestamp() + make_interval(secs => ${seconds}) where name = ${name}`.execute(db);
}

export async function endJob(db: Queryable, name: string, nextAt: Date, fault: string | null): Promise<void> {
  await sql`
    update job set taken_until = '-infinity', next_at = ${nextAt}, ended_at = clock_timestamp(), fault = ${fault}
    where name = ${name}`.execute(db);
}

/** For how many seconds the work has been due that has been due longest and that nobody does. */
export async function jobsLateSeconds(db: Queryable): Promise<number> {
  const found = await sql<{ late: number }>`
    select coalesce(max(extract(epoch from clock_timestamp() - next_at)), 0)::double precision as late
    from job where next_at < clock_timestamp() and taken_until < clock_timestamp() and isfinite(next_at)`.execute(db);
  return found.rows[0]?.late ?? 0;
}
