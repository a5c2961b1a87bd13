import { createHash, X509Certificate } from 'node:crypto';
import { type BaseBlock, Constructed, fromBER, ObjectIdentifier, OctetString, Primitive, Sequence, Set as SetOf } from 'asn1js';

export type Node = BaseBlock;

export const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  sha256WithEcdsa: '1.2.840.10045.4.3.2',
} as const;

export const sequence = (...value: Node[]): Sequence => new Sequence({ value });
export const setOf = (...value: Node[]): SetOf => new SetOf({ value });
export const tagged = (tagNumber: number, ...value: Node[]): Constructed => new Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
export const objectId = (value: string): ObjectIdentifier => new ObjectIdentifier({ value });
export const octetString = (value: Uint8Array): OctetString => new OctetString({ valueHex: new Uint8Array(value).buffer });
export const attribute = (type: string, value: Node): Sequence => sequence(objectId(type), setOf(value));
export const der = (node: Node): Buffer => Buffer.from(node.toBER());

/** What the bytes hold; whatever follows it is not looked at. Throws when they hold nothing of ASN.1. */
export function parsed(bytes: Uint8Array): Node {
  const { offset, result } = fromBER(new Uint8Array(bytes));
  if (offset === -1) throw new Error('what should be ASN.1 is not');
  return result;
}

/** A sequence that is written as it stands, byte by byte: whoever verifies compares bytes. */
export function verbatim(bytes: Uint8Array): Node {
  const { idBlock, lenBlock } = parsed(bytes);
  const node = new Primitive({
    idBlock: { tagClass: 1, tagNumber: 16 },
    valueHex: new Uint8Array(bytes.subarray(idBlock.blockLength + lenBlock.blockLength)).buffer,
  });
  node.idBlock.isConstructed = true;
  if (!der(node).equals(bytes)) throw new Error('what should be DER is not');
  return node;
}

export const inside = (node: Node | undefined): readonly Node[] =>
  node instanceof Sequence || node instanceof SetOf || node instanceof Constructed ? (node.valueBlock.value as Node[]) : [];
export const bytesOf = (node: Node | undefined): Uint8Array => node?.valueBeforeDecodeView ?? new Uint8Array();
export const idOf = (node: Node | undefined): string => (node instanceof ObjectIdentifier ? node.getValue() : '');
export const octetsOf = (node: Node | undefined): Buffer => (node instanceof OctetString ? Buffer.from(node.getValue()) : Buffer.alloc(0));

export const hashOf = (algorithm: string, ...parts: readonly Uint8Array[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash(algorithm)).digest();

const hashes: Readonly<Record<string, string>> = { [oid.sha256]: 'sha256', [oid.sha384]: 'sha384', [oid.sha512]: 'sha512' };

/** As much of a CMS signature with one signer as is needed to verify it (RFC 5652 5). */
export type SignedData = {
  readonly chain: readonly X509Certificate[];
  /** What is signed, where it stands in the signature itself. */
  readonly content: Buffer;
  /** `sha256`, `sha384` or `sha512`. */
  readonly hash: string;
  readonly signed: (type: string) => Node | undefined;
  readonly unsigned: (type: string) => Node | undefined;
  /** The signed attributes, as they are signed. */
  readonly signedBytes: Buffer;
  readonly signature: Buffer;
};

/** Throws when the bytes are no such signature. */
export function readSignedData(bytes: Uint8Array): SignedData {
  const [type, wrapped] = inside(parsed(bytes));
  const fields = inside(inside(wrapped)[0]);
  const certificates = fields.find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0);
  const signers = inside(fields.at(-1));
  const [, , algorithm, attributes, , value, unsigned] = inside(signers[0]);
  const hash = hashes[idOf(inside(algorithm)[0])];
  if (idOf(type) !== oid.signedData || signers.length !== 1 || hash === undefined) throw new Error('no signature that can be read');
  // The attributes are signed as a set, whose tag is another where they stand.
  const signedBytes = Buffer.from(bytesOf(attributes));
  signedBytes[0] = 0x31;
  return {
    chain: inside(certificates).map((one) => new X509Certificate(bytesOf(one))),
    content: octetsOf(inside(inside(fields[2])[1])[0]),
    hash,
    signed: (wanted) => valueIn(attributes, wanted),
    unsigned: (wanted) => valueIn(unsigned, wanted),
    signedBytes,
    signature: octetsOf(value),
  };
}

const valueIn = (attributes: Node | undefined, wanted: string): Node | undefined =>
  inside(inside(inside(attributes).find((one) => idOf(inside(one)[0]) === wanted))[1])[0];
