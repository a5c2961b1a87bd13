import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Telling } from './tell.ts';

/** Writes a message, to whom it goes and the mails that it becomes; see the function of the same name in 0072-messages.sql. */
export async function writeMessage(tx: Tx, { to, message, careCase, path, fictitious }: Telling): Promise<string> {
  const { key, subject, body } = message;
  const { rows } = await sql<{ id: string }>`
    select tell(${key}, ${subject.sv}, ${subject.en}, ${body.sv}, ${body.en}, ${careCase}::uuid, ${path}, ${fictitious},
                ${JSON.stringify(to)}::jsonb) as id`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('The message was not written');
  return row.id;
}
