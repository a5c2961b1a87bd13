import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { buildApp } from '../../src/app.ts';
import { startEligibility } from '../../src/eligibility-parts.ts';
import { openCall, writtenApplication } from '../../src/modules/applications/test-rows.ts';
import { createPeople, findSession, formTokenOf, openSession } from '../../src/modules/identity/index.ts';
import { createRegister, loadRegister } from '../../src/modules/register/index.ts';
import { loadAssets } from '../../src/platform/assets/assets.ts';
import { createDb, migrate } from '../../src/platform/db/index.ts';
import { fileStore } from '../../src/platform/files/index.ts';
import { securityHeaders } from '../../src/platform/http/headers.ts';
import { loadAuditKeys } from '../../src/platform/keys.ts';
import { createLog } from '../../src/platform/log.ts';
import { undrawn } from '../../src/platform/pdf/aside.ts';
import { startEmbedded } from '../../src/platform/postgres/index.ts';
import { projectRoot } from '../../src/platform/root.ts';
import { countBuffers } from '../../src/platform/startup/count-buffers.ts';
import { bareServer } from './bare.ts';
import type { Kept, Plain, Prepared, Someone, Submitting } from './shapes.ts';

// The whole product in one process on a database of its own, with 60 made-up applications ready to be sent in and 200 editors in others.
// node server.js <data folder> <port>: tells whom there is as a line of JSON, then answers each line that it is asked: `drawn`, `kept`, `plain`, `bare`.
countBuffers();
const [dataDir = '', port = ''] = process.argv.slice(2);
const SIGNATORIES = 60;
const UNREAD = 12;
const EDITORS = 200;
const EDITED = 50;
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
const { parts: eligibility, codes } = await startEligibility(db, log);
const files = await fileStore({ dataDir, filesDir: undefined, filesS3: undefined });
const app = await buildApp({
  settings: { baseUrl, trustProxy: false },
  db,
  log,
  now: () => new Date(),
  register,
  eligibility,
  files,
  assets,
  identity,
  ...people,
  http: { rateLimit: undefined },
});

const owner = new pg.Client({ connectionString: embedded.adminUrl });
await owner.connect();
const asOwner = async <Row extends pg.QueryResultRow>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
  (await owner.query<Row>(sql, parameters)).rows;
const withOwner = { db: { ...db, asOwner } };

/** Someone made up in a role at a region, with a session that has just been proved. */
async function someone(role: string, organisation: string, name: string): Promise<Someone> {
  const [row] = await asOwner<{ person: string; assignment: string }>(
    `with p as (insert into person (name, active, home, fictitious) values ($1, true, $2, true) returning id),
      a as (insert into assignment (person, role, organisation, valid_from, needs_confirmation) select id, $3, $2, current_date - 1, false from p returning id, person)
     select person, id as assignment from a`,
    [name, organisation, role],
  );
  if (!row) throw new Error('nobody was made');
  const token = await db.tx((tx) =>
    openSession(tx, {
      person: row.person,
      issuer: `${baseUrl}/demo-inloggning`,
      acr: null,
      acting: row.assignment,
      steppedUp: true,
      userAgent: null,
      replaces: null,
    }),
  );
  const found = await findSession(db.kysely, token, new Date().toISOString().slice(0, 10));
  if (!found) throw new Error('the session does not hold');
  return { cookie: `__Host-tillstand=${token}`, csrf: formTokenOf(found.csrfSecret) };
}

async function prepare(): Promise<Prepared> {
  const regions = (await asOwner<{ id: string }>(`select id from work_organisation where kind = 'region' order by id`)).map(({ id }) => id);
  const regionOf = (n: number): string => regions[n % regions.length] ?? '';
  const call = await openCall(withOwner);
  const said = 'Påhittat svar om verksamheten, bemanningen och patienterna. '.repeat(20);
  const make = (n: number, what: string): Promise<string> =>
    writtenApplication(withOwner, call, { organisation: regionOf(n), said, unitName: `Påhittad ${what} ${n}` });
  const submitting: Submitting[] = [];
  for (let n = 0; n < SIGNATORIES + UNREAD; n += 1)
    submitting.push({
      application: await make(n, 'enhet'),
      signatory: await someone('region-signatory', regionOf(n), `Påhittad företrädare ${n}`),
      editor: await someone('applicant-editor', regionOf(n), `Påhittad redaktör ${n}`),
    });
  const edited = [];
  for (let n = 0; n < EDITED; n += 1) edited.push(await make(n, 'avdelning'));
  const sections = ['premises', 'cooperation', 'research', 'follow-up'];
  const editing = [];
  for (let n = 0; n < EDITORS; n += 1)
    editing.push({
      application: edited[n % EDITED] ?? '',
      section: sections[Math.floor(n / EDITED)] ?? '',
      editor: await someone('applicant-editor', regionOf(n % EDITED), `Påhittad skribent ${n}`),
    });
  await owner.query('analyze');
  return { submitting: submitting.slice(0, SIGNATORIES), unread: submitting.slice(SIGNATORIES), editing };
}

