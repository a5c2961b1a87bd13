import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDb, quietLog } from '../../tests/support/fresh-db.ts';
import { OperatorFault } from '../platform/operator-fault.ts';
import { projectRoot } from '../platform/root.ts';
import type { Command, CommandContext } from './command.ts';
import { exportCommand } from './export.ts';
import { loadCommand } from './load.ts';

const db = await freshDb();
afterAll(() => db.close());

/** Runs a command and gives what it wrote. */
async function run(command: Command, ...args: string[]): Promise<{ code: number; out: string; said: string }> {
  let [out, said] = ['', ''];
  const context: Pick<CommandContext, 'log' | 'root' | 'out' | 'say' | 'openMigratedDb'> = {
    log: quietLog,
    root: projectRoot(),
    out: (text) => {
      out += text;
    },
    say: (line) => {
      said += `${line}\n`;
    },
    openMigratedDb: async () => db,
  };
  const code = await command.run(context as CommandContext, args);
  return { code, out, said };
}

test('an empty register is not exported as if it were one', async () => {
  await expect(run(exportCommand)).rejects.toThrow(/The register is empty/);
});

describe('with the data files loaded', () => {
  beforeAll(async () => {
    const { out } = await run(loadCommand);
    expect(out).toMatch(/care_area: 138 added, 0 changed, 0 removed\n/);
    expect(out).toMatch(/journal, grant: 288 added \(136 corrections\)\n/);
  });

  test('load has nothing to do a second time', async () => expect((await run(loadCommand)).out).toMatch(/Nothing to do/));

  test('export writes JSON to standard output, and says elsewhere what it is', async () => {
    const { out, said } = await run(exportCommand, '--as-of', '2024-06-11', '--known-at', '2024-06-11');
    expect(JSON.parse(out)).toMatchObject({ asOf: '2024-06-11', knownAt: '2024-06-11', permits: { length: 139 } });
    expect(said).toMatch(/^The register at the end of 2024-06-11, as recorded by 2024-06-11, version \d+-[0-9a-f]{8}: 139 permits\.\n$/);
  });

  test('export writes CSV to a file', async () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-export-')), 'avslag.csv');
    const { out } = await run(exportCommand, '--format', 'csv', '--table', 'rejections', '--as-of', '2024-06-11', '--output', file);
    expect(out).toBe('');
    expect(fs.readFileSync(file, 'utf8').trimEnd().split('\r\n')).toHaveLength(45);
    fs.rmSync(path.dirname(file), { recursive: true });
  });

  test.each([
    [['--as-of', '2024-02-30'], /--as-of 2024-02-30: must be a day that exists/],
    [['--as-of', '2999-01-01'], /is in the future/],
    [['--known-at', 'igår'], /--known-at igår: must be a day/],
    [['--format', 'xml'], /must be one of json, csv/],
    [['--table', 'people'], /must be one of permits, rejections, untried, areas, decisions/],
    [['--nothing'], /--nothing/],
    [['--output', '/no/such/folder/file'], /--output \/no\/such\/folder\/file/],
  ])('%j is told in a sentence', async (args, says) => {
    const fault = await run(exportCommand, ...args).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(OperatorFault);
    expect(String(fault)).toMatch(says);
  });
});
