import { createInflate } from 'node:zlib';
import type { AttachmentFault } from '../core/attachment.ts';
import { pieces, type Source } from './source.ts';

/** All streams of a PDF together may become this much. */
const MOST_INFLATED = 300_000_000;
/** No dictionary before a stream that matters here is longer. */
const LOOK_BACK = 8_192;
/** Longer than any word sought. */
const OVERLAP = 64;

const broken: AttachmentFault = { code: 'broken' };

/** Names that are enough, wherever they stand: long enough never to come about by chance in packed data. */
const risks: readonly (readonly [RegExp, AttachmentFault])[] = [
  [/\/Encrypt(?![A-Za-z])/, { code: 'encrypted' }],
  [/\/JavaScript(?![A-Za-z])/, { code: 'active', what: 'script' }],
  [/\/Launch(?![A-Za-z])/, { code: 'active', what: 'launch' }],
  [/\/(?:SubmitForm|ImportData)(?![A-Za-z])/, { code: 'active', what: 'form' }],
  [/\/XFA(?![A-Za-z])\s*[[(<\d]/, { code: 'active', what: 'form' }],
  [/\/(?:RichMedia|Rendition|3DView)(?![A-Za-z])/, { code: 'active', what: 'media' }],
  [/\/EmbeddedFiles?(?![A-Za-z])/, { code: 'embedded' }],
];
/** Short names, sought outside streams alone. */
const shortRisks: readonly (readonly [RegExp, AttachmentFault])[] = [
  [/\/JS(?![A-Za-z])/, { code: 'active', what: 'script' }],
  [/\/AA(?![A-Za-z])\s*(?:<<|\d)/, { code: 'active', what: 'open-action' }],
];

/** `/J#61vaScript` is a way of writing `/JavaScript` (ISO 32000-1, 7.3.5). */
const readNames = (text: string): string =>
  text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const riskIn = (text: string, list: typeof risks): AttachmentFault | undefined => list.find(([pattern]) => pattern.test(text))?.[1];

/**
 * What in a PDF is more than pages to read: scripts, programs, forms that send, files within, encryption, an action when it is opened
 * other than showing a page; and whether it is something else besides. Objects in packed streams are read too. It is no virus scanner.
 */
export async function pdfFault(source: Source): Promise<AttachmentFault | undefined> {
  const edges = await edgeFault(source);
  if (edges) return edges;
  const begins = new Map<number, string>();
  const ends = new Set<number>();
  const opened: string[] = [];
  for await (const { at, content } of pieces(source, 0, source.bytes, LOOK_BACK)) {
    const raw = content.toString('latin1');
    const text = readNames(raw);
    const found = riskIn(text, risks);
    if (found) return found;
    for (const { from, dictionary } of streamsIn(raw, at)) if (!begins.has(from)) begins.set(from, dictionary);
    for (const end of raw.matchAll(/endstream/g)) ends.add(at + end.index);
    if (begins.size > MOST_STREAMS) return { code: 'bomb' };
    opened.push(...openActionsIn(text));
  }
  const streams = placed(begins, [...ends].sort(ascending), source.bytes);
  const fault = (await outsideFault(source, streams)) ?? (await packedFault(source, streams, opened));
  if (fault) return fault;
  for (const action of new Set(opened)) if (!(await isHarmless(source, action, streams))) return { code: 'active', what: 'open-action' };
  return undefined;
}

const MOST_STREAMS = 100_000;
const ascending = (a: number, b: number): number => a - b;

const MARKUP = /<(?:!doctype|html|head|body|script|svg|iframe|object|embed|img|style|meta)[\s/>]/i;

/** The first kilobyte is what others guess a type by; after the end there is nothing. */
async function edgeFault(source: Source): Promise<AttachmentFault | undefined> {
  const head = (await source.read(0, 1_024)).toString('latin1');
  if (MARKUP.test(head)) return { code: 'two-in-one', with: 'html' };
  const tail = (await source.read(Math.max(0, source.bytes - 70_000), 70_000)).toString('latin1');
  if (tail.includes('PK\u0005\u0006')) return { code: 'two-in-one', with: 'archive' };
  const end = tail.lastIndexOf('%%EOF');
  if (end < 0) return broken;
  const after = tail.slice(end + 5);
  if (MARKUP.test(after)) return { code: 'two-in-one', with: 'html' };
  return /^[\s\0]*$/.test(after) ? undefined : { code: 'two-in-one', with: 'data' };
}

type Stream = { readonly from: number; readonly to: number; readonly dictionary: string };

/** Each stream ends at the next `endstream`; what seems to begin within another is part of that. */
function placed(begins: ReadonlyMap<number, string>, ends: readonly number[], last: number): Stream[] {
  const streams: Stream[] = [];
  let next = 0;
  for (const [from, dictionary] of [...begins].sort(([a], [b]) => a - b)) {
    while (next < ends.length && (ends[next] ?? last) < from) next += 1;
    streams.push({ from, to: ends[next] ?? last, dictionary });
  }
  return streams;
}

/** Where streams begin, each with what is said of it. */
function streamsIn(raw: string, at: number): Omit<Stream, 'to'>[] {
  return [...raw.matchAll(/>>\s*stream(?:\r\n|\n|\r)/g)].map((found) => {
    const before = raw.slice(Math.max(0, found.index - LOOK_BACK), found.index);
    const begin = before.lastIndexOf(' obj');
    return { from: at + found.index + found[0].length, dictionary: readNames(before.slice(Math.max(0, begin))) };
  });
}

/** Everything but the streams. */
async function outsideFault(source: Source, streams: readonly Stream[]): Promise<AttachmentFault | undefined> {
  let at = 0;
  for (const { from, to } of streams) {
    const found = from > at ? await plainFault(source, at, from) : undefined;
    if (found) return found;
    at = Math.max(at, to);
  }
  return plainFault(source, at, source.bytes);
}

async function plainFault(source: Source, from: number, to: number): Promise<AttachmentFault | undefined> {
  for await (const { content } of pieces(source, from, to, OVERLAP)) {
    const found = riskIn(readNames(content.toString('latin1')), shortRisks);
    if (found) return found;
  }
  return undefined;
}

const isImage = (dictionary: string): boolean => /\/Subtype\s*\/Image(?![A-Za-z])/.test(dictionary);
const isObjects = (dictionary: string): boolean => /\/ObjStm(?![A-Za-z])/.test(dictionary);
const isDeflated = (dictionary: string): boolean =>
  /\/Filter\s*(?:\[\s*)?\/(?:FlateDecode|Fl)(?![A-Za-z])\s*(?:\]|(?!\s*\/(?:ASCII|LZW|Flate|Run|DCT|Crypt)))/.test(dictionary);
const isPacked = (dictionary: string): boolean => /\/Filter(?![A-Za-z])/.test(dictionary);

/** Objects may lie packed in streams, out of sight. Streams of objects must be readable; others are read where they can be. */
async function packedFault(source: Source, streams: readonly Stream[], opened: string[]): Promise<AttachmentFault | undefined> {
  let left = MOST_INFLATED;
  for (const { from, to, dictionary } of streams) {
    if (isImage(dictionary) && !isObjects(dictionary)) continue;
    if (!isDeflated(dictionary)) {
      if (isObjects(dictionary) && isPacked(dictionary)) return broken;
      continue;
    }
    const read = await inflated(source, { from, to }, left, (text) => {
      const names = readNames(text);
      if (isObjects(dictionary)) opened.push(...openActionsIn(names));
      return riskIn(names, isObjects(dictionary) ? [...risks, ...shortRisks] : risks);
    });
    if (read.fault) return read.fault;
    if (!read.whole && isObjects(dictionary)) return broken;
    left -= read.bytes;
    if (left <= 0) return { code: 'bomb' };
  }
  return undefined;
}

type Inflated = { readonly bytes: number; readonly whole: boolean; readonly fault: AttachmentFault | undefined };

/** Unpacks from a place on, piece by piece, until the packed data says that it ends or something is found. */
async function inflated(
  source: Source,
  { from, to }: Omit<Stream, 'dictionary'>,
  most: number,
  look: (text: string) => AttachmentFault | undefined,
): Promise<Inflated> {
  const inflate = createInflate();
  let fed = true;
  const feeding = (async () => {
    for await (const { content } of pieces(source, from, to)) {
      if (!fed || inflate.destroyed || inflate.writableEnded) return;
      if (!inflate.write(content)) await Promise.race([once(inflate, 'drain'), once(inflate, 'close')]);
    }
    inflate.end();
  })();
  feeding.catch(() => undefined);
  let bytes = 0;
  let before = '';
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      bytes += piece.length;
      const text = before + piece.toString('latin1');
      const fault = bytes > most ? ({ code: 'bomb' } as const) : look(text);
      if (fault) return { bytes, whole: false, fault };
      before = text.slice(-OVERLAP);
    }
    return { bytes, whole: true, fault: undefined };
  } catch {
    return { bytes, whole: false, fault: undefined };
  } finally {
    fed = false;
    inflate.destroy();
    await feeding.catch(() => undefined);
  }
}

