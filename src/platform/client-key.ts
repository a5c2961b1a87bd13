import fs from 'node:fs/promises';
import { importJWK } from 'jose';
import { z } from 'zod';
import { OperatorFault } from './operator-fault.ts';

const jwk = z.looseObject({
  kty: z.enum(['RSA', 'EC', 'OKP']),
  kid: z.string().min(1),
  d: z.string().min(1),
  alg: z.enum(['RS256', 'PS256', 'ES256', 'EdDSA']).optional(),
});

const usual = { RSA: 'PS256', EC: 'ES256', OKP: 'EdDSA' } as const;

export type ClientAuth = { readonly secret: string } | { readonly privateKey: CryptoKey; readonly keyId: string };

/**
 * What the product proves itself with to the issuer. The file holds one private key as a JWK with `kid`: RSA (PS256 unless its
 * `alg` is RS256), P-256 or Ed25519; the issuer has its public half. Throws an OperatorFault that never repeats what the file holds.
 */
export async function clientAuth(given: { readonly secret: string } | { readonly keyFile: string }): Promise<ClientAuth> {
  if ('secret' in given) return given;
  const { keyFile } = given;
  const text = await fs.readFile(keyFile, 'utf8').catch((error: unknown) => {
    throw new OperatorFault(`OIDC_CLIENT_KEY_FILE: ${keyFile} cannot be read`, { cause: error });
  });
  try {
    const key = jwk.parse(JSON.parse(text));
    const alg = key.alg ?? usual[key.kty];
    const privateKey = await importJWK({ ...key, alg }, alg);
    if (!(privateKey instanceof CryptoKey) || privateKey.type !== 'private') throw new Error('not a private key');
    return { privateKey, keyId: key.kid };
  } catch {
    throw new OperatorFault(`OIDC_CLIENT_KEY_FILE: ${keyFile} does not hold one private key as a JWK with a kid (RSA, P-256 or Ed25519)`);
  }
}
