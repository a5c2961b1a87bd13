import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { sql } from 'kysely';
import { localDate } from '../../../src/kernel/date.ts';
import { appendAudit, verifyAudit } from '../../../src/modules/audit/index.ts';
import { appendEntries } from '../../../src/modules/journal/index.ts';
import { loadRegister } from '../../../src/modules/register/index.ts';
import { type Database, worksForSystem } from '../../../src/platform/db/index.ts';
import { loadAuditKeys } from '../../../src/platform/keys.ts';
import { projectRoot } from '../../../src/platform/root.ts';

export const keysIn = (dataDir: string) => loadAuditKeys({ mode: 'demo', dataDir, auditKeys: undefined, auditKeyFile: undefined });

/** The register, so that entries have an area and a source to refer to. */
export const fillRegister = (db: Database) => loadRegister(db, path.join(projectRoot(), 'data'));

/** One act as the product does it: an entry of the decision journal, marked as made up, and its event, in one transaction. Gives its id once it is acknowledged. */
export async function act(db: Database, keys: ReturnType<typeof keysIn>): Promise<string> {
  const id = `drill/${randomUUID()}`;
  await db.tx(async (tx) => {
    await appendEntries(tx, [
      {
        id,
        area: 'sallsynta-motorikstorningar',
        when: { notBefore: localDate('2026-11-22'), notAfter: localDate('2026-11-22') },
        dateBasis: null,
        recordedAt: new Date(),
        source: { id: await anySource(tx), locator: null, quality: null },
        corrects: null,
        fictitious: true,
        payload: { kind: 'area-state', state: { status: 'management' }, note: 'Övning' },
      },
    ]);
    const event = { actor: null, acting: null, reason: null, origin: null, requestId: id, details: {} };
    await appendAudit(tx, keys.current, { ...event, action: 'journal.recorded', object: { kind: 'journal-entry', id }, result: 'done' });
  });
  return id;
}

async function anySource(tx: Parameters<typeof appendEntries>[0]): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from source order by id limit 1`.execute(tx);
  return rows[0]?.id ?? '';
}

export type Findings = {
  readonly acknowledged: number;
  readonly stored: number;
  /** Acknowledged acts that are not there. */
  readonly lost: number;
  /** Entries without their event, and events without their entry. */
  readonly halfDone: number;
  /** What is wrong with the chain; undefined when it holds. */
  readonly chain: string | undefined;
};

/** Looks behind the application: whether everything acknowledged is there, whole. */
export async function inspect(db: Database, dataDir: string, acknowledged: readonly string[]): Promise<Findings> {
  const { entries, events } = await db.read(async (tx) => {
    await worksForSystem(tx, 'verify-audit');
    const entry = await sql<{ id: string }>`select id from journal_entry where id like 'drill/%'`.execute(tx);
    const event = await sql<{ id: string }>`select object_id as id from audit_event where action = 'journal.recorded'`.execute(tx);
    return { entries: new Set(entry.rows.map((row) => row.id)), events: new Set(event.rows.map((row) => row.id)) };
  });
  const { fault } = await verifyAudit(db, keysIn(dataDir).all);
  return {
    acknowledged: acknowledged.length,
    stored: entries.size,
    lost: acknowledged.filter((id) => !entries.has(id)).length,
    halfDone: countMissing(entries, events) + countMissing(events, entries),
    chain: fault && JSON.stringify(fault),
  };
}

const countMissing = (wanted: ReadonlySet<string>, there: ReadonlySet<string>): number => [...wanted].filter((id) => !there.has(id)).length;

/** What must be true after every drill. */
export const isSound = ({ lost, halfDone, chain }: Findings): boolean => lost === 0 && halfDone === 0 && chain === undefined;
