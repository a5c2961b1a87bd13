import { type Dict, dictIn, dictOf, type PlainPdf, readPlainPdf, referred, referredIn, written } from './plain-pdf.ts';

/** A PDF with room for a signature: everything but the room is what gets signed. */
export type Prepared = {
  readonly pdf: Buffer;
  /** Before and after the room. */
  readonly signed: readonly [Buffer, Buffer];
  /** Where the hexadecimal digits of the signature begin, and how many there is room for. */
  readonly place: { readonly at: number; readonly digits: number };
};

const RANGE = '[0 0000000000 0000000000 0000000000]';

/**
 * Adds a signature field without a value to a PDF that the product has set, as an incremental update: what stood there before stands, byte by byte.
 * The field is not seen (a rectangle of no size), is printed and not hidden, so that the file stays PDF/A (ISO 19005-2 6.3.2, 6.3.3), and stands
 * in the structure tree as a Form with a name, so that it stays PDF/UA (ISO 14289-1 7.18.1, 7.18.4).
 */
export function withRoom(
  given: Uint8Array,
  { at, bytes, name }: { readonly at: Date; readonly bytes: number; readonly name: string },
): Prepared {
  const pdf = readPlainPdf(given);
  const first = Number(pdf.trailer.get('Size'));
  const [signature, field, form] = [first, first + 1, first + 2];
  const changed = objectsWith(pdf, { signature, field, form, at, name, digits: bytes * 2 });
  const parts: Buffer[] = [pdf.bytes];
  let length = pdf.bytes.length;
  const push = (text: string): void => {
    const part = Buffer.from(text, 'latin1');
    parts.push(part);
    length += part.length;
  };
  if (pdf.bytes.at(-1) !== 0x0a) push('\n');
  const offsets = new Map<number, number>();
  for (const [number, text] of [...changed].sort(([a], [b]) => a - b)) {
    offsets.set(number, length);
    push(`${number} 0 obj\n${text}\nendobj\n`);
  }
  const startXref = length;
  push(`${table(offsets)}trailer\n${written(trailerOf(pdf, first + 3))}\nstartxref\n${startXref}\n%%EOF\n`);
  return filled(Buffer.concat(parts), offsets.get(signature) ?? 0, bytes * 2);
}

type Wanted = {
  readonly signature: number;
  readonly field: number;
  readonly form: number;
  readonly at: Date;
  readonly name: string;
  readonly digits: number;
};

/** The new objects, and those that change: the catalogue, the last page, and the structure tree. */
function objectsWith(pdf: PlainPdf, { signature, field, form, at, name, digits }: Wanted): ReadonlyMap<number, string> {
  const root = referred(pdf.trailer.get('Root'));
  const catalogue = dictOf(pdf, root);
  if (catalogue.has('AcroForm')) throw new Error('a PDF with form fields is not sealed');
  const page = lastPage(pdf, referred(catalogue.get('Pages')));
  const tree = referred(catalogue.get('StructTreeRoot'));
  const treeDict = dictOf(pdf, tree);
  const [top] = referredIn(treeDict.get('K'));
  if (top === undefined) throw new Error('a PDF without a structure is not sealed');
  const key = treeDict.get('ParentTreeNextKey') ?? '';
  const parents = dictIn(treeDict.get('ParentTree') ?? '', 0);
  const title = text(name);
  return new Map([
    [root, written(put(catalogue, { AcroForm: `<< /Fields [${field} 0 R] /SigFlags 3 >>` }))],
    [page, written(put(dictOf(pdf, page), { Annots: appended(dictOf(pdf, page).get('Annots') ?? '[]', `${field} 0 R`), Tabs: '/S' }))],
    [
      tree,
      written(
        put(treeDict, {
          ParentTree: written(put(parents, { Nums: appended(parents.get('Nums'), `${key} ${form} 0 R`) })),
          ParentTreeNextKey: String(Number(key) + 1),
        }),
      ),
    ],
    [top, written(put(dictOf(pdf, top), { K: appended(dictOf(pdf, top).get('K'), `${form} 0 R`) }))],
    [
      signature,
      `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (${pdfTime(at)}) /ByteRange ${RANGE} /Contents <${'0'.repeat(digits)}> >>`,
    ],
    [
      field,
      // 132: printed, and locked against being moved.
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T ${text('seal')} /TU ${title} /Contents ${title} /F 132 /Rect [0 0 0 0] /P ${page} 0 R /StructParent ${key} /V ${signature} 0 R >>`,
    ],
    [
      form,
      `<< /Type /StructElem /S /Form /P ${top} 0 R /Alt ${title} /K << /Type /OBJR /Pg ${page} 0 R /Obj ${field} 0 R >> /Pg ${page} 0 R >>`,
    ],
  ]);
}

function lastPage(pdf: PlainPdf, pages: number): number {
  const kids = referredIn(dictOf(pdf, pages).get('Kids'));
  const last = kids.at(-1);
  if (last === undefined) throw new Error('a PDF without pages is not sealed');
  return dictOf(pdf, last).get('Type') === '/Page' ? last : lastPage(pdf, last);
}

const put = (dict: Dict, entries: Readonly<Record<string, string>>): Dict => new Map([...dict, ...Object.entries(entries)]);

function appended(array: string | undefined, item: string): string {
  if (!array?.startsWith('[')) throw new Error('a PDF with a list of another form is not sealed');
  return `${array.slice(0, -1)} ${item}]`;
}

/** A text in any language, as hexadecimal digits. */
const text = (given: string): string => `<FEFF${Buffer.from(given, 'utf16le').swap16().toString('hex').toUpperCase()}>`;

const pdfTime = (at: Date): string => `D:${at.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`;

/** Rows of twenty bytes, each run of numbers under a heading of its own. */
function table(offsets: ReadonlyMap<number, number>): string {
  const numbers = [...offsets.keys()].sort((a, b) => a - b);
  const runs = numbers.filter((number) => !offsets.has(number - 1));
  return `xref\n${runs
    .map((run) => {
      const rows: string[] = [];
      for (let number = run; offsets.has(number); number += 1) rows.push(`${String(offsets.get(number)).padStart(10, '0')} 00000 n \n`);
      return `${run} ${rows.length}\n${rows.join('')}`;
    })
    .join('')}`;
}

const trailerOf = ({ trailer, startXref }: PlainPdf, size: number): Dict => put(trailer, { Size: String(size), Prev: String(startXref) });

/** Says in the file which of its bytes are signed. */
function filled(pdf: Buffer, from: number, digits: number): Prepared {
  const room = pdf.indexOf('/Contents <', from) + '/Contents '.length;
  const end = room + digits + 2;
  const range = `[0 ${room} ${end} ${pdf.length - end}]`.padEnd(RANGE.length);
  pdf.write(range, pdf.indexOf(RANGE, from), 'latin1');
  return { pdf, signed: [pdf.subarray(0, room), pdf.subarray(end)], place: { at: room + 1, digits } };
}
