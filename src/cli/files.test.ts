import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDb, freshDb, quietLog } from '../../tests/support/fresh-db.ts';
import { addDocument, type DocumentFile } from '../modules/documents/index.ts';
import { worksForSystem } from '../platform/db/index.ts';
import { fileStore } from '../platform/files/index.ts';
import { projectRoot } from '../platform/root.ts';
import { parseSettings } from '../platform/settings.ts';
import { backupCommand } from './backup.ts';
import type { Command } from './command.ts';
import { filesCommand } from './files.ts';
import { restoreCommand } from './restore.ts';

const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-files-command-'));
const inRoom = (name: string): string => path.join(room, name);
const settingsIn = (folder: string) => {
  const parsed = parseSettings({ TILLSTAND_DATA_DIR: inRoom(folder) }, room);
  if (!parsed.ok) throw new Error(parsed.faults.join());
  return parsed.settings;
};
const [here, there] = [settingsIn('here'), settingsIn('there')];
const db = await freshDb({ system: 'command-line' });
const empty = await freshDb({ migrated: false, system: 'command-line' });
afterAll(async () => {
  await db.close();
  await empty.close();
  fs.rmSync(room, { recursive: true });
});

async function run(command: Command, on: FreshDb, settings: typeof here, ...args: string[]) {
  let out = '';
  const status = await command.run(
    {
      settings,
      log: quietLog,
      root: projectRoot(),
      out: (text) => {
        out += text;
      },
      say: (line) => {
        out += `${line}\n`;
      },
      openDatabase: async () => ({
        appUrl: on.appUrl,
        adminUrl: on.ownerUrl,
        kind: 'given',
        stop: async () => undefined,
        stopAtOnce: () => undefined,
      }),
      openMigratedDb: async () => on,
    },
    args,
  );
  return { status, out };
}

async function* only(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
const stored: DocumentFile[] = [];
beforeAll(async () => {
  const store = await fileStore(here);
  for (const text of ['ett', 'två', 'tre']) {
    stored.push({ form: 'attachment', name: `${text}.pdf`, mediaType: 'application/pdf', ...(await store.put(only(text))) });
  }
  await store.put(only('övergiven'));
  await db.tx(async (tx) => {
    await worksForSystem(tx, 'command-line');
    for (const file of stored) {
      await addDocument(tx, {
        careCase: null,
        kind: 'registered',
        title: file.name,
        organisation: 'authority',
        open: false,
        secrecy: null,
        fictitious: true,
        person: null,
        versions: [file],
      });
    }
  });
});
const fileOf = (settings: typeof here, { sha256 }: DocumentFile): string =>
  path.join(settings.dataDir, 'files', sha256.slice(0, 2), sha256);

test('files go along in the backup and come back equal, without what nothing refers to', async () => {
  const made = await run(backupCommand, db, here, inRoom('all.backup'));
  expect(made).toMatchObject({
    status: 0,
    out: expect.stringContaining('3 files (10 bytes), 3 of them new, each read back and equal to its hash.'),
  });
  const back = await run(restoreCommand, empty, there, inRoom('all.backup'));
  expect(back, back.out).toMatchObject({ status: 0, out: expect.stringContaining('3 files (10 bytes)') });
  for (const file of stored) expect(fs.readFileSync(fileOf(there, file))).toEqual(fs.readFileSync(fileOf(here, file)));
  expect((await run(filesCommand, empty, there, 'check')).out).toMatch(/3 files .* 0 missing, 0 altered\. 0 that nothing refers to/);
});

test('a folder of files that is used again gets only what is new', async () => {
  const folder = inRoom('all.backup.files');
  expect((await run(backupCommand, db, here, inRoom('again.backup'), '--files', folder)).out).toContain(
    '3 files (10 bytes), 0 of them new',
  );
});

test('what is missing and what is altered is named with its document, and is a failure', async () => {
  const [one, two] = stored as [DocumentFile, DocumentFile];
  expect((await run(filesCommand, db, here, 'check')).status).toBe(0);
  fs.rmSync(fileOf(here, one));
  fs.writeFileSync(fileOf(here, two), 'TVÅ');
  const checked = await run(filesCommand, db, here, 'check');
  expect(checked.status).toBe(1);
  expect(checked.out).toMatch(new RegExp(`MISSING ${one.sha256} of document [0-9a-f-]{36}: ett.pdf`));
  expect(checked.out).toMatch(new RegExp(`ALTERED ${two.sha256} of document [0-9a-f-]{36}: två.pdf`));
  expect((await run(backupCommand, db, here, inRoom('broken.backup'))).status).toBe(1);
});

test('sweeping takes away what nothing has referred to for a day, and nothing else', async () => {
  expect((await run(filesCommand, db, here, 'sweep')).out).toContain(' 0 files');
  const orphans = fs.globSync(path.join(here.dataDir, 'files/??/*')).filter((file) => !stored.some(({ sha256 }) => file.endsWith(sha256)));
  expect(orphans).toHaveLength(1);
  const before = new Date(Date.now() - 2 * 86_400_000);
  for (const file of fs.globSync(path.join(here.dataDir, 'files/??/*'))) fs.utimesSync(file, before, before);
  expect((await run(filesCommand, db, here, 'sweep')).out).toContain(' 1 files');
  expect(orphans.filter((file) => fs.existsSync(file))).toEqual([]);
});
