import { detachedSignature } from './cms.ts';
import { withRoom } from './placeholder.ts';
import type { SealKey } from './seal-key.ts';
import { largestStamp, stampFrom } from './time-stamp.ts';

/** Room for what surrounds the certificates in a signature, besides the signature itself: its names, numbers and hashes. */
const AROUND = 2_048;

/** What the field is called for those who have the document read to them; documents are in Swedish. */
const NAME = 'Elektronisk stämpel';

/**
 * The PDF with an electronic seal (PAdES baseline B-B, ETSI EN 319 142-1) added after its last byte; with a time-stamping authority it is B-T. `at` is the
 * time that the seal claims, by our own clock. Throws when the file is not one that the product has set, or the authority gives no stamp.
 */
export async function sealedPdf(pdf: Uint8Array, key: SealKey, at: Date): Promise<Buffer> {
  const signatureBytes = Math.ceil((key.key.asymmetricKeyDetails?.modulusLength ?? 2_048) / 8);
  const { timeStamper } = key;
  const bytes = AROUND + (timeStamper ? largestStamp : 0) + signatureBytes + key.chain.reduce((sum, { raw }) => sum + raw.length, 0);
  const room = withRoom(pdf, { at, bytes, name: NAME });
  const made = await detachedSignature(room.signed, key, timeStamper && ((value) => stampFrom(timeStamper, value)));
  const signature = made.toString('hex');
  if (signature.length > room.place.digits) throw new Error('the signature is larger than the room for it');
  room.pdf.write(signature, room.place.at, 'latin1');
  return room.pdf;
}
