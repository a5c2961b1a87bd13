import { createHash, type KeyObject, sign, type X509Certificate } from 'node:crypto';
import { type BaseBlock, Constructed, fromBER, Integer, Null, ObjectIdentifier, OctetString, Sequence, Set as SetOf } from 'asn1js';

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  sha256WithEcdsa: '1.2.840.10045.4.3.2',
} as const;

type Node = BaseBlock;

const sequence = (...value: Node[]): Sequence => new Sequence({ value });
const setOf = (...value: Node[]): SetOf => new SetOf({ value });
const tagged = (tagNumber: number, ...value: Node[]): Constructed => new Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
const objectId = (value: string): ObjectIdentifier => new ObjectIdentifier({ value });
const octets = (value: Uint8Array): OctetString => new OctetString({ valueHex: new Uint8Array(value).buffer });
const attribute = (type: string, value: Node): Sequence => sequence(objectId(type), setOf(value));
const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const der = (node: { toBER(): ArrayBuffer }): Buffer => Buffer.from(node.toBER());

function parsed(raw: Uint8Array): Node {
  const { offset, result } = fromBER(new Uint8Array(raw));
  if (offset === -1) throw new Error('a certificate cannot be read as ASN.1');
  // Whoever verifies compares bytes: what is written anew must be what stood there.
  if (!der(result).equals(raw)) throw new Error('a certificate is not encoded as DER');
  return result;
}

/** The issuer's name and the serial number (RFC 5280 4.1): after the version, which stands first where it is given. */
function issuerAndSerial(certificate: X509Certificate): { readonly issuer: Node; readonly serial: Node } {
  const [body] = childrenOf(parsed(certificate.raw));
  const fields = childrenOf(body);
  const [serial, , issuer] = fields[0]?.idBlock.tagClass === 3 ? fields.slice(1) : fields;
  if (!serial || !issuer) throw new Error('a certificate has no issuer or no number');
  return { issuer, serial };
}

const childrenOf = (node: unknown): readonly Sequence[] => (node instanceof Sequence ? (node.valueBlock.value as Sequence[]) : []);

/**
 * A detached signature over the parts, as PAdES baseline B-B has it (ETSI EN 319 142-1 6.3; RFC 5652, RFC 5035): signed attributes are the content's
 * type, its SHA-256 and the signing certificate (ESSCertIDv2); no signing time, which stands in the PDF. The chain begins with the certificate that signs.
 */
export function detachedSignature(
  parts: readonly Uint8Array[],
  { key, chain }: { readonly key: KeyObject; readonly chain: readonly [X509Certificate, ...X509Certificate[]] },
): Buffer {
  const [certificate] = chain;
  const { issuer, serial } = issuerAndSerial(certificate);
  // SHA-256 is what ESSCertIDv2 means when it names no algorithm.
  const certId = sequence(octets(sha256(certificate.raw)), sequence(sequence(tagged(4, issuer)), serial));
  const attributes = [
    attribute(oid.contentType, objectId(oid.data)),
    attribute(oid.messageDigest, octets(sha256(...parts))),
    attribute(oid.signingCertificateV2, sequence(sequence(certId))),
  ].sort((a, b) => Buffer.compare(der(a), der(b)));
  const isRsa = key.asymmetricKeyType === 'rsa';
  const signature = sign('sha256', der(setOf(...attributes)), key);
  const signer = sequence(
    new Integer({ value: 1 }),
    sequence(issuer, serial),
    sequence(objectId(oid.sha256)),
    tagged(0, ...attributes),
    isRsa ? sequence(objectId(oid.sha256WithRsa), new Null()) : sequence(objectId(oid.sha256WithEcdsa)),
    octets(signature),
  );
  const signedData = sequence(
    new Integer({ value: 1 }),
    setOf(sequence(objectId(oid.sha256))),
    sequence(objectId(oid.data)),
    tagged(0, ...chain.map(({ raw }) => parsed(raw)).sort((a, b) => Buffer.compare(der(a), der(b)))),
    setOf(signer),
  );
  return der(sequence(objectId(oid.signedData), tagged(0, signedData)));
}
