import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { clientAuth } from './client-key.ts';

const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'tillstand-key-'));
afterAll(() => fs.rm(folder, { recursive: true }));

const written = async (name: string, content: unknown): Promise<string> => {
  const file = path.join(folder, name);
  await fs.writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');
const jwkOf = (key: typeof rsa.privateKey, more: object = { kid: 'k1' }) => ({ ...key.export({ format: 'jwk' }), ...more });

describe('the key that the product proves itself with', () => {
  test.each([
    ['RSA', jwkOf(rsa.privateKey), 'RSA-PSS'],
    ['RSA by the older way', jwkOf(rsa.privateKey, { kid: 'k1', alg: 'RS256' }), 'RSASSA-PKCS1-v1_5'],
    ['P-256', jwkOf(ec.privateKey), 'ECDSA'],
    ['Ed25519', jwkOf(ed.privateKey), 'Ed25519'],
  ])('%s', async (name, jwk, algorithm) => {
    const auth = await clientAuth({ keyFile: await written(`${name}.json`, jwk) });
    if (!('privateKey' in auth)) throw new Error('no key');
    expect([auth.keyId, auth.privateKey.type, auth.privateKey.algorithm.name]).toEqual(['k1', 'private', algorithm]);
  });

  test.each<[string, unknown]>([
    ['no kid', jwkOf(rsa.privateKey, {})],
    ['public', { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'k1' }],
    ['symmetric', { kty: 'oct', k: 'aGVtbGln', kid: 'k1', d: 'x' }],
    ['no algorithm', jwkOf(rsa.privateKey, { kid: 'k1', alg: 'none' })],
    ['PEM', rsa.privateKey.export({ format: 'pem', type: 'pkcs8' })],
    ['empty', ''],
  ])('%s is refused, and nothing of it is said', async (name, content) => {
    const file = await written(`${name}.json`, content);
    const fault = await clientAuth({ keyFile: file }).catch((error: unknown) => error);
    expect(String(fault)).toBe(
      `OperatorFault: OIDC_CLIENT_KEY_FILE: ${file} does not hold one private key as a JWK with a kid (RSA, P-256 or Ed25519)`,
    );
  });

  test('a file that is not there', async () => {
    await expect(clientAuth({ keyFile: path.join(folder, 'nothing') })).rejects.toThrow('cannot be read');
  });
});
