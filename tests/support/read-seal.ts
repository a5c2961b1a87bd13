import { createHash, X509Certificate } from 'node:crypto';
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData } from 'pkijs';
import './test-certificate.ts';

export type ReadSeal = {
  /** The signature fits the certificate, the certificate leads to the issuer that is trusted, and the content is what was signed. */
  readonly holds: boolean;
  /** Everything in the file but the signature itself is signed. */
  readonly coversFile: boolean;
  /** Object identifiers of the signed attributes, in order. */
  readonly attributes: readonly string[];
  /** The signing certificate is the one that the signed attributes name by its hash. */
  readonly namesCertificate: boolean;
  readonly signature: Buffer;
  readonly content: Buffer;
};

/** Reads the last signature of a PDF and verifies it with a library that the product does not use. */
export async function sealIn(pdf: Buffer, trusted: string): Promise<ReadSeal> {
  const ranges = [...pdf.toString('latin1').matchAll(/\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/g)].at(-1);
  if (!ranges) throw new Error('the PDF has no signature');
  const [from = -1, before = 0, after = 0, rest = 0] = ranges.slice(1).map(Number);
  const hex = pdf.toString('latin1', before, after);
  const content = Buffer.concat([pdf.subarray(from, from + before), pdf.subarray(after, after + rest)]);
  const signature = Buffer.from(hex.slice(1, -1), 'hex');
  const signed = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(signature).buffer).content });
  const root = Certificate.fromBER(new Uint8Array(new X509Certificate(trusted).raw).buffer);
  const holds = await signed
    .verify({ signer: 0, data: new Uint8Array(content).buffer, trustedCerts: [root], checkChain: true })
    .catch(() => false);
  const [signer] = signed.signerInfos;
  if (!(signer?.sid instanceof IssuerAndSerialNumber)) throw new Error('the signature names no certificate');
  const { serialNumber } = signer.sid;
  const attributes = signer.signedAttrs?.attributes ?? [];
  const named = attributes.find(({ type }) => type === '1.2.840.113549.1.9.16.2.47')?.values[0];
  const hashes = (signed.certificates ?? []).flatMap((one) =>
    one instanceof Certificate && one.serialNumber.isEqual(serialNumber)
      ? [createHash('sha256').update(Buffer.from(one.toSchema().toBER())).digest()]
      : [],
  );
  const said = named === undefined ? Buffer.alloc(0) : Buffer.from(named.toBER());
  return {
    holds,
    coversFile: from === 0 && after + rest === pdf.length && /^<[0-9a-f]+>$/.test(hex) && signed.signerInfos.length === 1,
    attributes: attributes.map(({ type }) => type),
    namesCertificate: hashes.length === 1 && hashes.every((hash) => said.includes(hash)),
    signature,
    content,
  };
}
