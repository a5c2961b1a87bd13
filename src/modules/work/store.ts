import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { DraftKind } from './core/kinds.ts';
import type { DraftAction, DraftStatus } from './core/life.ts';
import type { Content } from './queries.ts';

export type NewDraft = {
  readonly organisation: string;
  readonly kind: DraftKind;
  readonly area: string | null;
  readonly corrects: string | null;
  /** `proposed` for what is filled in and proposed in one act. */
  readonly status: 'draft' | 'proposed';
  readonly person: string;
  readonly acting: string;
  readonly fictitious: boolean;
  readonly content: Content;
};

/** A new draft with its first version; returns its id. */
export async function addDraft(tx: Tx, draft: NewDraft): Promise<string> {
  const isProposed = draft.status === 'proposed';
  const { rows } = await sql<{ id: string }>`
    insert into work_draft (organisation, kind, area, corrects, status, version, content_version, drafted_by, proposed_by, fictitious)
    values (${draft.organisation}, ${draft.kind}, ${draft.area}, ${draft.corrects}, ${draft.status}, ${isProposed ? 2 : 1}, 1, ${draft.person},
            ${isProposed ? draft.person : null}, ${draft.fictitious})
    returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a draft was added and is not there');
  const by = { draft: id, person: draft.person, acting: draft.acting, note: null };
  await addVersion(tx, { ...by, version: 1, action: 'create', content: draft.content });
  if (isProposed) await addVersion(tx, { ...by, version: 2, action: 'propose', content: null });
  return id;
}

type NewVersion = {
  readonly draft: string;
  readonly version: number;
  readonly action: 'create' | DraftAction;
  readonly content: Content | null;
  readonly note: string | null;
  readonly person: string;
  readonly acting: string;
};

async function addVersion(tx: Tx, row: NewVersion): Promise<void> {
  await sql`
    insert into work_draft_version (draft, version, action, content, note, made_by, acting)
    values (${row.draft}, ${row.version}, ${row.action}, ${row.content === null ? null : JSON.stringify(row.content)}::jsonb, ${row.note},
            ${row.person}, ${row.acting})`.execute(tx);
}

export type DraftStep = Omit<NewVersion, 'version'> & {
  /** The version that the act was made on. */
  readonly version: number;
  readonly to: DraftStatus;
};

/** Takes a draft one step on its way. False when it is no longer at that version: then nothing is changed. */
export async function stepDraft(tx: Tx, step: DraftStep): Promise<boolean> {
  const next = step.version + 1;
  const isConfirm = step.action === 'confirm';
  const { numAffectedRows } = await sql`
    update work_draft set
      status = ${step.to}, version = ${next},
      content_version = case when ${step.content !== null}::boolean then ${next}::integer else content_version end,
      proposed_by = case when ${step.action === 'propose'}::boolean then ${step.person}::uuid else proposed_by end,
      confirmed_by = case when ${isConfirm}::boolean then ${step.person}::uuid end,
      confirmed_at = case when ${isConfirm}::boolean then clock_timestamp() end
    where id = ${step.draft} and version = ${step.version}`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await addVersion(tx, { ...step, version: next });
  return true;
}

/** Ties a confirmed draft to the entries that it became. */
export async function tieEntries(tx: Tx, draft: string, entries: readonly string[]): Promise<void> {
  await sql`insert into work_draft_entry (draft, entry) select ${draft}, unnest(${entries}::text[])`.execute(tx);
}

/** One at a time decides on the register: whoever comes next sees what the one before has recorded. */
export async function lockRegister(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('register work'))`.execute(tx);
}

/** The source that entries made here name: one for each day, or the one of demonstrations. */
export async function putWorkSource(
  tx: Tx,
  source: {
    readonly id: string;
    readonly titleSv: string;
    readonly titleEn: string;
    readonly publisher: string;
    readonly date: string;
    readonly fictitious: boolean;
  },
): Promise<void> {
  await sql`
    insert into source (id, title_sv, title_en, publisher, dated, fictitious)
    values (${source.id}, ${source.titleSv}, ${source.titleEn}, ${source.publisher}, ${source.date}, ${source.fictitious})
    on conflict (id) do update set dated = excluded.dated where source.fictitious`.execute(tx);
}
