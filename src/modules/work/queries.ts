import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import { isMadeUp } from '../access/index.ts';
import type { Said } from './core/interpret.ts';
import type { DraftKind } from './core/kinds.ts';
import type { Deed, DraftAction, DraftStatus } from './core/life.ts';
import type { Values } from './core/values.ts';

/** What a draft holds: the values of its form, or the rows of a file. */
export type Content = { readonly values: Values } | { readonly file: string; readonly rows: readonly (Said & { readonly line: number })[] };

export type Draft = {
  readonly id: string;
  readonly kind: DraftKind;
  readonly area: string | null;
  readonly corrects: string | null;
  readonly status: DraftStatus;
  readonly version: number;
  readonly draftedBy: string;
  readonly drafterName: string | null;
  readonly fictitious: boolean;
  readonly createdAt: Date;
  readonly changedAt: Date;
};

/** One act on a draft; `content` when it changed it. */
export type DraftVersion = {
  readonly version: number;
  readonly action: 'create' | DraftAction;
  readonly content: Content | null;
  readonly note: string | null;
  readonly person: string;
  readonly personName: string | null;
  readonly acting: string;
  readonly at: Date;
};

/** Who looks, as far as it decides what there is to see: the made-up work of demonstrations is apart from real work. */
export type Viewer = { readonly fictitious: boolean };

export const viewerOf = async (tx: Tx, person: string): Promise<Viewer> => ({ fictitious: await isMadeUp(tx, person) });

const draftColumns = sql`
  d.id, d.kind, d.area, d.corrects, d.status, d.version, d.drafted_by as "draftedBy", p.name as "drafterName", d.fictitious,
  d.created_at as "createdAt", d.changed_at as "changedAt"`;

export async function findDraft(tx: Tx, id: string, { fictitious }: Viewer): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`
    select ${draftColumns} from work_draft d left join person p on p.id = d.drafted_by
    where d.id = ${id} and d.fictitious = ${fictitious}`.execute(tx);
  return rows[0];
}

/** Open drafts, those changed last first. */
export async function openDrafts(tx: Tx, { fictitious }: Viewer, area?: string): Promise<readonly Draft[]> {
  const { rows } = await sql<Draft>`
    select ${draftColumns} from work_draft d left join person p on p.id = d.drafted_by
    where d.status in ('draft', 'proposed', 'returned') and d.fictitious = ${fictitious} and (${area ?? null}::text is null or d.area = ${area ?? null})
    order by d.changed_at desc limit 200`.execute(tx);
  return rows;
}

/** How many drafts are open about each area: all of them, where `openDrafts` gives the latest. */
export async function countOpenDrafts(tx: Tx, { fictitious }: Viewer): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ area: string; count: number }>`
    select area, count(*)::int as count from work_draft
    where status in ('draft', 'proposed', 'returned') and fictitious = ${fictitious} and area is not null
    group by area`.execute(tx);
  return new Map(rows.map(({ area, count }) => [area, count]));
}

/** Closed drafts, latest first. */
export async function closedDrafts(tx: Tx, { fictitious }: Viewer, area?: string): Promise<readonly Draft[]> {
  const { rows } = await sql<Draft>`
    select ${draftColumns} from work_draft d left join person p on p.id = d.drafted_by
    where d.status in ('confirmed', 'withdrawn') and d.fictitious = ${fictitious} and (${area ?? null}::text is null or d.area = ${area ?? null})
    order by d.changed_at desc limit 20`.execute(tx);
  return rows;
}

/** The present content of a draft. */
export async function contentOf(tx: Tx, draft: string): Promise<Content> {
  const { rows } = await sql<{ content: Content }>`
    select v.content from work_draft d join work_draft_version v on v.draft = d.id and v.version = d.content_version
    where d.id = ${draft}`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error('a draft has no content');
  return row.content;
}

/** Every act on a draft, oldest first. Rows of files are left out: they can be many. */
export async function versionsOf(tx: Tx, draft: string): Promise<readonly DraftVersion[]> {
  const { rows } = await sql<DraftVersion>`
    select v.version, v.action, v.content - 'rows' as content, v.note, v.made_by as person, p.name as "personName", v.acting, v.made_at as at
    from work_draft_version v left join person p on p.id = v.made_by
    where v.draft = ${draft} order by v.version`.execute(tx);
  return rows;
}

export const deedsOf = (versions: readonly DraftVersion[]): readonly Deed[] => versions.map(({ person, action }) => ({ person, action }));

/** The entries of the journal that a draft became. */
export async function entriesOf(tx: Tx, draft: string): Promise<readonly string[]> {
  const { rows } = await sql<{ entry: string }>`select entry from work_draft_entry where draft = ${draft} order by entry`.execute(tx);
  return rows.map((row) => row.entry);
}

/** The database's clock: when something is recorded. */
export async function databaseNow(db: Queryable): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
  const row = rows[0];
  if (!row) throw new Error('the database has no clock');
  return row.now;
}

/** Names of people by id. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from person where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.name]));
}
