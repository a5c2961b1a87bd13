import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import { OperatorFault } from '../operator-fault.ts';

/** Where an operator keeps what documents are sealed with. */
export type SealSettings = {
  /** PEM: the certificate first, then those above it. */
  readonly certificateFile: string;
  /** PEM, RSA or EC; may be encrypted. */
  readonly keyFile: string;
  /** Its first line is the password of the key. */
  readonly passwordFile: string | undefined;
  /** Of an authority that stamps the time of each seal (RFC 3161). */
  readonly timeStamper?: URL | undefined;
};

export type SealKey = {
  readonly key: KeyObject;
  /** The certificate of the key, then those above it, each the issuer of the one before. */
  readonly chain: readonly [X509Certificate, ...X509Certificate[]];
  readonly timeStamper: URL | undefined;
};

/** What readers are told of a certificate. No serial number of a person, which may stand in a name. */
export type CertificateFacts = {
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal. */
  readonly serial: string;
  readonly validTo: Date;
};

const smallestRsaBits = 2_048;
const curves = ['prime256v1', 'secp384r1', 'secp521r1'];
const pem = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * The key and the certificates that documents are sealed with. Throws an OperatorFault that names the setting, and never repeats what the files hold,
 * when they cannot be read, do not fit each other, are too weak, or may not be used on that day.
 */
export function readSealKey({ certificateFile, keyFile, passwordFile, timeStamper }: SealSettings, now: Date): SealKey {
  const chain = certificatesIn(certificateFile);
  const [certificate] = chain;
  const key = keyIn(keyFile, passwordFile);
  if (!isStrong(key))
    throw new OperatorFault(
      `SEAL_KEY_FILE: ${keyFile} must be an RSA key of ${smallestRsaBits} bits or more, or an EC key (P-256, P-384, P-521).`,
    );
  if (!certificate.checkPrivateKey(key))
    throw new OperatorFault(`SEAL_KEY_FILE: the key in ${keyFile} does not fit the first certificate in ${certificateFile}.`);
  if (certificate.ca)
    throw new OperatorFault(
      `SEAL_CERTIFICATE_FILE: the first certificate in ${certificateFile} is that of an issuer; it must be the one to seal with.`,
    );
  chain.forEach((one, place) => {
    const above = chain[place + 1];
    if (above && !(one.checkIssued(above) && one.verify(above.publicKey)))
      throw new OperatorFault(
        `SEAL_CERTIFICATE_FILE: certificate ${place + 2} in ${certificateFile} is not the issuer of certificate ${place + 1}.`,
      );
  });
  const why = whyNotNow(certificate, now);
  if (why) throw new OperatorFault(`SEAL_CERTIFICATE_FILE: the certificate in ${certificateFile} ${why}. Nothing can be sealed with it.`);
  return { key, chain, timeStamper };
}

/** Why a certificate may not be used at an instant; undefined when it may. */
export function whyNotNow({ validFromDate, validToDate }: X509Certificate, now: Date): string | undefined {
  if (now > validToDate) return `was valid to ${validToDate.toISOString()}`;
  return now < validFromDate ? `is not valid before ${validFromDate.toISOString()}` : undefined;
}

export function factsOf(certificate: X509Certificate): CertificateFacts {
  const { subject, issuer } = certificate.toLegacyObject();
  return { subject: nameOf(subject), issuer: nameOf(issuer), serial: certificate.serialNumber, validTo: certificate.validToDate };
}

/** The common name and the organisation, which may be the same. */
function nameOf(parts: Readonly<Partial<Record<string, string | string[]>>>): string {
  return [...new Set([parts.CN, parts.O].flat().filter((part) => part !== undefined))].join(', ') || '–';
}

function certificatesIn(file: string): SealKey['chain'] {
  const [first, ...more] = (textIn('SEAL_CERTIFICATE_FILE', file).match(pem) ?? []).map((one, place) => {
    try {
      return new X509Certificate(one);
    } catch (cause) {
      throw new OperatorFault(`SEAL_CERTIFICATE_FILE: certificate ${place + 1} in ${file} cannot be read.`, { cause });
    }
  });
  if (!first) throw new OperatorFault(`SEAL_CERTIFICATE_FILE: ${file} holds no certificate as PEM (BEGIN CERTIFICATE).`);
  return [first, ...more];
}

function keyIn(file: string, passwordFile: string | undefined): KeyObject {
  const key = textIn('SEAL_KEY_FILE', file);
  if ((fs.statSync(file).mode & 0o022) !== 0)
    throw new OperatorFault(`SEAL_KEY_FILE: ${file} can be changed by others than its owner. Run: chmod 600 ${file}`);
  const passphrase = passwordFile === undefined ? undefined : textIn('SEAL_KEY_PASSWORD_FILE', passwordFile).split(/\r?\n/)[0];
  try {
    return createPrivateKey({ key, format: 'pem', ...(passphrase === undefined ? {} : { passphrase }) });
  } catch (cause) {
    const isLocked = key.includes('ENCRYPTED');
    if (isLocked && passphrase === undefined)
      throw new OperatorFault(`SEAL_KEY_FILE: the key in ${file} is encrypted; set SEAL_KEY_PASSWORD_FILE.`, { cause });
    throw new OperatorFault(
      isLocked
        ? `SEAL_KEY_PASSWORD_FILE: the password in ${passwordFile} does not open the key in ${file}.`
        : `SEAL_KEY_FILE: ${file} holds no private key as PEM (BEGIN PRIVATE KEY).`,
      { cause },
    );
  }
}

function textIn(setting: string, file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (cause) {
    throw new OperatorFault(`${setting}: ${file} cannot be read: ${(cause as NodeJS.ErrnoException).code ?? ''}.`, { cause });
  }
}

function isStrong({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  if (asymmetricKeyType === 'rsa') return (asymmetricKeyDetails?.modulusLength ?? 0) >= smallestRsaBits;
  return asymmetricKeyType === 'ec' && curves.includes(asymmetricKeyDetails?.namedCurve ?? '');
}
