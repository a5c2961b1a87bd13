import { sql } from 'kysely';
import { planned, type Tx } from '../../../platform/db/index.ts';
import { keptIds } from '../../uploads/index.ts';
import type { ApplicationState } from './application.ts';

/** What an application stands as: enough to know that nothing of it has been changed, without reading it. */
export type Stands =
  | {
      readonly state: ApplicationState;
      /** The version and the last day of its call, the version of each section, and the files that belong to it. */
      readonly versions: string;
      readonly latest: { readonly number: number; readonly contentHash: string } | null;
    }
  | undefined;

export async function standsAs(tx: Tx, application: string): Promise<Stands> {
  const [row] = await planned(
    tx,
    sql<NonNullable<Stands>>`
      select a.state,
        jsonb_build_array(c.version, c.last_day,
          (select jsonb_object_agg(s.key, s.version) from application_section s where s.application = a.id),
          ${keptIds(sql`'application:' || a.id`)})::text as versions,
        (select jsonb_build_object('number', s.number, 'contentHash', s.content_hash) from application_submission s
          where s.application = a.id order by s.number desc limit 1) as latest
      from application a join area_call c on c.id = a.call where a.id = ${application}`,
  );
  return row;
}

/** Whether everything that is sent in has the version that it had, and nothing has been sent in between. */
export const isSame = (one: Stands, other: Stands): boolean =>
  one !== undefined && one.state === other?.state && one.versions === other.versions && one.latest?.number === other.latest?.number;
