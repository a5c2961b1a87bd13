import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { localDate } from '../../../kernel/date.ts';
import { projectRoot } from '../../../platform/root.ts';
import { type RegisterData, viewRegister } from '../core/view.ts';
import { checkFiles } from '../load/check-files.ts';
import { readDataFiles } from '../load/files.ts';
import { exportCsv, exportTables } from './csv.ts';
import { exportJson } from './json.ts';

const read = checkFiles(await readDataFiles(path.join(projectRoot(), 'data')));
const values = <T>(rows: readonly { value: T }[]): T[] => rows.map((row) => row.value);
const data: RegisterData = {
  version: '7-abcdef01',
  regions: values(read.regions),
  collaborationRegions: values(read.collaborationRegions),
  organisations: values(read.organisations),
  areas: values(read.areas),
  meetings: values(read.meetings),
  sources: values(read.sources),
  generalConditions: values(read.generalConditions),
  printedOverviews: values(read.printedOverviews),
  journal: values(read.entries).map((entry, i) => ({ ...entry, seq: i + 1, storedAt: entry.recordedAt })),
};
const view = viewRegister(data, localDate('2024-06-11'), localDate('2026-11-21'));

describe('the exported register', () => {
  test('as JSON says which day and version it is, where it comes from, and holds it all', () => {
    const file = JSON.parse(JSON.stringify(exportJson(view)));
    expect(file).toMatchObject({ asOf: '2024-06-11', knownAt: '2026-11-21', version: '7-abcdef01' });
    expect(file.sources.map((source: { id: string }) => source.id)).toContain('deck-2024-06-12');
    expect([file.areas.length, file.regions.length, file.permits.length, file.rejections.length]).toEqual([138, 21, 139, 44]);
    const decisions = new Set(file.journal.map((entry: { id: string }) => entry.id));
    for (const permit of file.permits) expect(decisions).toContain(permit.decision);
  });

  test.each([
    ['permits', 139],
    ['rejections', 44],
    ['untried', 0],
    ['areas', 138],
    ['decisions', view.entries.length],
  ] as const)('as CSV, %s: a row each, and day, version and source in every row', (table, rows) => {
    const [head, ...lines] = exportCsv(view, table).trimEnd().split('\r\n');
    expect(lines).toHaveLength(rows);
    expect(head).toMatch(/source,.*asOf,knownAt,version$/);
    for (const line of lines) expect(line).toMatch(/,2024-06-11,2026-11-21,7-abcdef01$/);
  });

  test('has one CSV for each table that the command names', () =>
    expect(exportTables).toEqual(['permits', 'rejections', 'untried', 'areas', 'decisions']));
});
