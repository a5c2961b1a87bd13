import path from 'node:path';
import pg from 'pg';
import { buildApp } from '../../src/app.ts';
import { startEligibility } from '../../src/eligibility-parts.ts';
import { createPeople, openSession } from '../../src/modules/identity/index.ts';
import { createRegister, loadRegister } from '../../src/modules/register/index.ts';
import { loadAssets } from '../../src/platform/assets/assets.ts';
import { createDb, migrate } from '../../src/platform/db/index.ts';
import { fileStore } from '../../src/platform/files/index.ts';
import { securityHeaders } from '../../src/platform/http/headers.ts';
import { loadAuditKeys } from '../../src/platform/keys.ts';
import { createLog } from '../../src/platform/log.ts';
import { startEmbedded } from '../../src/platform/postgres/index.ts';
import { projectRoot } from '../../src/platform/root.ts';
import { measureWrites } from './writes.ts';

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
const { rows } = await owner.query(
  `select i.person, a.id as assignment from identity i join assignment a on a.person = i.person where i.subject = 'handlaggare'`,
);
await owner.end();
const officer: { person: string; assignment: string } = rows[0];

const writing = await measureWrites({ db, adminUrl: embedded.adminUrl, auditKey: keys.current, person: officer.person, log });
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
