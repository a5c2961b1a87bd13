import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { canonicalJson, hashOf } from '../modules/applications/index.ts';
import { OperatorFault } from '../platform/operator-fault.ts';
import type { CommandContext } from './command.ts';
import { verifyApplicationCommand } from './verify-application.ts';

const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-verify-'));
afterAll(() => fs.rmSync(room, { recursive: true, force: true }));

const section = { key: 'premises', title: { sv: 'Lokaler', en: 'Premises' }, group: 'resources', about: null, fields: [] };
const one = {
  format: 'tillstand.application/1',
  call: { areaName: 'Påhittat område' },
  region: { name: 'Påhittad region' },
  number: 1,
  submittedAt: '2026-04-30T21:59:58.000Z',
  sections: [{ ...section, hash: hashOf(section) }],
};

async function verify(content: string, ...more: string[]): Promise<{ code: number; said: string }> {
  const file = path.join(room, 'ansokan.json');
  fs.writeFileSync(file, content);
  const said: string[] = [];
  const code = await verifyApplicationCommand.run({ out: (text) => void said.push(text) } as CommandContext, [file, ...more]);
  return { code, said: said.join('') };
}

it('says that an untouched file holds, and that it is that of the receipt', async () => {
  const found = await verify(canonicalJson(one), '--hash', hashOf(one).toUpperCase());
  expect(found).toMatchObject({ code: 0 });
  expect(found.said).toContain(`SHA-256 ${hashOf(one)}`);
});

it('names the part that was changed, and a receipt of something else', async () => {
  const changed = await verify(canonicalJson({ ...one, sections: [{ ...section, group: 'who', hash: hashOf(section) }] }));
  expect(changed.code).toBe(1);
  expect(changed.said).toContain('FAULT the part premises');
  expect((await verify(canonicalJson(one), '--hash', 'a'.repeat(64))).said).toContain('FAULT the receipt says');
});

it('tells of a file that is none', async () => {
  await expect(verify('{}')).rejects.toThrow(OperatorFault);
});
