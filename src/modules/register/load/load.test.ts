import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDb, freshDb } from '../../../../tests/support/fresh-db.ts';
import { projectRoot } from '../../../platform/root.ts';
import { readJournal } from '../../journal/index.ts';
import { readRegisterData, readVersion } from '../queries.ts';
import { DataFaults } from './fault.ts';
import { checksumOf, readDataFiles } from './files.ts';
import { loadRegister } from './load.ts';

const real = path.join(projectRoot(), 'data');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-data-'));
const data = path.join(folder, 'data');
fs.cpSync(real, data, { recursive: true });

const original = new Map<string, string>();
/** Changes one file of the copy; `restore` undoes all. */
function change(file: string, there: string, instead: string): void {
  const place = path.join(data, file);
  const text = fs.readFileSync(place, 'utf8');
  if (!text.includes(there)) throw new Error(`${file} does not hold ${there}`);
  if (!original.has(place)) original.set(place, text);
  fs.writeFileSync(place, text.replace(there, instead));
}
function restore(): void {
  for (const [place, text] of original) fs.writeFileSync(place, text);
  original.clear();
}

const db: FreshDb = await freshDb();
afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await db.close();
});

const state = async () => ({ version: await readVersion(db.kysely), journal: (await readJournal(db.kysely)).length });
const grants = 'journal/deck-2024-06-12/grants.yaml';

beforeAll(async () => {
  const report = await loadRegister(db, data);
  expect(report.unchanged).toBe(false);
  expect(report.entries).toHaveLength((await state()).journal);
});

describe('loading the same files again', () => {
  test('does nothing', async () => {
    const before = await state();
    expect(await loadRegister(db, data)).toEqual({ unchanged: true, entries: [], reference: [] });
    expect(await state()).toEqual(before);
  });

  test('also when nothing but a comment has changed', async () => {
    const before = await state();
    change('meetings.yaml', 'meetings:', '# a comment\nmeetings:');
    const report = await loadRegister(db, data);
    expect(report).toEqual({ unchanged: false, entries: [], reference: [] });
    expect((await state()).version).toEqual(before.version);
    restore();
    await loadRegister(db, data);
  });

  test('by two nodes at once loads once', async () => {
    const fresh = await freshDb();
    const reports = await Promise.all([loadRegister(fresh, data), loadRegister(fresh, data)]);
    expect(reports.map((report) => report.unchanged).toSorted()).toEqual([false, true]);
    await fresh.close();
  });
});

describe('a changed file', () => {
  test('an entry that differs is refused by file and line, and nothing is loaded', async () => {
    const before = await state();
    change(
      grants,
      'endometrioskirurgi-14, area: endometrioskirurgi, locator: rad 378',
      'endometrioskirurgi-14, area: endometrioskirurgi, locator: rad 379',
    );
    change('areas.yaml', 'Analcancer', 'Analcancern');
    const fault = await loadRegister(db, data).catch((error: unknown) => error);
    restore();
    const line =
      fs
        .readFileSync(path.join(real, grants), 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('grant/endometrioskirurgi-14,')) + 1;
    expect(fault).toBeInstanceOf(DataFaults);
    expect(String(fault)).toContain(
      `data/${grants}:${line}: grant/endometrioskirurgi-14 differs from what the journal holds (source). The journal is append-only: undo the change here and add a correction, grant/endometrioskirurgi-14/2.`,
    );
    expect(await state()).toEqual(before);
  });

  test('a correction is added, and the register shows it', async () => {
    change(
      'journal/public-area-facts/exit.yaml',
      'entries:',
      'entries:\n  - { id: grant/exit-01/3, corrects: grant/exit-01/2, when: 2020-04-01, dateBasis: printed, grant: { region: Region Stockholm } }',
    );
    const report = await loadRegister(db, data);
    expect(report.entries.map((entry) => [entry.id, entry.corrects])).toEqual([['grant/exit-01/3', 'grant/exit-01/2']]);
  });

  test('reference facts are put right in place', async () => {
    change('areas.yaml', 'nameEn: Anal cancer', 'nameEn: Cancer of the anus');
    change('meetings.yaml', '  - date: 2025-12-17\n', '');
    const report = await loadRegister(db, data);
    expect(report.reference).toEqual([
      { table: 'care_area', added: 0, changed: 1, removed: 0 },
      { table: 'board_meeting', added: 0, changed: 0, removed: 1 },
    ]);
    const { data: loaded } = await db.read(readRegisterData);
    expect(loaded.areas.find((area) => area.id === 'analcancer')?.nameEn).toBe('Cancer of the anus');
    expect(loaded.meetings.map((meeting) => meeting.date)).not.toContain('2025-12-17');
  });

  test('a source that the journal names cannot go', async () => {
    change('sources.yaml', 'id: call-sallsynta-motorikstorningar', 'id: call-motorik');
    change('journal/sallsynta-motorikstorningar.yaml', 'source: call-sallsynta-motorikstorningar', 'source: call-motorik');
    await expect(loadRegister(db, data)).rejects.toThrow(/differs from what the journal holds|still named/);
    restore();
  });
});

test('the checksum follows text and names, not line ends', async () => {
  const files = await readDataFiles(real);
  const checksum = checksumOf(files);
  expect(checksumOf(files.map((file) => ({ ...file, text: file.text.replaceAll('\n', '\r\n') })))).toBe(checksum);
  expect(checksumOf(files.map((file) => ({ ...file, name: `${file.name}x` })))).not.toBe(checksum);
  expect(checksumOf(files.slice(1))).not.toBe(checksum);
  expect(files.some((file) => file.name.startsWith('data/definitions/'))).toBe(false);
});
