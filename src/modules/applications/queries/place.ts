import { sql } from 'kysely';
import type { Queryable } from '../../../platform/db/index.ts';

/** What an application is for, when the one who asks may see it. */
export async function placeOfApplication(
  db: Queryable,
  id: string,
  { madeUp }: { readonly madeUp: boolean },
): Promise<{ readonly areaName: string; readonly unitName: string } | undefined> {
  const { rows } = await sql<{ areaName: string; unitName: string }>`
    select c.area_name as "areaName", a.unit_name as "unitName" from application a join area_call c on c.id = a.call
    where a.id = ${id} and a.fictitious = ${madeUp}`.execute(db);
  return rows[0];
}
