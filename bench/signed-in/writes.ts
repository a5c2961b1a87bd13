import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { ok } from '../../src/kernel/result.ts';
import { act } from '../../src/modules/access/index.ts';
import type { AuditKey } from '../../src/modules/audit/index.ts';
import { createDb, type Database, type Tx } from '../../src/platform/db/index.ts';
import type { Log } from '../../src/platform/log.ts';

/** Writes a second, in one round: a bare INSERT, the same row by an act, and a draft of the product by an act. */
export type Round = { readonly writers: number; readonly bare: number; readonly act: number; readonly draft: number };

type Measured = {
  readonly db: Database;
  readonly adminUrl: string;
  readonly auditKey: AuditKey;
  readonly person: string;
  readonly log: Log;
};

const ROUNDS = 9;

/**
 * The bare INSERT is by the owner of the table, whom row-level security does not concern: one statement that commits by itself, with the
 * same driver, as many connections and the same waiting for the disk. The act inserts the same row in the same table as an official
 * may: in a transaction that is theirs, under row-level security, once for its key, with its event in the chained log.
 */
export async function measureWrites({ db, adminUrl, auditKey, person, log }: Measured): Promise<readonly Round[]> {
  const owner = createDb(adminUrl, { log, role: null });
  await makeTable(adminUrl);
  const row = () => [randomUUID(), 'authority', 'x'.repeat(200)] as const;
  const bare = async (): Promise<void> => {
    await owner.pool.query('insert into bench_row (id, organisation, body) values ($1, $2, $3)', [...row()]);
  };
  const sameRow = () =>
    done({ db, auditKey, person }, async (tx) => {
      const [id, organisation, body] = row();
      await sql`insert into bench_row (id, organisation, body) values (${id}, ${organisation}, ${body})`.execute(tx);
      return id;
    });
  const draft = () =>
    done({ db, auditKey, person }, async (tx) => {
      const { rows } = await sql<{ id: string }>`
        insert into work_draft (organisation, kind, area, status, version, content_version, drafted_by, fictitious)
        values ('authority', 'area-state', 'sallsynta-motorikstorningar', 'draft', 1, 1, ${person}, true) returning id`.execute(tx);
      return rows[0]?.id ?? '';
    });
  const rounds: Round[] = [];
  for (const writers of [1, 8]) {
    for (const write of [bare, sameRow, draft]) await perSecond(write, writers, 0.5);
    for (let round = 0; round < ROUNDS; round++)
      rounds.push({
        writers,
        bare: await perSecond(bare, writers, 1),
        act: await perSecond(sameRow, writers, 1),
        draft: await perSecond(draft, writers, 1),
      });
  }
  await owner.close();
  return rounds;
}

async function makeTable(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`
    create table bench_row (id uuid primary key, organisation text not null, body text not null, at timestamptz not null default clock_timestamp());
    alter table bench_row enable row level security;
    create policy own on bench_row to tillstand_app using (organisation = current_setting('tillstand.organisation', true));
    grant select, insert on bench_row to tillstand_app`);
  await client.end();
}

async function done({ db, auditKey, person: id }: Pick<Measured, 'db' | 'auditKey' | 'person'>, work: (tx: Tx) => Promise<string>) {
  const key = randomUUID();
  const person = {
    kind: 'person' as const,
    id,
    name: '',
    acting: { role: 'case-officer', organisation: 'authority' },
    assignments: [],
    session: { id: key, csrf: '', steppedUpAt: null },
  };
  const submission = { owner: id, route: 'bench', page: '/bench', key, requestHash: createHash('sha256').update(key).digest() };
  const result = await act({ db, auditKey, person, origin: '127.0.0.1', requestId: key, submission }, async (tx) => {
    const made = await work(tx);
    return ok({ answer: made, events: [{ action: 'bench.written', object: { kind: 'bench', id: made }, details: {} }] });
  });
  if (!result.ok) throw new Error('the act was not done');
}

/** So many a second, by so many writers, in this many seconds. */
async function perSecond(write: () => Promise<void>, writers: number, seconds: number): Promise<number> {
  const start = performance.now();
  const end = start + seconds * 1_000;
  let count = 0;
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      await write();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: writers }, one));
  return (count * 1_000) / (performance.now() - start);
}
