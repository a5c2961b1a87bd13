import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Values } from '../work/index.ts';
import { type PartKey, partKeys } from './core/basis.ts';
import { type Contents, emptyContents } from './core/parts.ts';
import type { Snapshot } from './snapshot.ts';

/** `paper`: the group had made its basis before the case was taken over. */
export type Origin = 'first' | 'reopened' | 'revision' | 'paper';

export type Edition = {
  readonly id: string;
  readonly careCase: string;
  readonly area: string;
  readonly edition: number;
  readonly origin: Origin;
  readonly reason: string | null;
  readonly status: 'open' | 'locked';
  /** Grows by each change of a part. */
  readonly version: number;
  readonly hash: string | null;
  readonly diaryNumber: string | null;
  readonly document: string | null;
  /** What the basis was on paper, and the day that it bears. */
  readonly paper: string | null;
  readonly paperDated: LocalDate | null;
  readonly lockedAt: Date | null;
  readonly lockedByName: string | null;
  readonly fictitious: boolean;
};

const columns = sql`
  e.id, e.care_case as "careCase", e.area, e.edition, e.origin, e.reason, e.status, e.version, e.snapshot_hash as hash,
  e.diary_number as "diaryNumber", e.document, e.paper, e.paper_dated::text as "paperDated", e.locked_at as "lockedAt", p.name as "lockedByName", e.fictitious`;

/** The editions of a case, latest first. */
export async function editionsOf(tx: Tx, careCase: string): Promise<readonly Edition[]> {
  const { rows } = await sql<Edition>`
    select ${columns} from basis_edition e left join person p on p.id = e.locked_by where e.care_case = ${careCase}
    order by e.edition desc`.execute(tx);
  return rows;
}

/** The open edition of a case; `lock` makes other acts on it wait for the end of the transaction. */
export async function findOpenEdition(tx: Tx, careCase: string, lock: 'lock' | 'read' = 'read'): Promise<Edition | undefined> {
  if (lock === 'lock') await sql`select from basis_edition where care_case = ${careCase} and status = 'open' for update`.execute(tx);
  return (await editionsOf(tx, careCase)).find((edition) => edition.status === 'open');
}

export async function snapshotOf(tx: Tx, edition: string): Promise<Snapshot | undefined> {
  const { rows } = await sql<{ snapshot: Snapshot | null }>`select snapshot from basis_edition where id = ${edition}`.execute(tx);
  return rows[0]?.snapshot ?? undefined;
}

export type PartVersion = {
  readonly part: PartKey;
  readonly version: number;
  readonly action: 'begin' | 'carry' | 'edit' | 'restore';
  readonly restored: number | null;
  readonly content: Values;
  readonly person: string;
  readonly personName: string | null;
  readonly at: Date;
};

const versionColumns = sql`
  b.part, b.version, b.action, b.restored, b.content, b.made_by as person, p.name as "personName", b.made_at as at`;

/** Each part as it stands. */
export async function partsNow(tx: Tx, edition: string): Promise<ReadonlyMap<PartKey, PartVersion>> {
  const { rows } = await sql<PartVersion>`
    select distinct on (b.part) ${versionColumns} from basis_part b left join person p on p.id = b.made_by
    where b.edition = ${edition} order by b.part, b.version desc`.execute(tx);
  return new Map(rows.map((row) => [row.part, row]));
}

/** Every version of a part, latest first. */
export async function versionsOfPart(tx: Tx, edition: string, part: PartKey): Promise<readonly PartVersion[]> {
  const { rows } = await sql<PartVersion>`
    select ${versionColumns} from basis_part b left join person p on p.id = b.made_by
    where b.edition = ${edition} and b.part = ${part} order by b.version desc`.execute(tx);
  return rows;
}

export const contentsOf = (parts: ReadonlyMap<PartKey, PartVersion>): Contents => ({
  ...emptyContents,
  ...Object.fromEntries(partKeys.map((key) => [key, parts.get(key)?.content ?? {}])),
});

export type Comment = {
  readonly id: string;
  readonly part: PartKey;
  readonly partVersion: number;
  readonly quote: string;
  readonly body: string;
  readonly personName: string | null;
  readonly at: Date;
  readonly resolvedByName: string | null;
  readonly resolvedAt: Date | null;
};

/** What has been said of the passages, those that nobody has taken care of first. */
export async function commentsOf(tx: Tx, edition: string): Promise<readonly Comment[]> {
  const { rows } = await sql<Comment>`
    select c.id, c.part, c.part_version as "partVersion", c.quote, c.body, p.name as "personName", c.made_at as at,
      r.name as "resolvedByName", c.resolved_at as "resolvedAt"
    from basis_comment c left join person p on p.id = c.made_by left join person r on r.id = c.resolved_by
    where c.edition = ${edition} order by c.resolved_at is not null, c.id limit 500`.execute(tx);
  return rows;
}

export type StandRow = {
  readonly person: string;
  readonly personName: string | null;
  readonly stand: 'approve' | 'dissent';
  readonly said: string | null;
  readonly version: number;
  readonly at: Date;
};

/** The latest that each has said of the edition. */
export async function standsOf(tx: Tx, edition: string): Promise<readonly StandRow[]> {
  const { rows } = await sql<StandRow>`
    select distinct on (s.person) s.person, p.name as "personName", s.stand, s.said, s.version, s.made_at as at
    from basis_stand s left join person p on p.id = s.person where s.edition = ${edition} order by s.person, s.id desc`.execute(tx);
  return rows;
}

export type Reasons = Readonly<Partial<Record<PartKey, string>>>;

/** Why parts differ from the proposal, the latest of each. */
export async function reasonsOf(tx: Tx, edition: string): Promise<Reasons> {
  const { rows } = await sql<{ part: PartKey; reason: string }>`
    select distinct on (part) part, reason from basis_reason where edition = ${edition} order by part, id desc`.execute(tx);
  return Object.fromEntries(rows.map(({ part, reason }) => [part, reason]));
}
