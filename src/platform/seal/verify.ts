import { createHash, verify, X509Certificate } from 'node:crypto';
import { type BaseBlock, Constructed, fromBER, ObjectIdentifier, OctetString, Sequence, Set as SetOf } from 'asn1js';
import { type CertificateFacts, factsOf, whyNotNow } from './seal-key.ts';

/** What can be wrong with a seal. `untrusted` is found only where issuers to trust are given. */
export type SealFault = 'altered' | 'not-whole' | 'not-by-certificate' | 'not-in-time' | 'untrusted';

export type SealFound = {
  readonly certificate: CertificateFacts;
  /** By the clock of the one who sealed; nobody else vouches for it. */
  readonly claimedAt: Date;
  readonly faults: readonly SealFault[];
};

/**
 * Verifies the last seal of a PDF, as the product makes them (PAdES baseline B-B with SHA-256). Undefined when there is none that can be read.
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

const sha256 = (...parts: readonly Uint8Array[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

function verified({ signature, content, claimedAt, isWhole }: Place, trusted: readonly X509Certificate[]): SealFound {
  const [, wrapped] = inside(fromBER(new Uint8Array(signature)).result);
  const [, , , certificates, signers] = inside(inside(wrapped)[0]);
  const [, , , signedAttributes, , value] = inside(inside(signers)[0]);
  const chain = inside(certificates).map((one) => new X509Certificate(raw(one)));
  const attribute = (type: string): BaseBlock | undefined => {
    const found = inside(signedAttributes).find((one) => textOf(inside(one)[0]) === type);
    return inside(inside(found)[1])[0];
  };
  const named = inside(inside(inside(attribute(signingCertificateV2))[0])[0])[0];
  const certificate = chain.find((one) => sha256(one.raw).equals(octets(named)));
  if (!certificate) throw new Error('the certificate that signs is missing');
  // What is signed is the set of the attributes, whose tag is another where it stands (RFC 5652 5.4).
  const signed = Buffer.from(raw(signedAttributes));
  signed[0] = 0x31;
  const faults: (SealFault | false)[] = [
    !octets(attribute(messageDigest)).equals(sha256(...content)) && 'altered',
    !isWhole && 'not-whole',
    !verify('sha256', signed, certificate.publicKey, octets(value)) && 'not-by-certificate',
    whyNotNow(certificate, claimedAt) !== undefined && 'not-in-time',
    trusted.length > 0 && !leads(certificate, chain, trusted) && 'untrusted',
  ];
  return { certificate: factsOf(certificate), claimedAt, faults: faults.filter((fault) => fault !== false) };
}

const messageDigest = '1.2.840.113549.1.9.4';
const signingCertificateV2 = '1.2.840.113549.1.9.16.2.47';

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

const inside = (node: BaseBlock | undefined): readonly BaseBlock[] =>
  node instanceof Sequence || node instanceof SetOf || node instanceof Constructed ? (node.valueBlock.value as BaseBlock[]) : [];
const raw = (node: BaseBlock | undefined): Uint8Array => node?.valueBeforeDecodeView ?? new Uint8Array();
const textOf = (node: BaseBlock | undefined): string => (node instanceof ObjectIdentifier ? node.getValue() : '');
const octets = (node: BaseBlock | undefined): Buffer => (node instanceof OctetString ? Buffer.from(node.getValue()) : Buffer.alloc(0));
