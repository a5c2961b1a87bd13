import { verify, type X509Certificate } from 'node:crypto';
import { bytesOf, hashOf, inside, octetsOf, oid, readSignedData } from './asn1.ts';
import { type CertificateFacts, factsOf, whyNotNow } from './seal-key.ts';
import { readStamp } from './time-stamp.ts';

/** What can be wrong with a seal. `untrusted` is found only where issuers to trust are given. */
export type SealFault = 'altered' | 'not-whole' | 'not-by-certificate' | 'false-stamp' | 'not-in-time' | 'untrusted';

export type SealFound = {
  readonly certificate: CertificateFacts;
  /** By the clock of the one who sealed. */
  readonly claimedAt: Date;
  /** When a time-stamping authority saw the seal, where one has; whether the authority is to be trusted is not looked up. */
  readonly stamp: { readonly at: Date; readonly by: CertificateFacts } | undefined;
  readonly faults: readonly SealFault[];
};

/**
 * Verifies the last seal of a PDF, as the product makes them (PAdES baseline B-B or B-T). Undefined when there is none that can be read.
 * Whether the certificate has been revoked is not looked up. `trusted`: the issuers, or certificates, that a seal must lead to.
 */
export function verifySeal(pdf: Buffer, trusted: readonly X509Certificate[] = []): SealFound | undefined {
  const place = signatureIn(pdf);
  if (!place) return undefined;
  try {
    return verified(place, trusted);
  } catch {
    return undefined;
  }
}

type Place = { readonly signature: Buffer; readonly content: readonly Buffer[]; readonly claimedAt: Date; readonly isWhole: boolean };

function signatureIn(pdf: Buffer): Place | undefined {
  const text = pdf.toString('latin1');
  const range = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].at(-1);
  const time = [...text.matchAll(/\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)/g)].at(-1);
  if (!range || !time) return undefined;
  const [from = 0, before = 0, after = 0, rest = 0] = range.slice(1).map(Number);
  const room = text.slice(from + before, after);
  const [year = '', month, day, hour, minute, second] = time.slice(1);
  return {
    signature: Buffer.from(room.slice(1, -1), 'hex'),
    content: [pdf.subarray(from, from + before), pdf.subarray(after, after + rest)],
    claimedAt: new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`),
    isWhole: from === 0 && after + rest === pdf.length && /^<[0-9A-Fa-f]*>$/.test(room),
  };
}

function verified({ signature, content, claimedAt, isWhole }: Place, trusted: readonly X509Certificate[]): SealFound {
  const { chain, hash, signed, unsigned, signedBytes, signature: value } = readSignedData(signature);
  const named = inside(inside(inside(signed(oid.signingCertificateV2))[0])[0])[0];
  const certificate = chain.find((one) => hashOf('sha256', one.raw).equals(octetsOf(named)));
  if (!certificate) throw new Error('the certificate that signs is missing');
  const token = unsigned(oid.timeStampToken);
  const stamp = token && readStamp(bytesOf(token), value);
  const faults: (SealFault | false)[] = [
    !octetsOf(signed(oid.messageDigest)).equals(hashOf(hash, ...content)) && 'altered',
    !isWhole && 'not-whole',
    !verify(hash, signedBytes, certificate.publicKey, value) && 'not-by-certificate',
    token !== undefined && !stamp && 'false-stamp',
    whyNotNow(certificate, stamp?.at ?? claimedAt) !== undefined && 'not-in-time',
    trusted.length > 0 && !leads(certificate, chain, trusted) && 'untrusted',
  ];
  return {
    certificate: factsOf(certificate),
    claimedAt,
    stamp: stamp ? { at: stamp.at, by: factsOf(stamp.by) } : undefined,
    faults: faults.filter((fault) => fault !== false),
  };
}

/** Whether each certificate is issued by the next, up to one that is trusted. */
function leads(certificate: X509Certificate, chain: readonly X509Certificate[], trusted: readonly X509Certificate[]): boolean {
  if (trusted.some((one) => one.raw.equals(certificate.raw))) return true;
  const above = [...trusted, ...chain].find(
    (one) => !one.raw.equals(certificate.raw) && one.ca && certificate.checkIssued(one) && certificate.verify(one.publicKey),
  );
  if (!above) return false;
  return leads(
    above,
    chain.filter((one) => !one.raw.equals(above.raw)),
    trusted,
  );
}
