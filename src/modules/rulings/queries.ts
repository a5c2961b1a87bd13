import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { Values } from '../work/index.ts';
import type { RulingAction, RulingStatus } from './core/life.ts';
import type { Published } from './published.ts';

export type Ruling = {
  readonly id: string;
  readonly careCase: string;
  readonly area: string;
  readonly status: RulingStatus;
  readonly version: number;
  readonly contentVersion: number;
  /** The edition of the basis that it decides by. */
  readonly basis: string;
  readonly diaryNumber: string | null;
  readonly preparedBy: string;
  readonly preparedByName: string | null;
  readonly decidedOn: LocalDate | null;
  readonly document: string | null;
  readonly fictitious: boolean;
};

const columns = sql`
  r.id, r.care_case as "careCase", r.area, r.status, r.version, r.content_version as "contentVersion", r.basis, r.diary_number as "diaryNumber",
  r.prepared_by as "preparedBy", p.name as "preparedByName", r.decided_on as "decidedOn", r.document, r.fictitious`;

/** The rulings of a case, latest first: at most one is open. */
export async function rulingsOf(tx: Tx, careCase: string): Promise<readonly Ruling[]> {
  const { rows } = await sql<Ruling>`
    select ${columns} from ruling r left join person p on p.id = r.prepared_by where r.care_case = ${careCase}
    order by r.created_at desc, r.id desc`.execute(tx);
  return rows;
}

export type RulingVersion = {
  readonly version: number;
  readonly action: 'create' | RulingAction;
  readonly content: Values | null;
  readonly note: string | null;
  readonly person: string;
  readonly personName: string | null;
  readonly at: Date;
};

/** Every act, oldest first. */
export async function versionsOf(tx: Tx, ruling: string): Promise<readonly RulingVersion[]> {
  const { rows } = await sql<RulingVersion>`
    select v.version, v.action, v.content, v.note, v.made_by as person, p.name as "personName", v.made_at as at
    from ruling_version v left join person p on p.id = v.made_by where v.ruling = ${ruling} order by v.version`.execute(tx);
  return rows;
}

/** What the ruling says now. */
export const contentIn = (versions: readonly RulingVersion[]): Values =>
  versions.findLast(({ content }) => content !== null)?.content ?? {};

/** Everyone who has written in it or sent it for decision: none of them may decide. */
export const writersIn = (versions: readonly RulingVersion[]): ReadonlySet<string> =>
  new Set(versions.filter(({ action }) => action === 'create' || action === 'edit' || action === 'propose').map(({ person }) => person));

/** A decision as everyone may read it. */
export type PublicRuling = {
  readonly id: string;
  readonly area: string;
  readonly decidedOn: LocalDate;
  readonly decidedAt: Date;
  readonly diaryNumber: string;
  readonly document: string | null;
  readonly fictitious: boolean;
  readonly published: Published;
};

const publicColumns = sql`
  r.id, r.area, r.decided_on as "decidedOn", r.decided_at as "decidedAt", r.diary_number as "diaryNumber", r.document, r.fictitious, r.published`;

/** What has been decided, latest first. Made-up decisions are given in demonstrations alone. */
export async function publicRulings(
  db: Queryable,
  { withFictitious }: { readonly withFictitious: boolean },
): Promise<readonly PublicRuling[]> {
  const { rows } = await sql<PublicRuling>`
    select ${publicColumns} from ruling r where r.status = 'decided' and (${withFictitious} or not r.fictitious)
    order by r.decided_on desc, r.decided_at desc, r.id limit 1000`.execute(db);
  return rows;
}

export async function findPublicRuling(db: Queryable, id: string, { withFictitious }: { readonly withFictitious: boolean }) {
  const { rows } = await sql<PublicRuling>`
    select ${publicColumns} from ruling r where r.status = 'decided' and r.id = ${id} and (${withFictitious} or not r.fictitious)`.execute(
    db,
  );
  return rows[0];
}
