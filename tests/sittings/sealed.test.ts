import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDate } from '../../src/kernel/date.ts';
import type { Doing } from '../../src/modules/access/index.ts';
import { verifyAudit } from '../../src/modules/audit/index.ts';
import { loadRegister } from '../../src/modules/register/index.ts';
import {
  addItem,
  adjustMinutes,
  decideItem,
  emptyItem,
  findSitting,
  firstRules,
  giveNotice,
  happen,
  minutesHash,
  openItem,
  openSitting,
  planSitting,
  publishMinutes,
  putProposal,
  setRules,
  sittingsJobs,
} from '../../src/modules/sittings/index.ts';
import { worksForSystem } from '../../src/platform/db/index.ts';
import { projectRoot } from '../../src/platform/root.ts';
import { type Sealer, sealerOf } from '../../src/platform/seal/sealer.ts';
import { frameApp } from '../support/app.ts';
import { type FreshDb, freshDb } from '../support/fresh-db.ts';
import { sealIn } from '../support/read-seal.ts';
import { testCertificate } from '../support/test-certificate.ts';
import { type Board, boardIn, given } from './board.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-sealed-'));
let db: FreshDb;
let board: Board;
let seal: Sealer;
let trusted: string;

beforeAll(async () => {
  db = await freshDb();
  await loadRegister(db, path.join(projectRoot(), 'data'));
  board = await boardIn(db);
  const certificate = await testCertificate(folder, 'ec');
  trusted = fs.readFileSync(certificate.issuerFile, 'utf8');
  const made = sealerOf(certificate);
  if (!made) throw new Error('no certificate was made');
  seal = made;
  board.at('2026-05-20');
  given(await setRules(board.as('secretary'), { version: 0, rules: { ...firstRules, source: 'Provad arbetsordning' } }));
});
afterAll(async () => {
  await board.close();
  await db.close();
  fs.rmSync(folder, { recursive: true });
});

const find = async (id: string) => (await board.read('secretary', (tx) => findSitting(tx, id))) ?? expect.fail();

/** A meeting that has rejected one application, up to the adjusting of its minutes. */
async function closedMeeting(day: string): Promise<string> {
  const secretary = () => board.as('secretary');
  board.at('2026-05-20');
  const id = given(await planSitting(secretary(), { day: localDate(day), start: '10:00', place: '' }));
  const wants = { population: 'both', tasks: [], subPermits: [] } as const;
  const applicant = { collaborationRegions: [], hospital: null, unit: null, application: null, diaryNumber: null, withdrawn: false, wants };
  given(
    await addItem(
      secretary(),
      { id },
      {
        ...emptyItem,
        kind: 'award',
        title: 'Övning',
        area: 'sallsynta-motorikstorningar',
        slots: { units: 3, unitsForChildren: 2, tasks: [], subPermits: [], note: null },
        applicants: [{ ...applicant, key: 'a', region: '03', regionName: 'Region Uppsala' }],
      },
    ),
  );
  given(await giveNotice(secretary(), board.deps, { id }));
  board.at(day);
  given(await openSitting(secretary(), { id }));
  given(await happen(secretary(), { id }, ...board.members.map((key) => ({ kind: 'arrived', person: board.idOf(key) }) as const)));
  const of = (await find(id)).state.items[0]?.item.id ?? '';
  given(await openItem(secretary(), { id, of }));
  const outcomes = [{ kind: 'reject', applicant: 'a', reasons: 'Skäl.' }] as const;
  given(await putProposal(secretary(), { id, of }, { from: null, outcomes }));
  given(await decideItem(secretary(), { id, of }, { proposal: 'A', effect: 'at-adjustment' }));
  const persons = [board.idOf('chair')];
  given(await happen(secretary(), { id }, { kind: 'item-closed', of }, { kind: 'adjusters-appointed', persons }, { kind: 'closed' }));
  return id;
}

const adjust = async (id: string, doing: Doing, sealer: Sealer | undefined) =>
  given(await adjustMinutes(doing, { ...board.deps, seal: sealer }, { id, hash: minutesHash(await find(id)) }));

type Row = { readonly id: string; readonly kind: string; readonly form: string; readonly sha256: string; readonly name: string };
const filesIn = (form: string) =>
  db.asOwner<Row>(
    'select d.id, d.kind, f.form, f.sha256, f.name from document d join document_file f on f.document = d.id where f.form = $1 order by d.id',
    [form],
  );
const kindsWith = async (form: string) => (await filesIn(form)).map(({ kind }) => kind).toSorted();

