import { type RawBuilder, sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { DiaryEntry, Direction, EntryKind, PublicEntry } from './core/entry.ts';

const shared = sql`d.number, d.year, d.registered_at as "registeredAt", d.dated::text as dated, d.direction, d.kind, d.counterpart,
  d.private_person as "privatePerson", d.subject, d.secrecy_ground as "secrecyGround", d.fictitious`;
const inside = sql`d.id, ${shared}, d.care_case as "careCase", d.document, d.registered_by as "registeredBy", d.acting`;

/** All entries of a case that the one who acts may see, oldest first. */
export async function entriesOfCase(tx: Tx, careCase: string): Promise<readonly DiaryEntry[]> {
  const { rows } =
    await sql<DiaryEntry>`select ${inside} from diary_now d where d.care_case = ${careCase} order by d.year, d.serial`.execute(tx);
  return rows;
}

export async function findEntry(tx: Tx, id: string, fictitious: boolean): Promise<DiaryEntry | undefined> {
  const { rows } = await sql<DiaryEntry>`select ${inside} from diary_now d where d.id = ${id} and d.fictitious = ${fictitious}`.execute(tx);
  return rows[0];
}

export type DiaryNote = {
  readonly corrects: 'subject' | 'counterpart' | 'secrecy' | null;
  readonly value: string | null;
  readonly privatePerson: boolean;
  readonly reason: string;
  readonly madeBy: string;
  readonly acting: string | null;
  readonly madeAt: Date;
};

/** What was first written of an entry, and every note to it, oldest first. */
export async function historyOf(
  tx: Tx,
  id: string,
): Promise<{
  readonly first: Pick<DiaryEntry, 'subject' | 'counterpart' | 'privatePerson' | 'secrecyGround'>;
  readonly notes: readonly DiaryNote[];
}> {
  const first = await sql<DiaryEntry>`
    select d.subject, d.counterpart, d.private_person as "privatePerson", d.secrecy_ground as "secrecyGround" from diary_entry d where d.id = ${id}`.execute(
    tx,
  );
  const notes = await sql<DiaryNote>`
    select n.corrects, n.value, n.private_person as "privatePerson", n.reason, n.made_by as "madeBy", n.acting, n.made_at as "madeAt"
    from diary_note n where n.entry = ${id} order by n.made_at, n.id`.execute(tx);
  const row = first.rows[0];
  if (!row) throw new Error(`the diary has no entry ${id}`);
  return { first: row, notes: notes.rows };
}

export type DiaryFilter = {
  readonly q?: string | undefined;
  readonly year?: number | undefined;
  readonly direction?: Direction | undefined;
  readonly kind?: EntryKind | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly careCase?: string | undefined;
};
export type Part = { readonly limit: number; readonly offset: number };

/** Escapes what `like` would read as a pattern. */
const literally = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** Every word must be found somewhere. */
const matching = ({ q, year, direction, kind, from, to, careCase }: DiaryFilter): RawBuilder<unknown> => {
  const words = (q ?? '').split(/\s+/).filter(Boolean).slice(0, 10);
  const text = sql`concat_ws(' ', d.number, d.subject, d.counterpart, d.secrecy_ground)`;
  const all = [
    ...words.map((word) => sql`${text} ilike ${`%${literally(word)}%`}`),
    ...(year === undefined ? [] : [sql`d.year = ${year}`]),
    ...(direction === undefined ? [] : [sql`d.direction = ${direction}`]),
    ...(kind === undefined ? [] : [sql`d.kind = ${kind}`]),
    ...(from === undefined ? [] : [sql`d.dated >= ${from}::date`]),
    ...(to === undefined ? [] : [sql`d.dated <= ${to}::date`]),
    ...(careCase === undefined ? [] : [sql`d.care_case = ${careCase}::uuid`]),
  ];
  return all.length === 0 ? sql`true` : sql.join(all, sql` and `);
};

export type Found<T> = { readonly rows: readonly T[]; readonly total: number };

/** Latest first, for those who work with the diary. */
export async function searchDiary(tx: Tx, fictitious: boolean, filter: DiaryFilter, part: Part): Promise<Found<DiaryEntry>> {
  const where = sql`d.fictitious = ${fictitious} and ${matching(filter)}`;
  const counted = await sql<{ total: number }>`select count(*)::integer as total from diary_now d where ${where}`.execute(tx);
  const { rows } = await sql<DiaryEntry>`
    select ${inside} from diary_now d where ${where} order by d.year desc, d.serial desc limit ${part.limit} offset ${part.offset}`.execute(
    tx,
  );
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

/** The public diary, latest first. What is made up is in it only when asked for. */
export async function publicDiary(db: Queryable, withFictitious: boolean, filter: DiaryFilter, part: Part): Promise<Found<PublicEntry>> {
  const where = sql`(not d.fictitious or ${withFictitious}) and ${matching({ ...filter, careCase: undefined })}`;
  const counted = await sql<{ total: number }>`select count(*)::integer as total from diary_public d where ${where}`.execute(db);
  const { rows } = await sql<PublicEntry>`
    select ${shared} from diary_public d where ${where}
    order by d.registered_at desc, d.year desc, d.serial desc limit ${part.limit} offset ${part.offset}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

/** One entry of the public diary by its number. */
export async function publicEntry(db: Queryable, withFictitious: boolean, number: string): Promise<PublicEntry | undefined> {
  const { rows } = await sql<PublicEntry>`
    select ${shared} from diary_public d where d.number = ${number} and (not d.fictitious or ${withFictitious})`.execute(db);
  return rows[0];
}

/** The years that have entries, latest first. */
export async function diaryYears(db: Queryable, withFictitious: boolean): Promise<readonly number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct d.year from diary_public d where not d.fictitious or ${withFictitious} order by 1 desc`.execute(db);
  return rows.map(({ year }) => year);
}
