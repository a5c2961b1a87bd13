import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { type Document, documentsById } from '../../documents/index.ts';
import type { Application } from './application.ts';

/** The letters in which the board has told the region what it decided in the case that its application is part of; row-level security shows it its own alone. */
export async function decisionsOn(
  tx: Tx,
  { call, organisation }: Pick<Application, 'call' | 'organisation'>,
): Promise<readonly Document[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from document d join area_call c on c.care_case = d.care_case
    where c.id = ${call} and d.kind = 'board-decision' and d.organisation = ${organisation} order by d.made_at, d.id`.execute(tx);
  return documentsById(
    tx,
    rows.map(({ id }) => id),
  );
}
