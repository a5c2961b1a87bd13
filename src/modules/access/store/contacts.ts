import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';

export type ContactFacts = {
  readonly name: string;
  readonly duty: string;
  readonly mail: string | null;
  readonly phone: string | null;
  readonly active: boolean;
};
export type ContactRow = ContactFacts & {
  readonly id: string;
  readonly organisation: string;
  readonly version: number;
  readonly changedAt: Date;
  readonly changedBy: string | null;
};

const columns = sql`
  c.id, c.organisation, c.name, c.duty, c.mail, c.phone, c.active, c.version, c.changed_at as "changedAt", p.name as "changedBy"`;
const tables = sql`contact_person c left join person p on p.id = c.changed_by`;

export async function listContacts(tx: Tx, organisation: string): Promise<readonly ContactRow[]> {
  const found = await sql<ContactRow>`
    select ${columns} from ${tables} where c.organisation = ${organisation} order by c.active desc, c.name collate sv_se`.execute(tx);
  return found.rows;
}

export async function findContact(tx: Tx, organisation: string, id: string): Promise<ContactRow | undefined> {
  return (await sql<ContactRow>`select ${columns} from ${tables} where c.organisation = ${organisation} and c.id = ${id}`.execute(tx))
    .rows[0];
}

export async function lockContact(tx: Tx, organisation: string, id: string): Promise<ContactRow | undefined> {
  const found = await sql<ContactRow>`
    select ${columns} from ${tables} where c.organisation = ${organisation} and c.id = ${id} for update of c`.execute(tx);
  return found.rows[0];
}

export async function addContact(tx: Tx, organisation: string, facts: ContactFacts, by: string): Promise<string> {
  const added = await sql<{ id: string }>`
    insert into contact_person (organisation, name, duty, mail, phone, active, changed_by)
    values (${organisation}, ${facts.name}, ${facts.duty}, ${facts.mail}, ${facts.phone}, ${facts.active}, ${by}) returning id`.execute(tx);
  return added.rows[0]?.id ?? '';
}

export async function changeContact(tx: Tx, id: string, facts: ContactFacts, by: string): Promise<void> {
  await sql`
    update contact_person set name = ${facts.name}, duty = ${facts.duty}, mail = ${facts.mail}, phone = ${facts.phone}, active = ${facts.active},
      version = version + 1, changed_by = ${by}, changed_at = clock_timestamp() where id = ${id}`.execute(tx);
}
