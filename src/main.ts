import { flushCompileCache } from 'node:module';
import path from 'node:path';
import { productGauges } from './gauges.ts';
import type { People } from './modules/identity/index.ts';
import type { Register } from './modules/register/index.ts';
import { type Assets, loadAssets } from './platform/assets/assets.ts';
import { clientAuth } from './platform/client-key.ts';
import { createDb, type Database, guardDisk, migrate } from './platform/db/index.ts';
import { fileStore, type KeptFileStore, scannerOf } from './platform/files/index.ts';
import { securityHeaders } from './platform/http/headers.ts';
import { loadAuditKeys } from './platform/keys.ts';
import { createLog, type Log } from './platform/log.ts';
import { OperatorFault } from './platform/operator-fault.ts';
import { projectRoot } from './platform/root.ts';
import { type Sealer, sealerOf } from './platform/seal/sealer.ts';
import type { Settings } from './platform/settings.ts';
import { checkAppRole } from './platform/startup/check-app-role.ts';
import { refuseMovedClock } from './platform/startup/check-clock.ts';
import { countBuffers } from './platform/startup/count-buffers.ts';
import { exitCodes, explain, settingsOrExit } from './platform/startup/entry.ts';
import { giveBackMemory } from './platform/startup/give-back.ts';
import { listen } from './platform/startup/listen.ts';
import { openDatabase } from './platform/startup/open-database.ts';
import { readyLines } from './platform/startup/ready-lines.ts';
import { prepareShutdown, type Shutdown } from './platform/startup/shutdown.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The database, brought to the newest form, as the running application sees it. */
async function startDatabase(settings: Settings, log: Log, shutdown: Shutdown): Promise<Database> {
  const opened = await openDatabase(settings, { log, say });
  shutdown.add('the database', opened.stop);
  shutdown.onForce(opened.stopAtOnce);
  const { applied } = await migrate(opened.adminUrl, path.join(projectRoot(), 'db/migrations'), log);
  if (applied.length > 0) say(`Database migrated: ${applied.join(', ')}.`);
  // The disk of a given database is watched by those who run it.
  const disk = opened.kind === 'embedded' ? await guardDisk(settings.dataDir, { log }) : undefined;
  const db = createDb(opened.appUrl, { log, ...(disk ? { beforeWrite: disk.beforeWrite } : {}) });
  shutdown.add('the database connections', db.close);
  await checkAppRole(db);
  if (settings.mode === 'production') await refuseMovedClock(db.kysely);
  return db;
}

/** The register, brought up to the data files and read into memory. */
async function startRegister(db: Database, log: Log, shutdown: Shutdown): Promise<Register> {
  const { createRegister, loadRegister } = await import('./modules/register/index.ts');
  const report = await loadRegister(db, path.join(projectRoot(), 'data'));
  if (report.entries.length > 0) say(`Register loaded: ${report.entries.length} entries added to the journal.`);
  const register = createRegister({ db, log });
  shutdown.add('the register', register.close);
  await register.refresh();
  return register;
}

/** Sign-in: the real issuer, or the demonstration's own. */
async function startPeople(settings: Settings, db: Database, log: Log, now: () => Date, assets: Assets): Promise<People> {
  const { createPeople } = await import('./modules/identity/index.ts');
  const { oidc, baseUrl, mode } = settings;
  const issuer = oidc && { issuer: oidc.issuer, clientId: oidc.clientId, auth: await clientAuth(oidc.auth), acr: oidc.acr };
  const files = { css: assets.url('app.css'), js: assets.url('app.js') };
  const keys = loadAuditKeys(settings);
  return createPeople(
    { baseUrl, issuer, demo: mode === 'demo' },
    { db, log, now, auditKey: keys.current, auditKeys: keys.all, assets: files, headers: securityHeaders({ baseUrl }) },
  );
}

/** What the product does by itself, as sending mail. Begun when the first request may come, so that no start waits for it. */
async function startJobs(
  settings: Settings,
  db: Database,
  lent: { files: KeptFileStore; seal: Sealer | undefined },
  log: Log,
  shutdown: Shutdown,
): Promise<void> {
  const [{ appJobs }, { createJobs }] = await Promise.all([import('./jobs.ts'), import('./platform/jobs/index.ts')]);
  const jobs = createJobs({
    db,
    log,
    jobs: appJobs(settings, { ...lent, log, auditKey: loadAuditKeys(settings).current, scan: scannerOf(settings) }),
  });
  shutdown.add('the jobs', jobs.close);
  jobs.start();
}

async function run(settings: Settings, log: Log, shutdown: Shutdown, launchedAt: number): Promise<void> {
  const seal = sealerOf(settings.seal);
  // The application is read while PostgreSQL starts.
  const [{ buildApp }, db] = await Promise.all([import('./app.ts'), startDatabase(settings, log, shutdown)]);
  const register = await startRegister(db, log, shutdown);
  const now = () => new Date();
  const assets = loadAssets(path.join(projectRoot(), 'dist/assets'));
  const { identity, ...people } = await startPeople(settings, db, log, now, assets);
  const { startEligibility } = await import('./eligibility-parts.ts');
  const { parts: eligibility, codes } = await startEligibility(db, log);
  shutdown.add('the codes', codes.close);
  const files = await fileStore(settings);
  const app = await buildApp({
    settings,
    db,
    log,
    now,
    register,
    eligibility,
    files,
    scan: scannerOf(settings),
    seal,
    assets,
    identity,
    gauges: productGauges(db, register),
    ...people,
  });
  shutdown.add('the web server', () => app.close());
  await listen(app, settings);
  for (const line of readyLines(settings, Date.now() - launchedAt)) say(line);
  await startJobs(settings, db, { files, seal }, log, shutdown);
  flushCompileCache();
  giveBackMemory();
}

countBuffers();
const settings = settingsOrExit(process.env, process.cwd());
const launchedAt = Number(process.env.TILLSTAND_LAUNCHED_AT) || performance.timeOrigin;
const log = createLog({ level: settings.logLevel, readable: process.stderr.isTTY });
const shutdown = prepareShutdown(log, say);
try {
  await run(settings, log, shutdown, launchedAt);
} catch (error) {
  explain(error);
  await shutdown.end(error instanceof OperatorFault ? exitCodes.unavailable : exitCodes.software);
}
