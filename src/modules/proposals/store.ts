import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Values } from '../work/index.ts';
import { type PartKey, partKeys } from './core/basis.ts';
import type { Contents } from './core/parts.ts';
import type { Origin } from './queries.ts';
import type { Snapshot } from './snapshot.ts';

type By = { readonly person: string; readonly acting: string };

export type NewEdition = By & {
  readonly careCase: string;
  readonly area: string;
  readonly edition: number;
  readonly origin: Origin;
  readonly reason: string | null;
  readonly contents: Contents;
  readonly fictitious: boolean;
  /** Of a basis from paper: its document, and the day that it bears. */
  readonly paper?: { readonly document: string; readonly dated: LocalDate };
};

/** A new open edition with the first version of each of its parts; returns its id. */
export async function addEdition(tx: Tx, given: NewEdition): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into basis_edition (care_case, area, edition, origin, reason, created_by, fictitious, paper, paper_dated)
    values (${given.careCase}, ${given.area}, ${given.edition}, ${given.origin}, ${given.reason}, ${given.person}, ${given.fictitious},
            ${given.paper?.document ?? null}, ${given.paper?.dated ?? null})
    returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('an edition was added and is not there');
  const action = given.edition === 1 ? 'begin' : 'carry';
  for (const part of partKeys) {
    await addPartVersion(tx, { ...given, edition: id, part, version: 1, action, restored: null, content: given.contents[part] });
  }
  return id;
}

export type NewPartVersion = By & {
  readonly edition: string;
  readonly part: PartKey;
  readonly version: number;
  readonly action: 'begin' | 'carry' | 'edit' | 'restore';
  readonly restored: number | null;
  readonly content: Values;
};

export async function addPartVersion(tx: Tx, row: NewPartVersion): Promise<void> {
  await sql`
    insert into basis_part (edition, part, version, action, restored, content, made_by, acting)
    values (${row.edition}, ${row.part}, ${row.version}, ${row.action}, ${row.restored}, ${JSON.stringify(row.content)}::jsonb,
            ${row.person}, ${row.acting})`.execute(tx);
}

/** The text has changed: approvals of what it was lapse. */
export async function raiseEdition(tx: Tx, edition: string): Promise<void> {
  await sql`update basis_edition set version = version + 1 where id = ${edition}`.execute(tx);
}

export type Locking = {
  readonly edition: string;
  readonly snapshot: Snapshot;
  readonly hash: string;
  readonly person: string;
  readonly diaryNumber: string;
  readonly document: string;
};

export async function lockEdition(tx: Tx, { edition, snapshot, hash, person, diaryNumber, document }: Locking): Promise<void> {
  await sql`
    update basis_edition set status = 'locked', version = version + 1, snapshot = ${JSON.stringify(snapshot)}::jsonb, snapshot_hash = ${hash},
      locked_by = ${person}, locked_at = tillstand_now(), diary_number = ${diaryNumber}, document = ${document}
    where id = ${edition}`.execute(tx);
}

export type NewComment = {
  readonly edition: string;
  readonly part: PartKey;
  readonly partVersion: number;
  readonly quote: string;
  readonly body: string;
  readonly person: string;
};

export async function addComment(tx: Tx, { edition, part, partVersion, quote, body, person }: NewComment): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into basis_comment (edition, part, part_version, quote, body, made_by)
    values (${edition}, ${part}, ${partVersion}, ${quote}, ${body}, ${person}) returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a comment was added and is not there');
  return id;
}

/** False when it has been taken care of already, or is not there. */
export async function resolveComment(tx: Tx, edition: string, id: string, person: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update basis_comment set resolved_by = ${person}, resolved_at = tillstand_now()
    where id = ${id} and edition = ${edition} and resolved_by is null`.execute(tx);
  return numAffectedRows === 1n;
}

export type NewStand = {
  readonly edition: string;
  readonly person: string;
  readonly stand: 'approve' | 'dissent';
  readonly said: string | null;
  readonly version: number;
};

export async function addStand(tx: Tx, { edition, person, stand, said, version }: NewStand): Promise<void> {
  await sql`
    insert into basis_stand (edition, person, stand, said, version) values (${edition}, ${person}, ${stand}, ${said}, ${version})`.execute(
    tx,
  );
}

export async function addReason(tx: Tx, row: By & { edition: string; part: PartKey; reason: string }): Promise<void> {
  await sql`
    insert into basis_reason (edition, part, reason, made_by, acting)
    values (${row.edition}, ${row.part}, ${row.reason}, ${row.person}, ${row.acting})`.execute(tx);
}
