import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { addAuditKey, findAuditKeys, loadAuditKeys } from './keys.ts';

const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-keys-'));
afterAll(() => fs.rmSync(room, { recursive: true }));
let made = 0;
const demo = () => {
  made += 1;
  return { mode: 'demo' as const, dataDir: path.join(room, String(made)), auditKeys: undefined, auditKeyFile: undefined };
};
const secret = (byte: number): string => Buffer.alloc(32, byte).toString('base64url');
const given = (auditKeys: string) => ({ ...demo(), auditKeys });

describe('the keys of the audit log', () => {
  test('are made at the first start, for their owner alone, and are the same at the next', () => {
    const where = demo();
    const first = loadAuditKeys(where);
    expect(first.current.secret).toHaveLength(32);
    expect(loadAuditKeys(where)).toEqual(first);
    expect(fs.statSync(path.join(where.dataDir, 'audit.keys')).mode & 0o777).toBe(0o600);
  });

  test('of two installations differ', () => {
    expect(loadAuditKeys(demo()).current.secret).not.toEqual(loadAuditKeys(demo()).current.secret);
  });

  test('are never made by a start in production, nor where a file was promised', () => {
    const file = path.join(room, 'promised.keys');
    expect(() => loadAuditKeys({ ...demo(), mode: 'production', auditKeyFile: file })).toThrow(/promised\.keys.*keys rotate/);
    expect(() => loadAuditKeys({ ...demo(), auditKeyFile: file })).toThrow(/keys rotate/);
    expect(fs.existsSync(file)).toBe(false);
  });

  test('rotated: a new one for new rows, the old ones kept', () => {
    const where = demo();
    const now = new Date('2026-11-22T10:00:00Z');
    const before = addAuditKey(where, now).keys;
    const { keys } = addAuditKey(where, now);
    expect(keys.all[0]).toEqual(before.current);
    expect(keys.all.map((key) => key.id)).toEqual(['k-2026-11-22', 'k-2026-11-22-2']);
    expect(keys.current).toEqual(keys.all[1]);
    expect(loadAuditKeys(where)).toEqual(keys);
  });

  test('given by the environment: nothing is written, and the new value is told', () => {
    const where = given(`one:${secret(1)}`);
    const { keys, setting } = addAuditKey(where);
    expect(keys.all).toHaveLength(2);
    expect(loadAuditKeys({ ...where, auditKeys: setting })).toEqual(keys);
    expect(fs.existsSync(where.dataDir)).toBe(false);
  });

  test('none there: undefined, and nothing made', () => {
    const where = demo();
    expect(findAuditKeys(where)).toBeUndefined();
    expect(fs.existsSync(where.dataDir)).toBe(false);
  });
});

describe('faults', () => {
  test.each([
    ['a short secret', 'one:YWJj', /key 1 is not id:secret/],
    ['no id', secret(1), /key 1 is not id:secret/],
    ['the second is broken', `one:${secret(1)},two`, /key 2 is not id:secret/],
    ['an id twice', `one:${secret(1)},one:${secret(2)}`, /one stands twice/],
    ['nothing', '# only a remark', /not id:secret|no key/],
  ])('%s', (_, keys, words) => {
    expect(() => loadAuditKeys(given(keys))).toThrow(words);
    expect(() => loadAuditKeys(given(keys))).not.toThrow(keys);
  });

  test('a file that others may change', () => {
    const where = demo();
    loadAuditKeys(where);
    fs.chmodSync(path.join(where.dataDir, 'audit.keys'), 0o620);
    expect(() => loadAuditKeys(where)).toThrow(/chmod 600/);
  });

  test('an empty file', () => {
    const where = { ...demo(), auditKeyFile: path.join(room, 'empty.keys') };
    fs.writeFileSync(where.auditKeyFile, '\n# nothing\n', { mode: 0o600 });
    expect(() => loadAuditKeys(where)).toThrow(/there is no key in it/);
  });
});
