import { createHash, randomUUID } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { buildApp } from '../../src/app.ts';
import { startEligibility } from '../../src/eligibility-parts.ts';
import { ok } from '../../src/kernel/result.ts';
import { act } from '../../src/modules/access/index.ts';
import { createPeople, openSession } from '../../src/modules/identity/index.ts';
import { createRegister, loadRegister } from '../../src/modules/register/index.ts';
import { loadAssets } from '../../src/platform/assets/assets.ts';
import { createDb, type Database, migrate } from '../../src/platform/db/index.ts';
import { fileStore } from '../../src/platform/files/index.ts';
import { securityHeaders } from '../../src/platform/http/headers.ts';
import { loadAuditKeys } from '../../src/platform/keys.ts';
import { createLog } from '../../src/platform/log.ts';
import { startEmbedded } from '../../src/platform/postgres/index.ts';
import { projectRoot } from '../../src/platform/root.ts';

// The whole product in one process, with no answer kept ready and no limit on how often one may ask; measures writes, then serves.
// node server.js <data folder> <port>: tells the writes as one line of JSON, then the session as another, once it listens.
const [dataDir = '', port = ''] = process.argv.slice(2);
const log = createLog({ level: 'silent' });
const tell = (value: object): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

const embedded = await startEmbedded({ dataDir, log });
await migrate(embedded.adminUrl, path.join(projectRoot(), 'db/migrations'), log);
const db = createDb(embedded.appUrl, { log });
await loadRegister(db, path.join(projectRoot(), 'data'));
const register = createRegister({ db, log });
await register.refresh();
const baseUrl = `http://localhost:${port}`;
const keys = loadAuditKeys({ mode: 'demo', dataDir, auditKeys: undefined, auditKeyFile: undefined });
const assets = loadAssets(path.join(projectRoot(), 'dist/assets'));
const { identity, ...people } = await createPeople(
  { baseUrl, issuer: undefined, demo: true },
  {
    db,
    log,
    now: () => new Date(),
    auditKey: keys.current,
    auditKeys: keys.all,
    assets: { css: assets.url('app.css'), js: assets.url('app.js') },
    headers: securityHeaders({ baseUrl }),
  },
);

const owner = new pg.Client({ connectionString: embedded.adminUrl });
await owner.connect();
await owner.query('create table bench_row (id uuid primary key, body text not null, at timestamptz not null default clock_timestamp())');
await owner.query('grant insert on bench_row to tillstand_app');
const { rows } = await owner.query(
  `select i.person, a.id as assignment from identity i join assignment a on a.person = i.person where i.subject = 'handlaggare'`,
);
await owner.end();
const officer: { person: string; assignment: string } = rows[0];

/** A row and nothing else, in a transaction of its own. */
const bare = async (): Promise<void> => {
  await db.pool.query('insert into bench_row (id, body) values ($1, $2)', [randomUUID(), 'x'.repeat(200)]);
};

/** What an act is: the same kind of row under row-level security, once for its key, with its event in the chained log. */
async function withAudit(database: Database): Promise<void> {
  const { sql } = await import('kysely');
  const key = randomUUID();
  const person = {
    kind: 'person' as const,
    id: officer.person,
    name: '',
    acting: { role: 'case-officer', organisation: 'authority' },
    assignments: [],
    session: { id: key, csrf: '', steppedUpAt: null },
  };
  const submission = { owner: person.id, route: 'bench', page: '/bench', key, requestHash: createHash('sha256').update(key).digest() };
  const doing = { db: database, auditKey: keys.current, person, origin: '127.0.0.1', requestId: key, submission };
  const done = await act(doing, async (tx) => {
    const draft = await sql<{ id: string }>`
      insert into work_draft (organisation, kind, area, status, version, content_version, drafted_by, fictitious)
      values ('authority', 'area-state', 'sallsynta-motorikstorningar', 'draft', 1, 1, ${person.id}, true) returning id`.execute(tx);
    const id = draft.rows[0]?.id ?? '';
    return ok({ answer: id, events: [{ action: 'bench.written', object: { kind: 'bench', id }, details: {} }] });
  });
  if (!done.ok) throw new Error('the act was not done');
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

const writing = [];
for (const writers of [1, 8]) {
  await perSecond(() => withAudit(db), writers, 1);
  for (let round = 0; round < 3; round++) {
    writing.push({ writers, bare: await perSecond(bare, writers, 3), act: await perSecond(() => withAudit(db), writers, 3) });
  }
}
tell({ writing });

const { parts: eligibility } = await startEligibility(db, log);
const app = await buildApp({
  settings: { baseUrl, trustProxy: false },
  db,
  log,
  now: () => new Date(),
  register,
  eligibility,
  files: await fileStore({ dataDir, filesDir: undefined, filesS3: undefined }),
  assets,
  identity,
  ...people,
  http: { rateLimit: undefined },
  alterRoute: ({ cache: _, ...route }) => route,
});
const token = await db.tx((tx) =>
  openSession(tx, {
    person: officer.person,
    issuer: `${baseUrl}/demo-inloggning`,
    acr: null,
    acting: officer.assignment,
    steppedUp: true,
    userAgent: null,
    replaces: null,
  }),
);
await app.listen({ port: Number(port), host: 'localhost' });
tell({ cookie: `__Host-tillstand=${token}` });
async function end(): Promise<void> {
  await app.close();
  await register.close();
  await db.close();
  await embedded.stop();
}
process.on('SIGINT', () => {
  void end().finally(() => process.exit(0));
});
