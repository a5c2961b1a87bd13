import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { planned, type Queryable, type Tx } from '../../platform/db/index.ts';
import type { Role } from './core/role.ts';

/** How long a session lasts: without use, and in all. */
export type SessionLimits = { readonly idleMinutes: number; readonly absoluteHours: number };
export const sessionLimits: SessionLimits = { idleMinutes: 30, absoluteHours: 10 };

export type ActingAs = {
  readonly assignment: string;
  readonly role: Role;
  readonly organisation: string;
  readonly organisationName: string;
};

/** A session that holds, with what the person may act as at this very moment. */
export type Session = {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly fictitious: boolean;
  /** Null when the chosen assignment is no longer usable, or none has been chosen yet. */
  readonly acting: ActingAs | null;
  readonly assignments: readonly ActingAs[];
  readonly csrfSecret: Buffer;
  readonly createdAt: Date;
  readonly steppedUpAt: Date | null;
  /** How many messages the person has not read. */
  readonly unreadMessages: number;
};

export type SessionEnd = 'signed-out' | 'signed-out-everywhere' | 'replaced' | 'idle' | 'too-old' | 'role-removed' | 'deactivated';

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export type NewSession = {
  readonly person: string;
  readonly issuer: string;
  readonly acr: string | null;
  readonly acting: string | null;
  readonly steppedUp: boolean;
  readonly userAgent: string | null;
  /** The session that this one takes the place of: a new token at every sign-in and step-up. */
  readonly replaces: string | null;
};

/** What a person may act as on a day: begun, not over, confirmed where two must agree, at an active organisation. */
export async function actingChoices(db: Queryable, person: string, today: string): Promise<readonly ActingAs[]> {
  const found = await sql<ActingAs>`
    select assignment, role, organisation, organisation_name as "organisationName"
    from usable_assignments(${person}, ${today}) order by organisation_name, role`.execute(db);
  return found.rows;
}

/** Opens a session and returns the token for the cookie; only its hash is kept. */
export async function openSession(tx: Tx, session: NewSession): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  if (session.replaces !== null) await endSession(tx, session.replaces, 'replaced');
  await sql`
    insert into session (id_hash, person, acting, csrf_secret, issuer, acr, user_agent, stepped_up_at)
    values (${hashOf(token)}, ${session.person}, ${session.acting}, ${randomBytes(32)}, ${session.issuer}, ${session.acr},
            ${session.userAgent?.slice(0, 300) ?? null}, case when ${session.steppedUp}::boolean then clock_timestamp() end)`.execute(tx);
  return token;
}

type SessionRow = Omit<Session, 'acting' | 'assignments'> & {
  readonly actingId: string | null;
  readonly assignments: readonly ActingAs[];
  readonly over: SessionEnd | null;
  /** Not noted as in use for a minute. */
  readonly isUnseen: boolean;
};

/**
 * The session of a cookie, if it holds: not ended, not idle or too old, its person active. What the person may
 * act as is read anew each time, so a role that is taken away is gone at the next request.
 */
export async function findSession(
  db: Queryable,
  token: string,
  today: string,
  limits: SessionLimits = sessionLimits,
): Promise<Session | undefined> {
  // Asked at every request: planned once on each connection.
  const [row] = await planned(
    db as Tx,
    sql<SessionRow>`
    select s.public_id as id, s.person, p.name, p.fictitious, s.acting as "actingId", s.csrf_secret as "csrfSecret", s.created_at as "createdAt",
      s.stepped_up_at as "steppedUpAt", unread_messages(s.person) as "unreadMessages",
      case
        when not p.active then 'deactivated'
        when s.created_at < clock_timestamp() - make_interval(hours => ${limits.absoluteHours}) then 'too-old'
        when s.last_seen_at < clock_timestamp() - make_interval(mins => ${limits.idleMinutes}) then 'idle'
      end as over,
      s.last_seen_at < clock_timestamp() - interval '1 minute' as "isUnseen",
      coalesce((
        select jsonb_agg(jsonb_build_object('assignment', a.assignment, 'role', a.role, 'organisation', a.organisation,
                                            'organisationName', a.organisation_name) order by a.organisation_name, a.role)
        from usable_assignments(s.person, ${today}) a
      ), '[]') as assignments
    from session s cross join lateral person_of_session(s.person) p
    where s.id_hash = ${hashOf(token)} and s.ended_at is null`,
  );
  if (!row) return undefined;
  if (row.over !== null) {
    await endSession(db, row.id, row.over);
    return undefined;
  }
  const { actingId, over: _, isUnseen, ...session } = row;
  if (isUnseen) await touch(db, row.id);
  return { ...session, acting: row.assignments.find((one) => one.assignment === actingId) ?? null };
}

/** A session that lapsed within the last day, by time and for no other reason; for keeping what was being written. */
export async function findLapsedSession(
  db: Queryable,
  token: string,
): Promise<{ readonly person: string; readonly csrfSecret: Buffer } | undefined> {
  const found = await sql<{ person: string; csrfSecret: Buffer }>`
    select person, csrf_secret as "csrfSecret" from session
    where id_hash = ${hashOf(token)} and ended_why in ('idle', 'too-old') and ended_at > clock_timestamp() - interval '1 day'`.execute(db);
  return found.rows[0];
}

/** Notes that the session is in use, at most once a minute. */
async function touch(db: Queryable, id: string): Promise<void> {
  await sql`
    update session set last_seen_at = clock_timestamp()
    where public_id = ${id} and last_seen_at < clock_timestamp() - interval '1 minute'`.execute(db);
}

export async function endSession(db: Queryable, id: string, why: SessionEnd): Promise<void> {
  await sql`update session set ended_at = clock_timestamp(), ended_why = ${why} where public_id = ${id} and ended_at is null`.execute(db);
}

/** Ends every session of a person, but one if wanted. Returns how many ended. */
export async function endSessionsOf(tx: Tx, person: string, why: SessionEnd, except: string | null = null): Promise<number> {
  const ended = await sql`
    update session set ended_at = clock_timestamp(), ended_why = ${why}
    where person = ${person} and ended_at is null and public_id is distinct from ${except}::uuid`.execute(tx);
  return Number(ended.numAffectedRows ?? 0n);
}

/** Ends the sessions that act by an assignment: it has been taken away. */
export async function endSessionsActingBy(tx: Tx, assignment: string): Promise<number> {
  const ended = await sql`
    update session set ended_at = clock_timestamp(), ended_why = 'role-removed' where acting = ${assignment} and ended_at is null`.execute(
    tx,
  );
  return Number(ended.numAffectedRows ?? 0n);
}

/** Chooses what to act as; only what the person may act as now. */
export async function actAs(tx: Tx, session: Session, assignment: string): Promise<boolean> {
  if (!session.assignments.some((one) => one.assignment === assignment)) return false;
  await sql`update session set acting = ${assignment} where public_id = ${session.id} and ended_at is null`.execute(tx);
  return true;
}

export type OpenSession = { readonly id: string; readonly createdAt: Date; readonly lastSeenAt: Date; readonly userAgent: string | null };

/** The sessions that a person has open, latest used first. */
export async function openSessionsOf(db: Queryable, person: string): Promise<readonly OpenSession[]> {
  const found = await sql<OpenSession>`
    select public_id as id, created_at as "createdAt", last_seen_at as "lastSeenAt", user_agent as "userAgent"
    from session where person = ${person} and ended_at is null order by last_seen_at desc`.execute(db);
  return found.rows;
}
