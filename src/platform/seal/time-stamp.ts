import { randomBytes, verify, type X509Certificate } from 'node:crypto';
import { Boolean as Bool, GeneralizedTime, Integer } from 'asn1js';
import { bytesOf, der, hashOf, inside, objectId, octetString, octetsOf, oid, parsed, readSignedData, sequence } from './asn1.ts';

const waitMs = 10_000;
/** A stamp with its certificates has 3 to 8 kB. */
export const largestStamp = 16_384;
const forTimeStamping = '1.3.6.1.5.5.7.3.8';

/** What a time stamp says, and the certificate that it says it by. */
export type Stamped = { readonly at: Date; readonly by: X509Certificate };

/**
 * A time stamp of a signature's value from a time-stamping authority (RFC 3161). It learns the hash of the signature and nothing else. What it answers is
 * verified before it is used; whether the authority is to be trusted is for those who verify the document. Throws when there is no stamp to be had.
 */
export async function stampFrom(url: URL, signature: Uint8Array): Promise<Uint8Array> {
  const nonce = randomBytes(8);
  // Neither negative nor with a zero first: DER has one way to write it.
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  const imprint = sequence(sequence(objectId(oid.sha256)), octetString(hashOf('sha256', signature)));
  const query = der(
    sequence(new Integer({ value: 1 }), imprint, new Integer({ valueHex: new Uint8Array(nonce).buffer }), new Bool({ value: true })),
  );
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: new Uint8Array(query),
    redirect: 'error',
    signal: AbortSignal.timeout(waitMs),
  });
  if (!response.ok) throw new Error(`the time-stamping authority answered ${response.status}`);
  const answer = await limited(response);
  const [status, token] = inside(parsed(answer));
  const granted = inside(status)[0];
  if (!(granted instanceof Integer) || granted.valueBlock.valueDec > 1 || !token) throw new Error('the time-stamping authority refused');
  const bytes = Buffer.from(bytesOf(token));
  if (!readStamp(bytes, signature, nonce)) throw new Error('the time-stamping authority answered with a stamp that does not hold');
  return bytes;
}

async function limited({ body }: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.byteLength;
    if (size > largestStamp) throw new Error('the time-stamping authority answered too much');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Reads a time stamp of a signature's value; undefined when it does not hold. `nonce`: the one that it was asked with. */
export function readStamp(token: Uint8Array, signature: Uint8Array, nonce?: Uint8Array): Stamped | undefined {
  try {
    const { chain, content, hash, signed, signedBytes, signature: value } = readSignedData(token);
    const [, , imprint, , time, ...more] = inside(parsed(content));
    const echoed = more.find((one) => one instanceof Integer);
    const by = chain.find((one) => one.keyUsage?.includes(forTimeStamping) && verify(hash, signedBytes, one.publicKey, value));
    const holds =
      octetsOf(signed(oid.messageDigest)).equals(hashOf(hash, content)) &&
      octetsOf(inside(imprint)[1]).equals(hashOf('sha256', signature)) &&
      (nonce === undefined || (echoed instanceof Integer && Buffer.from(echoed.valueBlock.valueHexView).equals(nonce)));
    return holds && by && time instanceof GeneralizedTime ? { at: time.toDate(), by } : undefined;
  } catch {
    return undefined;
  }
}
