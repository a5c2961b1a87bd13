import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { localDate, startOfDay } from '../../kernel/date.ts';
import { asSubject, type Doing, type Person } from '../../modules/access/index.ts';
import { personas } from '../../modules/identity/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import type { AuditKey } from '../../platform/keys.ts';
import { OperatorFault } from '../../platform/operator-fault.ts';

/** Where a story is played: whose turn it is, and which day. */
export type Stage = {
  /** The database, in whose transactions it is the day of the story. */
  readonly db: Database;
  /** From here on it is this day, in the morning or at the time given, `11:30`. */
  readonly at: (day: string, time?: string) => void;
  /** A persona who acts now, freshly signed in, as the only role that the persona has. */
  readonly as: (persona: string) => Doing;
  readonly personOf: (persona: string) => string;
  /** Reads as a persona, under row-level security. */
  readonly read: <T>(persona: string, work: (tx: Tx) => Promise<T>) => Promise<T>;
};

/** Milliseconds from the start of a day to a time of it and some seconds, but for the days when the clock changes. */
const since = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000 + 20_000;
};

/** Moves the clock by the transaction alone: nobody else who works in the database at the same time notices. */
export function createStage(real: Database, auditKey: AuditKey, people: ReadonlyMap<string, string>): Stage {
  let now = Date.now();
  const db: Database = {
    ...real,
    tx: (work, options) =>
      real.tx(async (tx) => {
        const offset = `${Math.round((now - Date.now()) / 1_000)} seconds`;
        await sql`select set_config('tillstand.clock_offset', ${offset}, true)`.execute(tx);
        return work(tx);
      }, options),
  };
  const personOf = (persona: string): string => {
    const id = people.get(persona);
    if (id === undefined) throw new OperatorFault(`The demonstration has nobody called ${persona}. Start it once with npm start.`);
    return id;
  };
  const actor = (id: string): Person => {
    const persona = personas.find((one) => one.id === id);
    const [acting] = persona?.assignments ?? [];
    if (!persona || !acting) throw new Error(`no persona ${id}`);
    const session = { id: randomUUID(), csrf: '', steppedUpAt: new Date(now) };
    return { kind: 'person', id: personOf(id), name: persona.name.sv, acting, assignments: persona.assignments, session };
  };
  return {
    db,
    at: (day, time = '10:05') => {
      now = startOfDay(localDate(day)).getTime() + since(time);
    },
    as: (id) => {
      const person = actor(id);
      const submission = { owner: person.id, route: 'demo', page: 'demo', key: randomUUID(), requestHash: randomBytes(32) };
      return { db, auditKey, person, origin: null, requestId: 'demo', submission };
    },
    personOf,
    read: (id, work) => asSubject(db, actor(id), work),
  };
}

/** What an act gave; what it refused stops the story and says why. */
export function must<T, F>(what: string, done: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: F }): T {
  if (done.ok) return done.value;
  throw new OperatorFault(`The story stops at "${what}": ${JSON.stringify(done.error).slice(0, 2_000)}`);
}
