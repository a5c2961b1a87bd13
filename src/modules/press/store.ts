import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { Phrase } from '../../platform/i18n/language.ts';

export type Recipient = {
  readonly id: string;
  /** Null when it has left the list. */
  readonly address: string | null;
  readonly purpose: string;
  readonly addedAt: Date;
  readonly addedBy: string | null;
  readonly leftAt: Date | null;
};

/** Everyone who is or has been on the list, those that are on it first. Row-level security leaves those of one's own world. */
export async function recipients(tx: Tx): Promise<readonly Recipient[]> {
  const { rows } = await sql<Recipient>`
    select r.id, r.address, r.purpose, r.added_at as "addedAt", p.name as "addedBy", r.left_at as "leftAt"
    from press_recipient r left join person p on p.id = r.added_by
    order by r.left_at is not null, lower(r.address), r.added_at desc limit 500`.execute(tx);
  return rows;
}

/** Puts an address on the list; undefined when it is there already. */
export async function addRecipient(
  tx: Tx,
  one: { readonly address: string; readonly purpose: string; readonly fictitious: boolean; readonly person: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into press_recipient (address, purpose, fictitious, added_by) values (${one.address}, ${one.purpose}, ${one.fictitious}, ${one.person})
    on conflict (lower(address), fictitious) where left_at is null do nothing returning id`.execute(tx);
  return rows[0]?.id;
}

/** Takes an address off the list and erases it; false when it is not there. */
export async function removeRecipient(tx: Tx, id: string, person: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update press_recipient set address = null, left_at = tillstand_now(), left_by = ${person} where id = ${id} and left_at is null`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** The addresses that are told now, each with what its own link carries. */
export async function standing(tx: Tx, fictitious: boolean): Promise<readonly { readonly address: string; readonly token: string }[]> {
  const { rows } = await sql<{ address: string; token: string }>`
    select address, token from press_recipient where left_at is null and fictitious = ${fictitious} order by id`.execute(tx);
  return rows;
}

export type Letter = { readonly subject: Phrase; readonly body: Phrase; readonly path: string };

/** Notes what is sent of a meeting; false when it has been sent before. */
export async function noteLetter(
  tx: Tx,
  {
    subject,
    body,
    path,
    sitting,
    count,
    fictitious,
  }: Letter & { readonly sitting: string; readonly count: number; readonly fictitious: boolean },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into press_letter (sitting, subject_sv, subject_en, body_sv, body_en, path, recipients, fictitious)
    values (${sitting}, ${subject.sv}, ${subject.en}, ${body.sv}, ${body.en}, ${path}, ${count}, ${fictitious})
    on conflict (sitting) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export type ByLink = {
  readonly id: string;
  readonly purpose: string;
  readonly addedAt: Date;
  readonly leftAt: Date | null;
  readonly fictitious: boolean;
};

/** Whose link it is: no account is asked for. */
export async function byToken(db: Queryable, token: string): Promise<ByLink | undefined> {
  const { rows } = await sql<ByLink>`
    select id, purpose, added_at as "addedAt", left_at as "leftAt", fictitious from press_of_token(${token})`.execute(db);
  return rows[0];
}

export type Sent = Letter & { readonly sentAt: Date };

/** The latest that an address has been told, by its link. */
export async function lettersByToken(db: Queryable, token: string): Promise<readonly Sent[]> {
  const { rows } = await sql<Sent>`
    select json_build_object('sv', subject_sv, 'en', subject_en) as subject, json_build_object('sv', body_sv, 'en', body_en) as body, path,
      sent_at as "sentAt" from press_letters(${token})`.execute(db);
  return rows;
}

/** Leaves the list by the link; which it was, or undefined when it had left. */
export async function leaveByToken(tx: Tx, token: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select press_leaves(${token}) as id`.execute(tx);
  return rows[0]?.id ?? undefined;
}
