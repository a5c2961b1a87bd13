import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Period, PlanRevision, Precision } from './core/plan.ts';

type Row = Omit<PlanRevision, 'period'> & {
  readonly careCase: string;
  readonly startsOn: Period['startsOn'] | null;
  readonly preciseTo: Precision | null;
};

/** Every date that steps have been planned for, of all cases that the one who asks sees or of one of them. */
export async function planRevisions(tx: Tx, cases: readonly string[]): Promise<ReadonlyMap<string, readonly PlanRevision[]>> {
  const { rows } = await sql<Row>`
    select v.care_case as "careCase", v.step, v.revision, v.starts_on as "startsOn", v.precise_to as "preciseTo", v.reason,
      v.made_by as person, p.name as "personName", v.made_at as at
    from case_plan v left join person p on p.id = v.made_by
    where v.care_case = any(${cases}::uuid[]) order by v.care_case, v.step, v.revision`.execute(tx);
  const revisions = rows.map(({ startsOn, preciseTo, ...row }) => ({
    ...row,
    period: startsOn === null || preciseTo === null ? null : { startsOn, preciseTo },
  }));
  return Map.groupBy(revisions, ({ careCase }) => careCase);
}
