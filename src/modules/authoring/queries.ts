import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { Definition, SavedCases } from '../definitions/index.ts';
import { refOf, type Version } from './core/version.ts';

export type DraftStatus = 'draft' | 'approved' | 'withdrawn';

/** A draft without its content. */
export type DraftHead = {
  readonly id: string;
  readonly area: string;
  readonly basedOn: string;
  readonly status: DraftStatus;
  readonly version: number;
  readonly fictitious: boolean;
  readonly createdByName: string;
  readonly changedAt: Date;
  readonly changedByName: string;
  readonly approvedAt: Date | null;
};
export type Draft = DraftHead & {
  readonly definition: Definition;
  readonly cases: SavedCases;
  /** Everyone who has written in it: none of them may approve it. */
  readonly writers: readonly string[];
};

/** Made-up persons see made-up drafts, and real ones the real. */
export async function isFictitious(db: Queryable, person: string): Promise<boolean> {
  const { rows } = await sql<{ fictitious: boolean }>`select fictitious from person where id = ${person}`.execute(db);
  return rows[0]?.fictitious ?? false;
}

const head = sql.raw(`d.id, d.area, d.based_on as "basedOn", d.status, d.version, d.fictitious, maker.name as "createdByName",
  d.changed_at as "changedAt", editor.name as "changedByName", d.approved_at as "approvedAt"`);
const tables = sql.raw(`definition_draft d
  join definition_draft_version v on v.draft = d.id and v.version = d.version
  join person maker on maker.id = d.created_by join person editor on editor.id = v.made_by`);

export async function listDrafts(tx: Tx, fictitious: boolean): Promise<readonly DraftHead[]> {
  const { rows } = await sql<DraftHead>`
    select ${head} from ${tables} where d.fictitious = ${fictitious} order by d.status <> 'draft', d.changed_at desc limit 200`.execute(tx);
  return rows;
}

/** The draft with its content. `lock` makes other acts on it wait for the end of the transaction. */
export async function findDraft(tx: Tx, id: string, fictitious: boolean, lock: 'lock' | 'read' = 'read'): Promise<Draft | undefined> {
  if (lock === 'lock') await sql`select from definition_draft where id = ${id} for update`.execute(tx);
  const { rows } = await sql<Draft>`
    select ${head}, v.definition, v.cases,
      array(select distinct w.made_by::text from definition_draft_version w where w.draft = d.id and w.action <> 'approve') as writers
    from ${tables} where d.id = ${id} and d.fictitious = ${fictitious}`.execute(tx);
  return rows[0];
}

export type Save = {
  readonly version: number;
  readonly action: string;
  readonly what: string | null;
  readonly byName: string;
  readonly madeAt: Date;
};

/** Every act on a draft, latest first. */
export async function savesOf(tx: Tx, draft: string): Promise<readonly Save[]> {
  const { rows } = await sql<Save>`
    select v.version, v.action, v.what, p.name as "byName", v.made_at as "madeAt"
    from definition_draft_version v join person p on p.id = v.made_by where v.draft = ${draft} order by v.version desc`.execute(tx);
  return rows;
}

/** The draft as it was after one of its acts. */
export async function findSave(
  tx: Tx,
  draft: string,
  version: number,
): Promise<{ readonly definition: Definition; readonly cases: SavedCases } | undefined> {
  const { rows } = await sql<{ definition: Definition; cases: SavedCases }>`
    select definition, cases from definition_draft_version where draft = ${draft} and version = ${version}`.execute(tx);
  return rows[0];
}

type ApprovedRow = { definition: Definition; cases: SavedCases; fictitious: boolean; at: Date; by: string };

/** Every approved version that the transaction may see; made-up ones only when asked for. */
export async function approvedVersions(tx: Tx, withFictitious: boolean): Promise<readonly Version[]> {
  const { rows } = await sql<ApprovedRow>`
    select a.definition, a.cases, a.fictitious, a.approved_at as at, p.name as by
    from approved_definition a join person p on p.id = a.approved_by
    where ${withFictitious} or not a.fictitious order by a.area, a.version`.execute(tx);
  return rows.map(({ definition, cases, fictitious, at, by }) => ({
    ref: refOf(definition.id, fictitious),
    definition,
    cases,
    fictitious,
    approved: { at, by },
  }));
}

/**
 * The versions that have been approved in earnest, the latest of each area: they stand before those that are shipped. A notification on
 * `definitionsChannel` tells that there is a new one.
 */
export async function approvedDefinitions(db: Queryable): Promise<readonly Definition[]> {
  const { rows } = await sql<{ definition: Definition }>`
    select distinct on (area) definition from approved_definition where not fictitious order by area, version desc`.execute(db);
  return rows.map((row) => row.definition);
}

export const definitionsChannel = 'definitions_changed';

/** Whether the area is in the register. */
export async function isArea(tx: Tx, area: string): Promise<boolean> {
  const { rows } = await sql`select from care_area where id = ${area}`.execute(tx);
  return rows.length > 0;
}