const once = (emitter: NodeJS.EventEmitter, name: string): Promise<void> => new Promise((resolve) => emitter.once(name, () => resolve()));

/** What stands after `/OpenAction`: an array (a place to show), a dictionary, or the number of an object. */
const openActionsIn = (text: string): string[] =>
  [...text.matchAll(/\/OpenAction(?![A-Za-z])\s*(\[|<<[^>]*>>|<<|\d+\s+\d+\s+R|[^\s])/g)].map((found) => found[1] ?? '');

/** Showing a page when the document is opened is what many programs ask for; anything else is refused. */
async function isHarmless(source: Source, action: string, streams: readonly Stream[]): Promise<boolean> {
  if (action === '[') return true;
  if (action.startsWith('<<')) return goesToPage(action);
  const reference = /^(\d+)\s+(\d+)\s+R$/.exec(action);
  if (!reference) return false;
  const bodies = await objectsNumbered(source, Number(reference[1]), Number(reference[2]), streams);
  return bodies.length > 0 && bodies.every((body) => body.startsWith('[') || goesToPage(body));
}

/** A plain action of the kind GoTo, without one that follows it. */
function goesToPage(text: string): boolean {
  const own = firstDictionary(text);
  return /\/S\s*\/GoTo(?![A-Za-z])/.test(own) && !/\/Next(?![A-Za-z])/.test(own) && !/\/S\s*\/(?!GoTo(?![A-Za-z]))/.test(own);
}

/** From the first `<<` to the `>>` that closes it. */
function firstDictionary(text: string): string {
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/<<|>>/g)) {
    depth += mark === '<<' ? 1 : -1;
    if (depth <= 0) return text.slice(0, index + 2);
  }
  return '';
}

/** Every object with a number, as text: those in the open, and those in streams of objects. */
async function objectsNumbered(source: Source, number: number, generation: number, streams: readonly Stream[]): Promise<string[]> {
  const found: string[] = [];
  const pattern = new RegExp(`(?<!\\d)${number}\\s+${generation}\\s+obj\\s*([^]{1,400})`, 'g');
  for await (const { content } of pieces(source, 0, source.bytes, 512)) {
    found.push(...[...readNames(content.toString('latin1')).matchAll(pattern)].map((one) => one[1] ?? ''));
  }
  for (const { from, to, dictionary } of streams.filter((one) => isObjects(one.dictionary) && isDeflated(one.dictionary))) {
    let text = '';
    await inflated(source, { from, to }, 20_000_000, (piece) => {
      text += text === '' ? piece : piece.slice(Math.min(OVERLAP, text.length));
      return undefined;
    });
    const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1] ?? 0);
    const numbers = text.slice(0, first).trim().split(/\s+/).map(Number);
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      if (numbers[at] === number)
        found.push(
          readNames(text.slice(first + (numbers[at + 1] ?? 0)))
            .trimStart()
            .slice(0, 400),
        );
    }
  }
  return found;
}
