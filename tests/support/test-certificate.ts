import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Integer, ObjectIdentifier, PrintableString, Sequence, Set as SetOf, Utf8String } from 'asn1js';
import { BasicConstraints, Certificate, CryptoEngine, Extension, ExtKeyUsage, RelativeDistinguishedNames, setEngine } from 'pkijs';

setEngine('node', new CryptoEngine({ name: 'node', crypto: webcrypto as never, subtle: webcrypto.subtle as never }));

type Kind = 'rsa' | 'ec';
type Names = { readonly common: string; readonly more?: readonly (readonly [oid: string, value: string])[] };
type Keys = Awaited<ReturnType<typeof keysOf>>;

const algorithms = {
  rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
  ec: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
} as const;

const keysOf = (kind: Kind) => webcrypto.subtle.generateKey(algorithms[kind], true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>;

/** Each part of a name in a set of its own, as in real certificates. */
function nameOf({ common, more = [] }: Names): RelativeDistinguishedNames {
  const entries = [['2.5.4.6', 'SE'], ['2.5.4.10', 'TEST ENBART'], ['2.5.4.3', common], ...more] as const;
  const value = entries.map(([type, text]) => {
    const said = type === '2.5.4.6' ? new PrintableString({ value: text }) : new Utf8String({ value: text });
    return new SetOf({ value: [new Sequence({ value: [new ObjectIdentifier({ value: type }), said] })] });
  });
  return RelativeDistinguishedNames.fromBER(new Sequence({ value }).toBER());
}

type Wanted = {
  readonly subject: Names;
  readonly issuer: Names;
  readonly keys: Keys;
  readonly by: Keys;
  readonly serial: number;
  readonly ca: boolean;
  readonly from: Date;
  readonly to: Date;
  readonly keyPurposes?: readonly string[] | undefined;
};

async function certificateOf({ subject, issuer, keys, by, serial, ca, from, to, keyPurposes }: Wanted): Promise<string> {
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: serial });
  certificate.issuer = nameOf(issuer);
  certificate.subject = nameOf(subject);
  certificate.notBefore.value = from;
  certificate.notAfter.value = to;
  const constraints = new BasicConstraints({ cA: ca });
  const uses = new ExtKeyUsage({ keyPurposes: [...(keyPurposes ?? [])] });
  certificate.extensions = [
    new Extension({ extnID: '2.5.29.19', critical: true, extnValue: constraints.toSchema().toBER(), parsedValue: constraints }),
    ...(keyPurposes ? [new Extension({ extnID: '2.5.29.37', critical: true, extnValue: uses.toSchema().toBER(), parsedValue: uses })] : []),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey as never);
  await certificate.sign(by.privateKey as never, 'SHA-256');
  return new X509Certificate(Buffer.from(certificate.toSchema(true).toBER())).toString();
}

export type TestCertificate = {
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly passwordFile: undefined;
  /** The issuer's certificate alone, as PEM. */
  readonly issuerFile: string;
  readonly key: ReturnType<typeof createPrivateKey>;
};

/** A certificate made for a test, its issuer and its key as PEM files in a folder. It says TEST ENBART in every name and is worth nothing. */
export async function testCertificate(
  folder: string,
  kind: Kind,
  {
    from = new Date('2024-01-01T00:00:00Z'),
    to = new Date('2040-01-01T00:00:00Z'),
    more = [] as Names['more'],
    keyPurposes = undefined as Wanted['keyPurposes'],
  } = {},
): Promise<TestCertificate> {
  const [above, own] = await Promise.all([keysOf(kind), keysOf(kind)]);
  const issuer: Names = { common: 'Provutfärdare' };
  const subject: Names = { common: `Provstämpel ${kind}`, ...(more ? { more } : {}) };
  const [issuing, sealing] = await Promise.all([
    certificateOf({ subject: issuer, issuer, keys: above, by: above, serial: 1, ca: true, from, to }),
    certificateOf({ subject, issuer, keys: own, by: above, serial: 123_456_789, ca: false, from, to, keyPurposes }),
  ]);
  const key = createPrivateKey({
    key: Buffer.from(await webcrypto.subtle.exportKey('pkcs8', own.privateKey)),
    format: 'der',
    type: 'pkcs8',
  });
  const put = (called: string, text: string): string => {
    const file = path.join(folder, `${kind}-${called}`);
    fs.writeFileSync(file, text, { mode: 0o600 });
    return file;
  };
  return {
    certificateFile: put('seal.pem', `${sealing}${issuing}`),
    keyFile: put('seal.key', key.export({ format: 'pem', type: 'pkcs8' }).toString()),
    passwordFile: undefined,
    issuerFile: put('issuer.pem', issuing),
    key,
  };
}
