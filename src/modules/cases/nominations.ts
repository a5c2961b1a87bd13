import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Nomination } from './core/nomination.ts';

export type NominationVersion = {
  readonly version: number;
  readonly nomination: Nomination;
  readonly reason: string | null;
  readonly person: string;
  readonly personName: string | null;
  readonly at: Date;
};

/** Every version of a case's nomination, the first one first. */
export async function nominationsOf(tx: Tx, careCase: string): Promise<readonly NominationVersion[]> {
  const { rows } = await sql<NominationVersion>`
    select v.version, v.content as nomination, v.reason, v.made_by as person, p.name as "personName", v.made_at as at
    from case_nomination v left join person p on p.id = v.made_by
    where v.care_case = ${careCase} order by v.version`.execute(tx);
  return rows;
}

/** The nomination that stands. */
export async function lastVersion(tx: Tx, careCase: string): Promise<NominationVersion> {
  const last = (await nominationsOf(tx, careCase)).at(-1);
  if (!last) throw new Error('a case has no nomination');
  return last;
}

export type Priority = {
  readonly careCase: string;
  readonly version: number;
  readonly priority: 1 | 2 | 3;
  readonly reason: string;
  readonly person: string;
  readonly personName: string | null;
  readonly at: Date;
};

/** Every priority that a case has had, the first one first. */
export async function prioritiesOf(tx: Tx, careCase: string): Promise<readonly Priority[]> {
  const { rows } = await sql<Priority>`
    select v.care_case as "careCase", v.version, v.priority, v.reason, v.made_by as person, p.name as "personName", v.made_at as at
    from case_priority v left join person p on p.id = v.made_by
    where v.care_case = ${careCase} order by v.version`.execute(tx);
  return rows;
}

/** The latest nomination and priority of each case on the longlist that the one who asks sees. */
export async function longlist(
  tx: Tx,
  cases: readonly string[],
): Promise<{
  readonly nominations: ReadonlyMap<string, Nomination>;
  readonly priorities: ReadonlyMap<string, Pick<Priority, 'priority' | 'reason' | 'at'>>;
}> {
  const nominated = await sql<{ careCase: string; content: Nomination }>`
    select distinct on (care_case) care_case as "careCase", content from case_nomination
    where care_case = any(${cases}::uuid[]) order by care_case, version desc`.execute(tx);
  const set = await sql<Priority>`
    select distinct on (care_case) care_case as "careCase", priority, reason, made_at as at from case_priority
    where care_case = any(${cases}::uuid[]) order by care_case, version desc`.execute(tx);
  return {
    nominations: new Map(nominated.rows.map((row) => [row.careCase, row.content])),
    priorities: new Map(set.rows.map((row) => [row.careCase, row])),
  };
}
