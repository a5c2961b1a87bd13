import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../core/place.ts';

export type LogRow = {
  readonly seq: number;
  readonly at: Date;
  readonly actor: string | null;
  readonly actorName: string | null;
  readonly acting: string | null;
  readonly action: string;
  readonly objectKind: string | null;
  readonly objectId: string | null;
  readonly result: 'done' | 'allowed' | 'denied' | 'failed';
  readonly reason: string | null;
  readonly origin: string | null;
  readonly requestId: string | null;
  readonly details: string;
  readonly keyId: string;
  readonly hash: Buffer;
};

export type LogFilter = {
  readonly person?: string | undefined;
  readonly action?: string | undefined;
  readonly object?: string | undefined;
  readonly result?: LogRow['result'] | undefined;
  /** The first moment that counts, and the first that does not. */
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  /** Only rows before this number, for paging. */
  readonly before?: number | undefined;
};

const columns = sql`
  e.seq, e.at, e.actor, p.name as "actorName", e.acting, e.action, e.object_kind as "objectKind", e.object_id as "objectId", e.result, e.reason,
  e.origin, e.request_id as "requestId", e.details, e.key_id as "keyId", e.hash`;

/** A region sees what was done in its name and what was done to it; the same as row-level security says. */
const withinScope = (scope: Scope) => {
  if (scope.all) return sql`true`;
  const own = sql`select o.id from work_organisation o where o.id = ${scope.organisation} or o.region = ${scope.organisation}`;
  return sql`(split_part(e.acting, '@', 2) in (${own}) or e.details::jsonb ->> 'organisation' in (${own}))`;
};

/** Escapes what `like` would read as a pattern. */
const literally = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

const matching = (scope: Scope, f: LogFilter) => sql`
  ${withinScope(scope)}
  and ${f.person === undefined ? sql`true` : sql`(e.actor::text = ${f.person} or strpos(lower(p.name), lower(${f.person})) > 0)`}
  and ${f.action === undefined ? sql`true` : sql`e.action like ${`${literally(f.action)}%`}`}
  and ${f.object === undefined ? sql`true` : sql`(e.object_id = ${f.object} or e.object_kind = ${f.object} or e.object_kind || ' ' || e.object_id = ${f.object})`}
  and ${f.result === undefined ? sql`true` : sql`e.result = ${f.result}`}
  and ${f.from === undefined ? sql`true` : sql`e.at >= ${f.from}`}
  and ${f.until === undefined ? sql`true` : sql`e.at < ${f.until}`}`;

/** The latest first. */
export async function listEvents(tx: Tx, scope: Scope, filter: LogFilter, limit: number): Promise<readonly LogRow[]> {
  const found = await sql<LogRow>`
    select ${columns} from audit_event e left join person p on p.id = e.actor
    where ${matching(scope, filter)} and ${filter.before === undefined ? sql`true` : sql`e.seq < ${filter.before}`}
    order by e.seq desc limit ${limit}`.execute(tx);
  return found.rows;
}

export async function findEvent(tx: Tx, scope: Scope, seq: number): Promise<LogRow | undefined> {
  const found = await sql<LogRow>`
    select ${columns} from audit_event e left join person p on p.id = e.actor where e.seq = ${seq} and ${withinScope(scope)}`.execute(tx);
  return found.rows[0];
}

/** Every action there is, for the filter. */
export async function listActions(tx: Tx, scope: Scope): Promise<readonly string[]> {
  const found = await sql<{ action: string }>`
    select distinct e.action from audit_event e where ${withinScope(scope)} order by 1 limit 300`.execute(tx);
  return found.rows.map((row) => row.action);
}
