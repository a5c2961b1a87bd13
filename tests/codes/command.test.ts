import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/product.ts';
import { bytes, icdTable, orphaTable } from './fixtures.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-codes-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
const env = { TILLSTAND_DATA_DIR: path.join(folder, 'data') };
const file = (name: string, content: string): string => {
  const at = path.join(folder, name);
  fs.writeFileSync(at, bytes(content));
  return at;
};
const run = (...args: string[]) => runCli(args, { env });
const whole = file('orpha.tsv', orphaTable());

describe('the command codes', { timeout: 180_000 }, () => {
  it('imports a whole file, shows it, and keeps it when the next one is broken', () => {
    expect(run('codes', 'import', whole, '--system', 'ORPHA', '--edition', '2026-01')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^ORPHA 2026-01 imported as release 1: 23 concepts/),
    });
    const cut = file('cut.tsv', orphaTable().slice(0, -40));
    const refused = run('codes', 'import', cut, '--system', 'ORPHA', '--edition', '2026-02');
    expect(refused.status).not.toBe(0);
    expect(refused.stderr).toMatch(/was not imported, and nothing of it was stored:\nline \d+: the file has been cut off here/);
    expect(run('codes', 'list').stdout).toMatch(/^1 {2}ORPHA {2}2026-01 {2}current {2}23 concepts/);
  });

  it.each([
    ['a file of another system', [file('icd.tsv', icdTable()), '--system', 'ORPHA', '--edition', '1'], /line 1: the columns are not those/],
    ['no system', [whole], /needs --system/],
    ['no edition', [whole, '--system', 'ORPHA'], /give --edition/],
    ['no licence', [whole, '--system', 'KVA', '--edition', '1'], /needs --licence/],
    ['too few entries', [whole, '--system', 'ORPHA', '--edition', '1', '--at-least', '9000'], /fewer entries/],
    ['a file that is not there', [path.join(folder, 'nothing'), '--system', 'ORPHA'], /There is no file/],
  ])('tells what is wrong: %s', (_what, args, says) => {
    const refused = run('codes', 'import', ...args);
    expect(refused.status).not.toBe(0);
    expect(refused.stderr).toMatch(says);
  });
});

describe('the command evaluate', { timeout: 180_000 }, () => {
  it('decides line by line, and goes on after a broken one', () => {
    const extract = file('extract.ndjson', '{"id":1,"answers":{"confirmed":"yes","further-need":"yes"}}\n{"id":2,\n{"id":3}\n');
    const done = run('evaluate', extract, '--area', 'sallsynta-motorikstorningar');
    expect(done.status).toBe(0);
    const lines = done.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      expect.objectContaining({ id: 1, result: 'refer' }),
      expect.objectContaining({ line: 2 }),
      expect.objectContaining({ id: 3, result: 'more-information' }),
    ]);
    expect(done.stderr).toContain('3 lines decided by sallsynta-motorikstorningar@1, 1 of them faulty.');
    const unknown = run('evaluate', extract, '--area', 'finns-inte');
    expect(unknown.status).not.toBe(0);
    expect(unknown.stderr).toMatch(/one of those with an executable definition: .*sallsynta-motorikstorningar/);
  });
});
