import { sql } from 'kysely';
import type { Lang } from '../../kernel/format.ts';
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

/** Marks as read what is not: one message, or all. Returns how many it was. */
export async function markRead(tx: Tx, person: string, message: string | null): Promise<number> {
  const marked = await sql`
    update message_delivery set read_at = tillstand_now()
    where person = ${person} and read_at is null and (${message}::uuid is null or message = ${message}::uuid)`.execute(tx);
  return Number(marked.numAffectedRows ?? 0n);
}

/** Keeps how someone wants mail; false when it has been changed since `version`. */
export async function keepSetting(
  tx: Tx,
  person: string,
  { how, lang, version }: { readonly how: 'at-once' | 'digest'; readonly lang: Lang | null; readonly version: number },
): Promise<boolean> {
  const kept = await sql`
    insert into message_setting as s (person, how, lang, version) select ${person}, ${how}, ${lang}, 1 where ${version} = 0
    on conflict (person) do nothing`.execute(tx);
  if (kept.numAffectedRows === 1n) return true;
  const changed = await sql`
    update message_setting set how = ${how}, lang = ${lang}, version = version + 1 where person = ${person} and version = ${version}`.execute(
    tx,
  );
  return changed.numAffectedRows === 1n;
}