async function contentOf(sha256: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await board.deps.files.get(sha256)) ?? expect.fail()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The job, as a node runs it. */
const runJob = async (sealer: Sealer | undefined, real: Pick<FreshDb, 'tx'> = board.deps.db): Promise<void> => {
  const { auditKey } = board.as('secretary');
  const [job] = sittingsJobs({ files: board.deps.files, seal: sealer, auditKey });
  const tx: Parameters<NonNullable<typeof job>['run']>[0] = (work) =>
    real.tx(async (inner) => {
      await worksForSystem(inner, 'jobs');
      return work(inner);
    });
  await job?.run(tx, new AbortController().signal);
};

test('without a certificate nothing is sealed, and nothing is looked for', async () => {
  const id = await closedMeeting('2026-06-03');
  expect(await adjust(id, board.as('chair'), undefined)).toBe('sealed');
  expect(sittingsJobs({ files: board.deps.files, seal: undefined, auditKey: board.as('chair').auditKey })).toEqual([]);
  expect(await filesIn('pdf-sealed')).toEqual([]);
});

test('minutes that were adjusted before there was a certificate get their seal from the job, once', async () => {
  await runJob(seal);
  expect(await kindsWith('pdf-sealed')).toEqual(['board-decision', 'board-minutes']);
  await runJob(seal);
  expect(await filesIn('pdf-sealed')).toHaveLength(2);
});

test('adjusted minutes and the decision bear a seal at once; what was adjusted stands in the file, byte by byte', async () => {
  const id = await closedMeeting('2026-06-10');
  expect(await adjust(id, board.as('chair'), seal)).toBe('sealed');
  const [plain, sealed] = [await filesIn('pdf-a'), await filesIn('pdf-sealed')];
  expect(sealed).toHaveLength(4);
  for (const file of sealed) {
    const before = await contentOf(plain.find((one) => one.id === file.id)?.sha256 ?? '');
    const after = await contentOf(file.sha256);
    expect(after.subarray(0, before.length).equals(before)).toBe(true);
    expect(await sealIn(after, trusted)).toMatchObject({ holds: true, coversFile: true });
    expect(file.name).toMatch(/-stampel\.pdf$/);
  }
  const { state } = await find(id);
  expect(state.sealed).toBe(minutesHash(await find(id)));
  const [row] = await db.asOwner<{ n: number; serial: string }>(
    "select count(*)::int as n, min(details::jsonb ->> 'serial') as serial from audit_event where action = 'document.sealed' and actor is null",
  );
  expect(row).toEqual({ n: 4, serial: seal.certificate.serial });
});

test('killed between the adjusting and the seal, or in the middle of sealing: the decision holds, and the seal comes, once', async () => {
  const id = await closedMeeting('2026-06-17');
  const doing = board.as('chair');
  let asked = 0;
  // The first transaction is the adjusting, the second looks for what has no seal; each one after it is killed before its commit.
  const dying: Doing['db'] = {
    ...doing.db,
    tx: (work, options) =>
      doing.db.tx(async (tx) => {
        asked += 1;
        const done = await work(tx);
        if (asked === 1 || asked === 2) return done;
        throw new Error('killed');
      }, options),
  };
  expect(await adjust(id, { ...doing, db: dying }, seal)).toBe('sealed');
  expect(asked).toBeGreaterThan(2);
  expect(await filesIn('pdf-sealed')).toHaveLength(4);
  expect((await find(id)).state.phase).toBe('adjusted');
  await Promise.all([runJob(seal), runJob(seal)]);
  expect(await filesIn('pdf-sealed')).toHaveLength(6);
  expect(await db.asOwner('select from document_seal')).toHaveLength(6);
});

test('a certificate that has run out leaves the document waiting, and the job says so', async () => {
  const id = await closedMeeting('2026-06-24');
  const stale: Sealer = { ...seal, seal: async () => Promise.reject(new Error('the certificate to seal with was valid to 2020')) };
  expect(await adjust(id, board.as('chair'), stale)).toBe('sealed');
  await expect(runJob(stale)).rejects.toThrow('could not be sealed');
  expect(await filesIn('pdf-sealed')).toHaveLength(6);
  await runJob(seal);
  expect(await filesIn('pdf-sealed')).toHaveLength(8);
});

