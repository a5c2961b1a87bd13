import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealIn } from '../../../tests/support/read-seal.ts';
import { type TestCertificate, testCertificate } from '../../../tests/support/test-certificate.ts';
import { type TsaDouble, tsaDouble } from '../../../tests/support/tsa-double.ts';
import { renderPdf } from '../pdf/pdf.ts';
import { bytesOf, oid, readSignedData } from './asn1.ts';
import { sealerOf } from './sealer.ts';
import { readStamp } from './time-stamp.ts';
import { verifySeal } from './verify.ts';

const at = new Date('2026-06-10T10:00:00Z');
const stampedAt = new Date('2026-06-10T10:00:02Z');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-stamp-'));
const plain = renderPdf(
  { lang: 'sv', title: 'Prov', subtitle: null, banner: null, footer: 'Prov', pageWords: ['sida', 'av'], keywords: [], blocks: [] },
  'archived',
  at,
);
let certificate: TestCertificate;
let tsa: TsaDouble;
let tsaIssuer: string;

beforeAll(async () => {
  const own = path.join(folder, 'tsa');
  fs.mkdirSync(own);
  const [sealing, stamping] = await Promise.all([
    testCertificate(folder, 'ec'),
    testCertificate(own, 'ec', { keyPurposes: ['1.3.6.1.5.5.7.3.8'] }),
  ]);
  certificate = sealing;
  tsaIssuer = stamping.issuerFile;
  tsa = await tsaDouble(stamping, stampedAt);
});
afterAll(async () => {
  await tsa.close();
  fs.rmSync(folder, { recursive: true });
});

const seal = async (): Promise<Buffer> => {
  const sealer = sealerOf({ ...certificate, timeStamper: tsa.url }, at) ?? expect.fail();
  expect(sealer.waitsForOthers).toBe(true);
  return Buffer.from(await sealer.seal(plain, at));
};

test('a seal with a time stamp holds, and the stamp is of its signature', async () => {
  tsa.does('stamp');
  const pdf = await seal();
  const trusted = fs.readFileSync(certificate.issuerFile, 'utf8');
  const found = await sealIn(pdf, trusted);
  expect(found).toMatchObject({ holds: true, coversFile: true, namesCertificate: true });
  expect(verifySeal(pdf)).toMatchObject({ claimedAt: at, stamp: { at: stampedAt }, faults: [] });
  const { signature, unsigned } = readSignedData(found.signature);
  const token = Buffer.from(bytesOf(unsigned(oid.timeStampToken)));
  expect(readStamp(token, signature)?.at).toEqual(stampedAt);
  expect(readStamp(token, Buffer.from('another'))).toBeUndefined();
  const altered = Buffer.from(token.toString('latin1').replace('20260610100002Z', '20250610100002Z'), 'latin1');
  expect(altered.equals(token)).toBe(false);
  expect(readStamp(altered, signature)).toBeUndefined();
});

test('OpenSSL, where there is one, verifies the time stamp too', async (context) => {
  if (spawnSync('openssl', ['version']).status !== 0) return context.skip();
  tsa.does('stamp');
  const { signature } = await sealIn(await seal(), fs.readFileSync(certificate.issuerFile, 'utf8'));
  const read = readSignedData(signature);
  const [token, data] = [path.join(folder, 'token'), path.join(folder, 'data')];
  fs.writeFileSync(token, bytesOf(read.unsigned(oid.timeStampToken)));
  fs.writeFileSync(data, read.signature);
  const found = spawnSync('openssl', ['ts', '-verify', '-token_in', '-in', token, '-data', data, '-CAfile', tsaIssuer]);
  expect([found.status, `${found.stdout}${found.stderr}`]).toEqual([0, expect.stringContaining('Verification: OK')]);
});

test.each([
  ['refuse', 'refused'],
  ['fail', 'answered 503'],
  ['stamp-another', 'does not hold'],
  ['forget-nonce', 'does not hold'],
  ['flood', 'answered too much'],
  ['lead-away', 'fetch failed'],
] as const)('an authority that does this gives no seal: %s', async (what, says) => {
  tsa.does(what);
  await expect(seal()).rejects.toThrow(says);
});

test('a stamp by a certificate that is not for stamping counts for nothing', async () => {
  const other = await tsaDouble(certificate, stampedAt);
  const sealer = sealerOf({ ...certificate, timeStamper: other.url }, at);
  await expect(sealer?.seal(plain, at)).rejects.toThrow('does not hold');
  await other.close();
});
