import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import { type BoardRules, firstRules, type Seat } from './core/board.ts';
import type { Happening, SittingEvent } from './core/events.ts';
import { fold, type SittingState } from './core/state.ts';
import type { Phase } from './core/table.ts';

export type SittingRow = {
  readonly id: string;
  readonly day: LocalDate;
  readonly phase: Phase;
  readonly version: number;
  readonly fictitious: boolean;
};
export type Sitting = SittingRow & { readonly state: SittingState; readonly events: readonly SittingEvent[] };

const columns = sql`s.id, s.day, s.phase, s.version, s.fictitious`;

/** Everything that has happened in a meeting, in order; of items that the one who asks is kept from, little more than their names. */
export async function eventsOf(tx: Queryable, sitting: string): Promise<readonly SittingEvent[]> {
  const { rows } = await sql<{ seq: number; at: Date; by: string | null; what: Happening }>`
    select seq, at, by, what from sitting_events(${sitting})`.execute(tx);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** A meeting with all that has happened in it, if the one who asks may see it. */
export async function findSitting(tx: Queryable, id: string): Promise<Sitting | undefined> {
  const { rows } = await sql<SittingRow>`select ${columns} from sitting s where s.id = ${id}`.execute(tx);
  return withState(tx, rows[0]);
}

/** The same for an act: whoever comes next waits until the transaction ends. */
export async function lockSitting(tx: Tx, id: string): Promise<Sitting | undefined> {
  const { rows } = await sql<SittingRow>`select ${columns} from sitting s where s.id = ${id} for update`.execute(tx);
  return withState(tx, rows[0]);
}

async function withState(tx: Queryable, row: SittingRow | undefined): Promise<Sitting | undefined> {
  if (!row) return undefined;
  const events = await eventsOf(tx, row.id);
  return { ...row, events, state: fold(events) };
}

/** All meetings, the latest day first. */
export async function sittingsFor(tx: Tx): Promise<readonly SittingRow[]> {
  const { rows } =
    await sql<SittingRow>`select ${columns} from sitting s where s.phase <> 'none' order by s.day desc, s.id desc limit 200`.execute(tx);
  return rows;
}

/** Who sits on the board on a day, chair first. */
export async function boardOn(tx: Tx, day: LocalDate, fictitious: boolean): Promise<readonly Seat[]> {
  const { rows } =
    await sql<Seat>`select person, name, seat, region, region_name as "regionName" from board_on(${day}::date, ${fictitious})`.execute(tx);
  return rows;
}

/** Cases that wait for the board's decision: their ids and areas. */
export async function casesForBoard(tx: Tx, fictitious: boolean): Promise<readonly { readonly id: string; readonly area: string }[]> {
  const { rows } = await sql<{ id: string; area: string }>`select id, area from cases_for_board(${fictitious})`.execute(tx);
  return rows;
}

export type SetRules = { readonly version: number; readonly rules: BoardRules; readonly at: Date | null };

/** How the board decides today; the first rules, without a source, until it has set its own. */
export async function rulesNow(tx: Tx, fictitious: boolean): Promise<SetRules> {
  const { rows } = await sql<{ version: number; content: BoardRules; at: Date }>`
    select version, content, set_at as at from sitting_rules where fictitious = ${fictitious} order by version desc limit 1`.execute(tx);
  const row = rows[0];
  return row ? { version: row.version, rules: row.content, at: row.at } : { version: 0, rules: firstRules, at: null };
}

/** Items of a case that have been put before the board and neither decided nor taken away, in meetings that are not over. */
export async function itemsWaiting(tx: Tx, careCase: string): Promise<readonly { readonly sitting: string; readonly item: string }[]> {
  const { rows } = await sql<{ sitting: string; item: string }>`
    select distinct e.sitting, e.what -> 'item' ->> 'id' as item from sitting_event e join sitting s on s.id = e.sitting
    where e.what ->> 'kind' = 'item-added' and e.what -> 'item' ->> 'careCase' = ${careCase} and s.phase in ('planned', 'noticed', 'open')
      and not exists (
        select from sitting_event d where d.sitting = e.sitting and d.what ->> 'of' = e.what -> 'item' ->> 'id'
          and d.what ->> 'kind' in ('item-removed', 'decided'))`.execute(tx);
  return rows;
}

/** The meetings in which something of a case has been before the board, the latest first. */
export async function sittingsOfCase(tx: Tx, careCase: string): Promise<readonly Sitting[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from sitting s where s.phase <> 'cancelled' and exists (select from sitting_event e where e.sitting = s.id
      and e.what ->> 'kind' = 'item-added' and e.what -> 'item' ->> 'careCase' = ${careCase}) order by s.day desc, s.id desc`.execute(tx);
  const found = await Promise.all(rows.map(({ id }) => findSitting(tx, id)));
  return found.flatMap((one) => (one ? [one] : []));
}

/** Decided, with no effect yet: grants that the journal does not hold, by area. Another item of the same area counts them as held. */
export async function effectsWaiting(tx: Tx, area: string, fictitious: boolean): Promise<readonly Sitting[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct e.sitting as id from sitting_event e join sitting s on s.id = e.sitting
    where s.fictitious = ${fictitious} and e.what ->> 'kind' = 'item-added' and e.what -> 'item' ->> 'area' = ${area} and s.phase <> 'cancelled'
      and exists (select from sitting_event d where d.sitting = e.sitting and d.what ->> 'of' = e.what -> 'item' ->> 'id' and d.what ->> 'kind' = 'decided')
      and not exists (select from sitting_event d where d.what ->> 'of' = e.what -> 'item' ->> 'id' and d.what ->> 'kind' = 'took-effect')`.execute(
    tx,
  );
  const found = await Promise.all(rows.map(({ id }) => findSitting(tx, id)));
  return found.flatMap((one) => (one ? [one] : []));
}

/** The document that a meeting's sealed minutes are kept as. */
export async function minutesDocument(tx: Tx, sitting: string): Promise<string | undefined> {
  const { rows } = await sql<{ document: string }>`select document from sitting_minutes where sitting = ${sitting}`.execute(tx);
  return rows[0]?.document;
}

export type Publication = {
  readonly sitting: string;
  readonly kind: 'agenda' | 'minutes';
  readonly edition: number;
  readonly day: LocalDate;
  readonly content: unknown;
  readonly hash: string | null;
  readonly document: string | null;
  readonly publishedAt: Date;
  readonly fictitious: boolean;
};

const published = sql`
  p.sitting, p.kind, p.edition, p.day, p.content, p.hash, p.document, p.published_at as "publishedAt", p.fictitious`;

type Open = { readonly withFictitious: boolean };

/** The latest edition of every agenda and of all minutes that have been published, the latest day first. */
export async function publications(db: Queryable, { withFictitious }: Open): Promise<readonly Publication[]> {
  const { rows } = await sql<Publication>`
    select * from (
      select distinct on (p.sitting, p.kind) ${published} from sitting_publication p where ${withFictitious} or not p.fictitious
      order by p.sitting, p.kind, p.edition desc
    ) latest order by day desc, sitting, kind limit 1000`.execute(db);
  return rows;
}

/** The same of one meeting. */
export async function publicationsOf(db: Queryable, sitting: string, { withFictitious }: Open): Promise<readonly Publication[]> {
  const { rows } = await sql<Publication>`
    select distinct on (p.kind) ${published} from sitting_publication p where p.sitting = ${sitting} and (${withFictitious} or not p.fictitious)
    order by p.kind, p.edition desc`.execute(db);
  return rows;
}
