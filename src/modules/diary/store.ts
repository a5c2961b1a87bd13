import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Counterpart, NewDiaryEntry } from './core/entry.ts';

/**
 * Registers something in the diary and gives its number, at once and for good. Numbers have no gaps in a year (by the day in Stockholm) and
 * series: the row of the series stays locked to the end of the transaction, so call this late in it. OSL 5 kap. 1–2 §§.
 */
export async function registerEntry(tx: Tx, entry: NewDiaryEntry): Promise<{ readonly id: string; readonly number: string }> {
  const { name, isPrivate } = partsOf(entry.counterpart);
  const dated = entry.dated === undefined ? sql`default` : sql`${entry.dated}::date`;
  const { rows } = await sql<{ id: string; number: string }>`
    insert into diary_entry
      (fictitious, dated, direction, kind, counterpart, private_person, subject, care_case, document, secrecy_ground, registered_by)
    values (${entry.fictitious}, ${dated}, ${entry.direction}, ${entry.kind}, ${name}, ${isPrivate}, ${entry.subject}, ${entry.careCase},
      ${entry.document}, ${entry.secrecy?.ground ?? null}, ${entry.person})
    returning id, number`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error('the diary gave no number');
  return row;
}

export type NewDiaryNote = {
  readonly entry: string;
  readonly corrects: 'subject' | 'counterpart' | 'secrecy' | null;
  readonly value: string | null;
  readonly isPrivate: boolean;
  readonly reason: string;
  readonly person: string;
};

/** Adds a note to an entry; what was written stands beside it for ever. */
export async function addDiaryNote(tx: Tx, { entry, corrects, value, isPrivate, reason, person }: NewDiaryNote): Promise<void> {
  await sql`
    insert into diary_note (entry, corrects, value, private_person, reason, made_by)
    values (${entry}, ${corrects}, ${value}, ${isPrivate}, ${reason}, ${person})`.execute(tx);
}

function partsOf(counterpart: Counterpart | null): { readonly name: string | null; readonly isPrivate: boolean } {
  if (counterpart === null || typeof counterpart === 'string') return { name: counterpart, isPrivate: false };
  return { name: counterpart.privatePerson, isPrivate: true };
}