/** What has been kept: nothing may be lost, and nothing be late that was not. */
async function kept(): Promise<Kept> {
  const [row] = await asOwner<Omit<Kept, 'resident'>>(
    `select count(*)::int as submissions, count(distinct diary_number)::int as numbers, count(*) filter (where late)::int as late,
       coalesce(sum(jsonb_array_length(content -> 'attachments')), 0)::int as attachments,
       (select coalesce(sum(version - 1), 0)::int from application_section) as saves
     from application_submission`,
  );
  if (!row) throw new Error('nothing was counted');
  return { ...row, resident: process.memoryUsage.rss() };
}

/** What was sent in first, whole: what each file and row has. */
async function sentIn(): Promise<readonly { readonly content: string; readonly files: readonly Buffer[] }[]> {
  const rows = await asOwner<{ content: object; hashes: string[] }>(
    `select s.content, array(select a ->> 'sha256' from jsonb_array_elements(s.content -> 'attachments') a)
       || array(select f.sha256 from document_file f where f.document in (s.html_document, s.pdf_document, s.json_document)) as hashes
     from application_submission s order by s.submitted_at limit ${SIGNATORIES}`,
  );
  return Promise.all(
    rows.map(async ({ content, hashes }) => ({
      content: JSON.stringify(content),
      files: await Promise.all(hashes.map((hash) => fs.readFile(path.join(dataDir, 'files', hash.slice(0, 2), hash)))),
    })),
  );
}

/** The same bytes as plain files, each brought to the disk, and as a row in a transaction of its own; as many at once as signatories. */
async function plain(): Promise<Plain> {
  await owner.query('create table if not exists bench_plain (id uuid primary key, content jsonb not null)');
  await owner.query('grant insert on bench_plain to tillstand_app');
  const folder = path.join(dataDir, 'plain');
  await fs.mkdir(folder, { recursive: true });
  const whole = await sentIn();
  const start = performance.now();
  await Promise.all(
    whole.map(async (one) => {
      const id = randomUUID();
      for (const [at, content] of one.files.entries()) {
        const handle = await fs.open(path.join(folder, `${id}-${at}`), 'wx');
        await handle.writeFile(content);
        await handle.sync();
        await handle.close();
      }
      await db.pool.query('insert into bench_plain (id, content) values ($1, $2)', [id, one.content]);
    }),
  );
  const ms = performance.now() - start;
  await fs.rm(folder, { recursive: true });
  return { ms, bytes: whole.reduce((sum, { files: all }) => sum + all.reduce((inner, { byteLength }) => inner + byteLength, 0), 0) };
}

const prepared = await prepare();
await app.listen({ port: Number(port), host: 'localhost' });
tell(prepared);
let bare: Awaited<ReturnType<typeof bareServer>> | undefined;
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'drawn') tell({ undrawn: undrawn() });
  if (line === 'kept') tell(await kept());
  if (line === 'plain') tell(await plain());
  if (line === 'bare') {
    const whole = await sentIn();
    const contents = whole.map(({ content }) => content);
    bare = await bareServer({ contents, folder: path.join(dataDir, 'bare'), databaseUrl: embedded.adminUrl });
    tell({ url: bare.url, bodyBytes: whole.map(({ files: all }) => all.reduce((sum, one) => sum + one.byteLength, 0)) });
  }
}
await bare?.stop();
await app.close();
await codes.close();
await register.close();
await owner.end();
await db.close();
await embedded.stop();
process.exit(0);
