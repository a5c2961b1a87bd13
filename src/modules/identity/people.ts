import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { IdClaims } from './core/claims.ts';

export type KnownPerson = { readonly id: string; readonly active: boolean };

/** The person that an issuer knows by a subject. Mail and name are never used to recognise anyone. */
export async function findPersonBy(db: Queryable, claims: Pick<IdClaims, 'issuer' | 'subject'>): Promise<KnownPerson | undefined> {
  const found = await sql<KnownPerson>`
    select id, active from person_of_identity(${claims.issuer}, ${claims.subject})`.execute(db);
  return found.rows[0];
}

/** Adds a person with the identity that they sign in with. `home` is the organisation that keeps the account; the authority unless given. */
export async function addPerson(
  tx: Tx,
  person: { readonly name: string; readonly mail: string | null; readonly fictitious: boolean; readonly home?: string | null },
  identity: { readonly issuer: string; readonly subject: string } | null,
): Promise<string> {
  const added = await sql<{ id: string }>`
    insert into person (name, mail, fictitious, home) values (${person.name}, ${person.mail}, ${person.fictitious}, ${person.home ?? null}) returning id`.execute(
    tx,
  );
  const id = added.rows[0]?.id;
  if (id === undefined) throw new Error('The person was not added');
  if (identity !== null)
    await sql`insert into identity (issuer, subject, person) values (${identity.issuer}, ${identity.subject}, ${id})`.execute(tx);
  return id;
}
