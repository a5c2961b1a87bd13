import { type KeyObject, sign, type X509Certificate } from 'node:crypto';
import { Integer, Null } from 'asn1js';
import {
  attribute,
  bytesOf,
  der,
  hashOf,
  inside,
  type Node,
  objectId,
  octetString,
  oid,
  parsed,
  sequence,
  setOf,
  tagged,
  verbatim,
} from './asn1.ts';

/** The issuer's name and the serial number (RFC 5280 4.1): after the version, which stands first where it is given. */
function issuerAndSerial(certificate: X509Certificate): { readonly issuer: Node; readonly serial: Node } {
  const fields = inside(inside(parsed(certificate.raw))[0]);
  const [serial, , issuer] = fields[0]?.idBlock.tagClass === 3 ? fields.slice(1) : fields;
  if (!serial || !issuer) throw new Error('a certificate has no issuer or no number');
  return { issuer: verbatim(bytesOf(issuer)), serial };
}

/** What vouches for the time of a signature's value, as RFC 3161 has it; the bytes of a time stamp. */
export type Stamp = (signature: Uint8Array) => Promise<Uint8Array>;

/**
 * A detached signature over the parts, as PAdES baseline B-B has it (ETSI EN 319 142-1 6.3; RFC 5652, RFC 5035): signed attributes are the content's
 * type, its SHA-256 and the signing certificate (ESSCertIDv2); no signing time, which stands in the PDF. The chain begins with the certificate that
 * signs. With a stamp it is baseline B-T.
 */
export async function detachedSignature(
  parts: readonly Uint8Array[],
  { key, chain }: { readonly key: KeyObject; readonly chain: readonly [X509Certificate, ...X509Certificate[]] },
  stamp?: Stamp,
): Promise<Buffer> {
  const [certificate] = chain;
  const { issuer, serial } = issuerAndSerial(certificate);
  // SHA-256 is what ESSCertIDv2 means when it names no algorithm.
  const certId = sequence(octetString(hashOf('sha256', certificate.raw)), sequence(sequence(tagged(4, issuer)), serial));
  const attributes = [
    attribute(oid.contentType, objectId(oid.data)),
    attribute(oid.messageDigest, octetString(hashOf('sha256', ...parts))),
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
    octetString(signature),
    ...(stamp ? [tagged(1, attribute(oid.timeStampToken, verbatim(await stamp(signature))))] : []),
  );
  const signedData = sequence(
    new Integer({ value: 1 }),
    setOf(sequence(objectId(oid.sha256))),
    sequence(objectId(oid.data)),
    tagged(
      0,
      ...chain
        .map(({ raw }) => raw)
        .sort(Buffer.compare)
        .map(verbatim),
    ),
    setOf(signer),
  );
  return der(sequence(objectId(oid.signedData), tagged(0, signedData)));
}
