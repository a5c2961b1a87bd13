import type { AttachmentFault } from '../core/attachment.ts';
import type { Source } from './source.ts';

/** More than this in either direction, or in all, is no photograph but a trap for the program that opens it. */
const MOST_SIDE = 40_000;
const MOST_PIXELS = 200_000_000;

const broken: AttachmentFault = { code: 'broken' };
const tooMuch = (width: number, height: number): boolean => width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_PIXELS;

/** PNG (ISO/IEC 15948): a chain of chunks from IHDR to IEND, and nothing after. */
export async function pngFault(source: Source): Promise<AttachmentFault | undefined> {
  const head = await source.read(8, 25);
  if (head.length < 25 || head.toString('latin1', 4, 8) !== 'IHDR') return broken;
  const [width, height] = [head.readUInt32BE(8), head.readUInt32BE(12)];
  if (width === 0 || height === 0) return broken;
  if (tooMuch(width, height)) return { code: 'bomb' };
  for (let at = 8; at + 12 <= source.bytes; ) {
    const chunk = await source.read(at, 8);
    const end = at + 12 + chunk.readUInt32BE(0);
    if (end > source.bytes) return broken;
    if (chunk.toString('latin1', 4, 8) === 'IEND') return end === source.bytes ? undefined : { code: 'two-in-one', with: 'data' };
    at = end;
  }
  return broken;
}

const SEGMENTS = 2_000;

/** JPEG (ISO/IEC 10918-1): segments up to the picture, which ends the file. */
export async function jpegFault(source: Source): Promise<AttachmentFault | undefined> {
  let at = 2;
  for (let seen = 0; seen < SEGMENTS; seen++) {
    const segment = await source.read(at, 9);
    if (segment.length < 4 || segment[0] !== 0xff) return broken;
    const marker = segment[1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker) && segment.length === 9) {
      const [height, width] = [segment.readUInt16BE(5), segment.readUInt16BE(7)];
      if (tooMuch(width, height)) return { code: 'bomb' };
    }
    if (marker === 0xda) return endFault(source);
    if (marker === 0xd9) return broken;
    at += 2 + segment.readUInt16BE(2);
  }
  return broken;
}

/** Start of a frame, which tells height and width; not the tables among the same numbers. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** The last bytes are the end of the image; some cameras add zeros. */
async function endFault(source: Source): Promise<AttachmentFault | undefined> {
  const tail = await source.read(Math.max(0, source.bytes - 4_096), 4_096);
  let end = tail.length;
  while (end > 0 && tail[end - 1] === 0) end -= 1;
  const isEnd = end >= 2 && tail[end - 2] === 0xff && tail[end - 1] === 0xd9;
  return isEnd ? undefined : { code: 'two-in-one', with: 'data' };
}