test('a seal that waits for the time stamp of another machine is left to the job: nobody who adjusts waits for it', async () => {
  const id = await closedMeeting('2026-06-26');
  let asked = 0;
  const slow: Sealer = {
    ...seal,
    waitsForOthers: true,
    seal: (pdf, at) => {
      asked += 1;
      return seal.seal(pdf, at);
    },
  };
  expect(await adjust(id, board.as('chair'), slow)).toBe('sealed');
  expect([asked, (await filesIn('pdf-sealed')).length]).toEqual([0, 8]);
  await runJob(slow);
  expect([asked, (await filesIn('pdf-sealed')).length]).toEqual([2, 10]);
});

test('published minutes bear a seal that everyone can fetch and check, and the page tells whose it is', async () => {
  const [first] = await db.asOwner<{ sitting: string }>('select sitting from sitting_minutes order by sitting limit 1');
  const id = first?.sitting ?? '';
  given(await publishMinutes(board.as('secretary'), { ...board.deps, seal }, { id }));
  const [published] = (await filesIn('pdf-sealed')).filter(({ kind }) => kind === 'board-minutes-published');
  const app = await frameApp({ db, files: board.deps.files, identity: { db, signIn: { isDemo: false } } as never });
  const page = await app.inject({ url: `/namnd/protokoll/${id}` });
  expect(page.statusCode).toBe(200);
  for (const said of [seal.certificate.subject, seal.certificate.serial, 'elektronisk stämpel']) expect(page.body).toContain(said);
  const address = `/dokument/oppna/${published?.id}/pdf-sealed`;
  expect(page.body).toContain(address);
  const told = (await app.inject({ url: `/v1/board-meetings/${id}` })).json();
  expect(told.minutes.sealedPdf).toBe(`http://localhost:3000${address}`);
  const fetched = await app.inject({ url: address });
  expect(await sealIn(fetched.rawPayload, trusted)).toMatchObject({ holds: true, coversFile: true });
  const [hidden] = (await filesIn('pdf-sealed')).filter(({ kind }) => kind === 'board-minutes');
  expect((await app.inject({ url: `/dokument/oppna/${hidden?.id}/pdf-sealed` })).statusCode).toBe(404);

  // What is masked afterwards is nowhere to be fetched: the edition before is taken back from the public.
  given(await happen(board.as('secretary'), { id }, { kind: 'masked', part: 'p1.reasons.A.a', ground: '26 kap. 1 § OSL' }));
  given(await publishMinutes(board.as('secretary'), { ...board.deps, seal }, { id }));
  for (const form of ['pdf-ua', 'pdf-a', 'pdf-sealed', 'docx'])
    expect((await app.inject({ url: `/dokument/oppna/${published?.id}/${form}` })).statusCode).toBe(404);
  const anew = (await app.inject({ url: `/v1/board-meetings/${id}` })).json();
  expect([anew.minutes.edition, anew.minutes.pdf.includes(published?.id)]).toEqual([2, false]);
  expect((await app.inject({ url: new URL(anew.minutes.pdf).pathname })).statusCode).toBe(200);
  await app.close();
});

test('nobody but the product itself adds a seal, nobody takes one away, and what is made up never gets one', async () => {
  const [one] = await filesIn('pdf-sealed');
  const add = (kind: string) =>
    board.read('secretary', (tx) =>
      tx
        .insertInto('document_file' as never)
        .values({
          document: one?.id,
          version: 1,
          form: 'pdf-sealed',
          name: 'x.pdf',
          media_type: 'application/pdf',
          sha256: kind,
          bytes: 1,
        } as never)
        .execute(),
    );
  await expect(add('a'.repeat(64))).rejects.toThrow('row-level security');
  await expect(db.asOwner('delete from document_seal')).rejects.toThrow();
  const [before] = await db.asOwner<{ id: string }>(
    `insert into document (id, kind, title, organisation, open, fictitious) values (uuidv7(), 'board-minutes', 'Övning', 'board', false, true) returning id`,
  );
  await db.asOwner('insert into document_version (document, version) values ($1, 1)', [before?.id]);
  await db.asOwner(
    "insert into document_file select $1, 1, f.form, f.name, f.media_type, f.sha256, f.bytes from document_file f where f.document = $2 and f.form = 'pdf-a'",
    [before?.id, one?.id],
  );
  const sealed = await filesIn('pdf-sealed');
  await runJob(seal);
  expect(await filesIn('pdf-sealed')).toEqual(sealed);
});

test('the audit log holds', async () => {
  const { auditKey } = board.as('chair');
  expect((await verifyAudit(board.deps.db, [auditKey])).fault).toBeUndefined();
});
