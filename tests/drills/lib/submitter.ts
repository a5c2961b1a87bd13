// A process that submits an application, to be killed at one of its steps. Bundled before it is run: it draws the papers.
// submitter.js prepare <settings>   makes a call and as many complete applications as asked for; tells their ids as JSON
// submitter.js submit <settings>    submits one; tells `steps <n>` and `ack <number>`, unless it is killed at step `killAt` before that
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import disk from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { submitApplication } from '../../../src/modules/applications/index.ts';
import { openCall, peopleOf, writtenApplication } from '../../../src/modules/applications/test-rows.ts';
import { createPeople } from '../../../src/modules/identity/index.ts';
import { createRegister, loadRegister } from '../../../src/modules/register/index.ts';
import { createDb } from '../../../src/platform/db/index.ts';
import { folderStore } from '../../../src/platform/files/index.ts';
import { securityHeaders } from '../../../src/platform/http/headers.ts';
import { createLog } from '../../../src/platform/log.ts';
import { projectRoot } from '../../../src/platform/root.ts';

export type SubmitterSettings = {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly files: string;
  readonly applications: number;
  readonly application: string;
  readonly key: string;
  /** The step to die at, from 1; none when 0. */
  readonly killAt: number;
};

const [mode, given = '{}'] = process.argv.slice(2);
const settings = JSON.parse(given) as SubmitterSettings;
const tell = (line: string): void => void fs.writeSync(1, `${line}\n`);
const log = createLog({ level: 'silent' });
const auditKey = { id: 'drill', secret: createHash('sha256').update('drill').digest() };

const owner = new pg.Client({ connectionString: settings.ownerUrl });
await owner.connect();
const db = createDb(settings.appUrl, { log, max: 2 });
const asOwner = async <Row extends pg.QueryResultRow>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
  (await owner.query<Row>(sql, parameters)).rows;
const app = { db: { ...db, asOwner } };

async function prepare(): Promise<void> {
  const baseUrl = 'http://localhost:3000';
  await loadRegister(db, path.join(projectRoot(), 'data'));
  await createPeople(
    { baseUrl, issuer: undefined, demo: true },
    { db, log, now: () => new Date(), auditKey, assets: { css: '', js: '' }, headers: securityHeaders({ baseUrl }) },
  );
  const call = await openCall(app);
  const made: string[] = [];
  for (let n = 1; n <= settings.applications; n += 1) made.push(await writtenApplication(app, call, { unitName: `Påhittad enhet ${n}` }));
  tell(JSON.stringify(made));
}

let step = 0;
/** One step: here the process may die, at once and without a word. */
function reached(): void {
  step += 1;
  if (step !== settings.killAt) return;
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}

/** Every question to the database is two steps, before it is sent and when it has been sent; every touch of the disk too, before and after. */
function countSteps(): void {
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function counted(this: pg.Client, ...parameters: unknown[]) {
    reached();
    const answer = (query as (...all: unknown[]) => unknown).apply(this, parameters);
    reached();
    return answer;
  } as typeof query;
  const touches = disk as unknown as Record<string, (...all: unknown[]) => Promise<unknown>>;
  for (const name of ['mkdir', 'open', 'rename', 'rm', 'stat', 'utimes']) {
    const touch = touches[name];
    if (!touch) continue;
    touches[name] = async (...parameters) => {
      reached();
      const answer = await touch(...parameters);
      reached();
      return answer;
    };
  }
}

async function submit(): Promise<void> {
  const register = createRegister({ db, log });
  await register.refresh();
  const [who] = await asOwner<{ person: string }>('select person from identity where subject = $1', [
    (await peopleOf(app, 'region-12')).signatory,
  ]);
  const person = { kind: 'person', id: who?.person ?? '', acting: { role: 'region-signatory', organisation: 'region-12' } } as never;
  const { application, key } = settings;
  const submission = {
    owner: who?.person ?? '',
    route: 'applications.submitted',
    key,
    requestHash: createHash('sha256').update(application).digest(),
    page: `/ansokningar/${application}/skicka`,
  };
  const doing = { db, auditKey, person, origin: null, requestId: 'drill', submission };
  countSteps();
  const done = await submitApplication(doing, { db, files: folderStore(settings.files), register } as never, application);
  tell(`steps ${step}`);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  tell(`ack ${done.value}`);
  await register.close();
}

await (mode === 'prepare' ? prepare() : submit());
await db.close();
await owner.end();
process.exit(0);
