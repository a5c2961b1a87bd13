import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { BoardRules } from './core/board.ts';
import type { Happening } from './core/events.ts';
import type { Phase } from './core/table.ts';

/** A meeting that nothing has happened in yet; returns its id. Two on one day break the index `sitting_one_a_day`. */
export async function insertSitting(
  tx: Tx,
  given: { readonly day: LocalDate; readonly person: string; readonly fictitious: boolean },
): Promise<string> {
  const made = await sql<{ id: string }>`select uuidv7() as id`.execute(tx);
  const id = made.rows[0]?.id;
  if (id === undefined) throw new Error('no id was made');
  await sql`insert into sitting (id, day, created_by, fictitious) values (${id}, ${given.day}, ${given.person}, ${given.fictitious})`.execute(
    tx,
  );
  return id;
}

export type NewEvent = {
  readonly sitting: string;
  readonly seq: number;
  readonly what: Happening;
  /** Null for what the product does by itself. */
  readonly by: string | null;
  readonly acting: string | null;
};

/** Writes what has happened, at its place in the order; gives the instant of the database's clock. */
export async function addHappening(tx: Tx, { sitting, seq, what, by, acting }: NewEvent): Promise<string> {
  // The row is read back by its key: who may see it is asked of the meeting.
  await sql`insert into sitting_event (sitting, seq, what, by, acting) values (${sitting}, ${seq}, ${JSON.stringify(what)}::jsonb, ${by}, ${acting})`.execute(
    tx,
  );
  const { rows } = await sql<{ at: Date }>`select at from sitting_event where sitting = ${sitting} and seq = ${seq}`.execute(tx);
  const at = rows[0]?.at;
  if (at === undefined) throw new Error('what was written of a meeting is not there');
  return at.toISOString();
}

/** Repeats what the events say, for lists and locks. */
export async function moveSitting(
  tx: Tx,
  { id, day, phase, version }: { readonly id: string; readonly day: LocalDate; readonly phase: Phase; readonly version: number },
): Promise<void> {
  await sql`update sitting set day = ${day}, phase = ${phase}, version = ${version} where id = ${id}`.execute(tx);
}

export async function tieEntries(tx: Tx, sitting: string, item: string, entries: readonly string[]): Promise<void> {
  await sql`insert into sitting_entry (sitting, item, entry) select ${sitting}, ${item}, unnest(${entries}::text[])`.execute(tx);
}

/** The document that the sealed minutes are kept as. */
export async function tieMinutes(tx: Tx, sitting: string, document: string): Promise<void> {
  await sql`insert into sitting_minutes (sitting, document) values (${sitting}, ${document})`.execute(tx);
}

export type NewPublication = {
  readonly sitting: string;
  readonly kind: 'agenda' | 'minutes';
  readonly edition: number;
  readonly day: LocalDate;
  readonly content: unknown;
  readonly hash: string | null;
  readonly document: string | null;
  readonly fictitious: boolean;
};

export async function addPublication(tx: Tx, one: NewPublication): Promise<void> {
  await sql`
    insert into sitting_publication (sitting, kind, edition, day, content, hash, document, fictitious)
    values (${one.sitting}, ${one.kind}, ${one.edition}, ${one.day}, ${JSON.stringify(one.content)}::jsonb, ${one.hash}, ${one.document}, ${one.fictitious})`.execute(
    tx,
  );
}

export async function addRules(
  tx: Tx,
  row: { readonly version: number; readonly rules: BoardRules; readonly fictitious: boolean; readonly person: string },
): Promise<void> {
  await sql`
    insert into sitting_rules (fictitious, version, content, set_by)
    values (${row.fictitious}, ${row.version}, ${JSON.stringify(row.rules)}::jsonb, ${row.person})`.execute(tx);
}

/** Seats a board for a time, where nobody sits yet; for demonstrations alone, as the product's own work. */
export async function seatBoard(
  tx: Tx,
  seats: readonly { readonly person: string; readonly seat: string; readonly region: string | null }[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  for (const { person, seat, region } of seats) {
    await sql`
      insert into board_term (person, seat, collaboration_region, valid_from, valid_to)
      select ${person}, ${seat}, ${region}, ${from}::date, ${to}::date
      where not exists (select from board_term t where t.person = ${person} and not t.withdrawn)`.execute(tx);
  }
}
