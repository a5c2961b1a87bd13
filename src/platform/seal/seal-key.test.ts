import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestCertificate, testCertificate } from '../../../tests/support/test-certificate.ts';
import { OperatorFault } from '../operator-fault.ts';
import { factsOf, readSealKey, type SealSettings } from './seal-key.ts';
import { sealerOf } from './sealer.ts';

const now = new Date('2026-11-22T12:00:00Z');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-seal-'));
let rsa: TestCertificate;
let ec: TestCertificate;
let person: TestCertificate;

beforeAll(async () => {
  const own = path.join(folder, 'person');
  fs.mkdirSync(own);
  [rsa, ec, person] = await Promise.all([
    testCertificate(folder, 'rsa'),
    testCertificate(folder, 'ec'),
    testCertificate(own, 'ec', { more: [['2.5.4.5', '191212121212']] }),
  ]);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const put = (name: string, text: string, mode = 0o600): string => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text, { mode });
  fs.chmodSync(file, mode);
  return file;
};
const faultOf = (settings: SealSettings, at = now): string => {
  try {
    readSealKey(settings, at);
  } catch (error) {
    expect(error).toBeInstanceOf(OperatorFault);
    return (error as Error).message;
  }
  return '';
};

test('nothing set: nothing is sealed', () => expect(sealerOf(undefined)).toBeUndefined());

test('RSA and EC keys with their certificates are read, and the certificate told of', () => {
  for (const one of [rsa, ec]) expect(readSealKey(one, now).chain).toHaveLength(2);
  expect(sealerOf(rsa, now)?.certificate).toEqual({
    subject: 'Provstämpel rsa, TEST ENBART',
    issuer: 'Provutfärdare, TEST ENBART',
    serial: '075BCD15',
    validTo: new Date('2040-01-01T00:00:00Z'),
  });
});

test('a number of a person in the name of a certificate is told nobody', () => {
  const { chain } = readSealKey(person, now);
  expect(chain[0].subject).toContain('191212121212');
  expect(JSON.stringify(factsOf(chain[0]))).not.toContain('191212121212');
});

test('an encrypted key is opened with the password of its file, and with no other', () => {
  const keyFile = put(
    'locked.key',
    rsa.key.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'öppna' }).toString(),
  );
  const locked = { ...rsa, keyFile };
  expect(readSealKey({ ...locked, passwordFile: put('right', 'öppna\n') }, now).key.type).toBe('private');
  expect(faultOf({ ...locked, passwordFile: put('wrong', 'hemligt\n') })).toMatch(/^SEAL_KEY_PASSWORD_FILE: the password .* does not open/);
  expect(faultOf({ ...locked, passwordFile: put('wrong', 'hemligt\n') })).not.toContain('hemligt');
  expect(faultOf(locked)).toMatch(/^SEAL_KEY_FILE: .* is encrypted; set SEAL_KEY_PASSWORD_FILE/);
  expect(faultOf({ ...locked, passwordFile: path.join(folder, 'missing') })).toMatch(/^SEAL_KEY_PASSWORD_FILE: .* cannot be read: ENOENT/);
});

test('what cannot be sealed with is refused, and the setting named', () => {
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const edwards = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const [sealing = '', issuing = ''] = fs.readFileSync(rsa.certificateFile, 'utf8').split(/(?<=-----END CERTIFICATE-----\n)/);
  const cases: [SealSettings, RegExp][] = [
    [{ ...rsa, certificateFile: path.join(folder, 'missing') }, /^SEAL_CERTIFICATE_FILE: .* cannot be read: ENOENT/],
    [{ ...rsa, certificateFile: put('empty', '') }, /^SEAL_CERTIFICATE_FILE: .* holds no certificate as PEM/],
    [
      { ...rsa, certificateFile: put('broken', sealing.replace(/\n.{20}/, '\n')) },
      /^SEAL_CERTIFICATE_FILE: certificate 1 .* cannot be read/,
    ],
    [{ ...rsa, certificateFile: ec.certificateFile }, /^SEAL_KEY_FILE: .* does not fit the first certificate/],
    [{ ...rsa, certificateFile: put('turned', `${issuing}${sealing}`) }, /^SEAL_KEY_FILE: .* does not fit the first certificate/],
    [
      { ...rsa, certificateFile: put('strange', `${sealing}${fs.readFileSync(ec.issuerFile, 'utf8')}`) },
      /^SEAL_CERTIFICATE_FILE: certificate 2 .* is not the issuer of certificate 1/,
    ],
    [{ ...rsa, keyFile: path.join(folder, 'missing') }, /^SEAL_KEY_FILE: .* cannot be read: ENOENT/],
    [{ ...rsa, keyFile: rsa.issuerFile }, /^SEAL_KEY_FILE: .* holds no private key as PEM/],
    [{ ...rsa, keyFile: put('weak', weak) }, /^SEAL_KEY_FILE: .* must be an RSA key of 2048 bits or more/],
    [{ ...rsa, keyFile: put('edwards', edwards) }, /^SEAL_KEY_FILE: .* must be an RSA key/],
    [{ ...rsa, keyFile: put('open', fs.readFileSync(rsa.keyFile, 'utf8'), 0o666) }, /^SEAL_KEY_FILE: .* chmod 600/],
  ];
  for (const [settings, expected] of cases) expect(faultOf(settings)).toMatch(expected);
});

test('a certificate holds for its time alone, at the start and when a document is sealed', async () => {
  expect(faultOf(rsa, new Date('2040-01-02T00:00:00Z'))).toMatch(/^SEAL_CERTIFICATE_FILE: .* was valid to 2040-01-01/);
  expect(faultOf(rsa, new Date('2023-12-31T00:00:00Z'))).toMatch(/is not valid before 2024-01-01/);
  await expect(sealerOf(rsa, now)?.seal(new Uint8Array(), new Date('2040-01-02T00:00:00Z'))).rejects.toThrow('was valid to 2040-01-01');
});
