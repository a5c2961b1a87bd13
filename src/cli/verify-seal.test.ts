import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestCertificate, testCertificate } from '../../tests/support/test-certificate.ts';
import { OperatorFault } from '../platform/operator-fault.ts';
import { renderPdf } from '../platform/pdf/pdf.ts';
import { sealerOf } from '../platform/seal/sealer.ts';
import type { Settings } from '../platform/settings.ts';
import { checkSeal } from './checks/seal.ts';
import type { CommandContext } from './command.ts';
import { verifySealCommand } from './verify-seal.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-verify-seal-'));
const at = new Date('2026-06-10T10:00:00Z');
const plain = renderPdf(
  { lang: 'sv', title: 'Prov', subtitle: null, banner: null, footer: 'Prov', pageWords: ['sida', 'av'], keywords: [], blocks: [] },
  'archived',
  at,
);
let rsa: TestCertificate;
let ec: TestCertificate;
let sealed: Buffer;

beforeAll(async () => {
  [rsa, ec] = await Promise.all([testCertificate(folder, 'rsa'), testCertificate(folder, 'ec')]);
  sealed = Buffer.from((await sealerOf(rsa)?.seal(plain, at)) ?? expect.fail());
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

async function verify(content: Buffer, ...more: string[]): Promise<{ code: number; said: string }> {
  const file = path.join(folder, 'protokoll.pdf');
  fs.writeFileSync(file, content);
  const said: string[] = [];
  const code = await verifySealCommand.run({ out: (text) => void said.push(text) } as CommandContext, [file, ...more]);
  return { code, said: said.join('') };
}
const altered = (place: number): Buffer => {
  const bytes = Buffer.from(sealed);
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  return bytes;
};
const signatureAt = () => sealed.indexOf('/Contents <3') + '/Contents <'.length;

test('says whose seal it is, and that it holds', async () => {
  const found = await verify(sealed);
  expect(found.code).toBe(0);
  for (const words of ['Provstämpel rsa, TEST ENBART', '2026-06-10T10:00:00', '075BCD15', 'The seal holds', 'give its issuer'])
    expect(found.said).toContain(words);
  expect(await verify(sealed, '--trust', rsa.issuerFile)).toMatchObject({ code: 0, said: expect.not.stringContaining('--trust') });
  const other = Buffer.from((await sealerOf(ec)?.seal(plain, at)) ?? expect.fail());
  expect(await verify(other, '--trust', ec.issuerFile)).toMatchObject({ code: 0 });
});

test('names what is wrong', async () => {
  expect((await verify(sealed, '--trust', ec.issuerFile)).said).toContain('FAULT the certificate does not lead to');
  for (const place of [300, plain.length + 20, sealed.length - 15])
    expect(await verify(altered(place))).toMatchObject({ code: 1, said: expect.stringContaining('FAULT the file has been altered') });
  expect((await verify(Buffer.concat([sealed, Buffer.from('\n%')]))).said).toContain('FAULT the seal does not cover the whole file');
  const certificateIsGone = new Date('2041-01-01T00:00:00Z').toISOString().slice(0, 4);
  const late = Buffer.from(sealed.toString('latin1').replace('/M (D:2026', `/M (D:${certificateIsGone}`), 'latin1');
  expect((await verify(late)).said).toContain('FAULT the certificate was not valid at the time of the seal');
});

test('a signature of another key is no seal of the certificate', async () => {
  // The last byte of the signature itself: it ends the structure, before the zeros that fill the room.
  const digits = sealed.toString('latin1', signatureAt(), sealed.indexOf('>', signatureAt())).replace(/0+$/, '').length;
  const place = signatureAt() + digits - 3;
  const other = Buffer.from(sealed);
  other.write(other.toString('latin1', place, place + 1) === '0' ? '1' : '0', place);
  expect((await verify(other)).said).toContain('FAULT the seal was not made with the key');
});

test('a file without a seal, or with one that cannot be read, is told of as such', async () => {
  for (const content of [plain, Buffer.from(''), altered(signatureAt())])
    await expect(verify(content)).rejects.toThrow(
      new OperatorFault(`${path.join(folder, 'protokoll.pdf')} bears no seal that can be read.`),
    );
  await expect(verify(sealed, '--trust', rsa.keyFile)).rejects.toThrow('holds no certificate as PEM');
  await expect(verifySealCommand.run({} as CommandContext, [path.join(folder, 'missing')])).rejects.toThrow('cannot be read: ENOENT');
});

test('the doctor makes a trial seal, and says when the certificate soon runs out', async () => {
  const check = (seal: Settings['seal']) => checkSeal({ settings: { seal } } as CommandContext);
  expect(await check(undefined)).toMatchObject({ state: 'skipped' });
  expect(await check(rsa)).toMatchObject({ state: 'ok', text: expect.stringContaining('075BCD15') });
  const old = path.join(folder, 'old');
  fs.mkdirSync(old);
  const soon = await testCertificate(old, 'ec', { to: new Date(Date.now() + 3 * 86_400_000) });
  expect(await check(soon)).toMatchObject({ state: 'fault', text: expect.stringMatching(/\b[23] days left/) });
  await expect(check({ ...rsa, keyFile: ec.keyFile })).rejects.toThrow('SEAL_KEY_FILE');
});
