import { createHash, randomUUID } from 'node:crypto';
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

// The product in one process on a database of its own, with a made-up consultation; tells what it measured as one line of JSON.
const [dataDir = ''] = process.argv.slice(2);
const RESPONDENTS = 120;
const PARTS = 17;
const PASSAGES = 2_000;
const ROUNDS = 9;
const log = createLog({ level: 'silent' });
const baseUrl = 'http://localhost:3000';

const embedded = await startEmbedded({ dataDir, log });
await migrate(embedded.adminUrl, path.join(projectRoot(), 'db/migrations'), log);
const db = createDb(embedded.appUrl, { log });
await loadRegister(db, path.join(projectRoot(), 'data'));
const register = createRegister({ db, log });
await register.refresh();
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

const consultation = randomUUID();
const owner = new pg.Client({ connectionString: embedded.adminUrl });
await owner.connect();
const [officer] = (
  await owner.query<{ person: string; assignment: string }>(
    `select i.person, a.id as assignment from identity i join assignment a on a.person = i.person where i.subject = 'handlaggare'`,
  )
).rows;
if (!officer) throw new Error('no officer');
await fill();
await owner.query('analyze');

/** A made-up consultation; every text is generated and says so. */
async function fill(): Promise<void> {
  const parts = Array.from({ length: PARTS }, (_, part) => ({
    key: `del-${part}`,
    title: { sv: `Påhittad del ${part + 1}`, en: `Made-up part ${part + 1}` },
    passages: Array.from({ length: Math.ceil(PASSAGES / PARTS) }, (_, at) => ({
      id: `del-${part}.${at}`,
      text: `Påhittat stycke ${at + 1} i del ${part + 1}.`,
    })),
  }));
  const [row] = (
    await owner.query<{ id: string }>(
      `insert into care_case (area, state, opened_by, fictitious) values ('sallsynta-motorikstorningar', 'consultation', $1, true) returning id`,
      [officer?.person],
    )
  ).rows;
  await owner.query(
    `insert into consultation (id, care_case, area, area_name, fictitious, state, version, basis, parts, letter, contact, last_day, created_by, changed_by, opened_by, opened_at, diary_number)
     values ($1, $2, 'sallsynta-motorikstorningar', 'Påhittat område', true, 'open', 1, 'prov@1', $3, 'Påhittat', 'Påhittad', current_date + 30, $4, $4, $4, now(), 'DEMO')`,
    [consultation, row?.id, JSON.stringify(parts), officer?.person],
  );
  await owner.query('alter table consultation_submission disable trigger user');
  const stances = ['agree', 'agree-with-changes', 'disagree', 'no-view'];
  for (let n = 0; n < RESPONDENTS; n += 1) {
    const id = randomUUID();
    const open = randomUUID();
    const said = parts.map(({ key, passages }, at) => ({
      part: key,
      stance: stances[(n + at) % 4],
      text: `Påhittat svar ${n + 1} om ${key}: ${'resor och avstånd för patienter i hela landet. '.repeat(1 + ((n * at) % 9))}`,
      passages: [passages[(n * 7 + at) % passages.length]?.id ?? ''],
    }));
    const name = `Påhittad förening ${n + 1}`;
    await owner.query('alter table consultation_open_answer disable trigger user');
    await owner.query(
      `insert into consultation_open_answer (id, consultation, kind, name, content, state, proof, origin, fictitious) values ($1, $2, 'association', $3, $4, 'received', $5, '', true)`,
      [open, consultation, name, JSON.stringify(said), randomUUID()],
    );
    await owner.query(
      `insert into consultation_submission (id, consultation, care_case, open_answer, number, kind, name, content, hash, diary_number, submitted_at, fictitious)
       values ($1, $2, $3, $4, 1, 'association', $5, $6, $7, $8, now(), true)`,
      [
        id,
        consultation,
        row?.id,
        open,
        name,
        JSON.stringify({ name, parts: said }),
        createHash('sha256').update(id).digest('hex'),
        `DEMO-${n + 1}`,
      ],
    );
    for (const cell of said)
      await owner.query('insert into consultation_cell (submission, part, stance, text, passages) values ($1, $2, $3, $4, $5)', [
        id,
        cell.part,
        cell.stance,
        cell.text,
        cell.passages,
      ]);
  }
}

const token = await db.tx((tx) =>
  openSession(tx, {
    person: officer.person,
    issuer: `${baseUrl}/demo-inloggning`,
    acr: null,
    acting: officer.assignment,
    steppedUp: true,
    userAgent: 'bench',
    replaces: null,
  }),
);
const cookie = `__Host-tillstand=${token}`;

const times = async (work: () => Promise<unknown>): Promise<number[]> => {
  await work();
  const taken: number[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return taken.toSorted((a, b) => a - b);
};
const ask = async (url: string): Promise<void> => {
  const answer = await app.inject({ url, headers: { cookie } });
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode}`);
};
const at = `/arbete/remisser/${consultation}/svar`;
const bare = await times(() =>
  owner.query(
    'select s.id, s.name, c.part, c.stance, c.text, c.passages from consultation_submission s join consultation_cell c on c.submission = s.id where s.consultation = $1 and s.stands',
    [consultation],
  ),
);
const done = [];
for (const [name, url] of [
  ['The matrix opens', at],
  ['Filtered by stance and words', `${at}?stance=disagree&q=resor`],
  ['Filtered by part', `${at}?part=del-3`],
  ['Taken out as CSV', `${at}.csv`],
  ['Taken out as JSON', `${at}.json`],
  ['Taken out as DOCX', `${at}.docx`],
] as const) {
  const taken = await times(() => ask(url));
  done.push({ name, ms: taken[taken.length >> 1], slowest: taken.at(-1) });
}
const cells = (await owner.query<{ n: number }>('select count(*)::int as n from consultation_cell')).rows[0]?.n;
process.stdout.write(JSON.stringify({ respondents: RESPONDENTS, cells, bare: bare[bare.length >> 1], done }));
await owner.end();
await app.close();
await codes.close();
await register.close();
await db.close();
await embedded.stop();
