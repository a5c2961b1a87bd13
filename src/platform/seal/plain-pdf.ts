/** Where an object begins, by its number. */
export type PlainPdf = {
  readonly bytes: Buffer;
  readonly offsets: ReadonlyMap<number, number>;
  readonly trailer: Dict;
  /** Where the newest cross-reference table stands. */
  readonly startXref: number;
};

/** The entries of a dictionary as they are written. */
export type Dict = ReadonlyMap<string, string>;

const foreign = (what: string): Error => new Error(`the PDF is not of the kind that the product makes: ${what}`);

/**
 * Reads as much of a PDF as is needed to add to it. Only files as the product sets them: one cross-reference table in plain text, nothing encrypted
 * and nothing added since. Throws on any other.
 */
export function readPlainPdf(given: Uint8Array): PlainPdf {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const end = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.subarray(-64).toString('latin1'));
  if (!end) throw foreign('it has no end');
  const startXref = Number(end[1]);
  const table = bytes.subarray(startXref).toString('latin1');
  const head = /^xref\s+0 (\d+)\s*?\r?\n/.exec(table);
  if (!head) throw foreign('its cross-references are no plain table');
  const offsets = new Map<number, number>();
  for (let number = 1; number < Number(head[1]); number += 1) {
    const row = table.slice(head[0].length + number * 20, head[0].length + number * 20 + 18);
    const [, offset, kind] = /^(\d{10}) 00000 ([nf])/.exec(row) ?? [];
    if (offset === undefined) throw foreign('its cross-references have a row of another form');
    if (kind === 'n') offsets.set(number, Number(offset));
  }
  const trailer = dictIn(table, table.indexOf('<<', table.indexOf('trailer')));
  if (trailer.has('Encrypt') || trailer.has('Prev')) throw foreign('it is encrypted, or has been added to');
  return { bytes, offsets, trailer, startXref };
}

/** The text of a dictionary that stands as an object of its own. */
export function dictOf({ bytes, offsets }: PlainPdf, number: number): Dict {
  const offset = offsets.get(number);
  if (offset === undefined) throw foreign(`object ${number} is missing`);
  const text = bytes.toString('latin1', offset, bytes.indexOf('endobj', offset));
  const head = `${number} 0 obj`;
  if (!text.startsWith(head) || !/^\s*<</.test(text.slice(head.length))) throw foreign(`object ${number} is no dictionary`);
  return dictIn(text, text.indexOf('<<'));
}

/** The dictionary that begins at a place in a text. */
export function dictIn(text: string, begin: number): Dict {
  if (!text.startsWith('<<', begin)) throw foreign('a dictionary is missing');
  const found = new Map<string, string>();
  let at = afterSpace(text, begin + 2);
  while (!text.startsWith('>>', at)) {
    const nameEnd = afterValue(text, at);
    const name = text.slice(at + 1, nameEnd);
    if (text[at] !== '/' || found.has(name)) throw foreign('a dictionary has a key twice, or none');
    const from = afterSpace(text, nameEnd);
    const to = afterReference(text, from) ?? afterValue(text, from);
    found.set(name, text.slice(from, to));
    at = afterSpace(text, to);
  }
  return found;
}

/** The number of the object that a value refers to. */
export function referred(value: string | undefined): number {
  const number = /^(\d+) 0 R$/.exec(value ?? '')?.[1];
  if (number === undefined) throw foreign('a reference is missing');
  return Number(number);
}

/** The numbers of the objects that an array of references names. */
export const referredIn = (value: string | undefined): readonly number[] =>
  [...(value ?? '').matchAll(/(\d+) 0 R/g)].map(([, n]) => Number(n));

export const written = (dict: Dict): string => `<< ${[...dict].map(([name, value]) => `/${name} ${value}`).join(' ')} >>`;

const afterSpace = (text: string, at: number): number => {
  let next = at;
  while (/[\s\0]/.test(text[next] ?? 'x')) next += 1;
  return next;
};

const afterReference = (text: string, at: number): number | undefined => {
  const found = /^\d+\s+\d+\s+R\b/.exec(text.slice(at, at + 30));
  return found ? at + found[0].length : undefined;
};

function afterValue(text: string, begin: number): number {
  if (text[begin] === '(') return afterString(text, begin);
  if (text.startsWith('<<', begin)) return afterNested(text, begin + 2, '>>');
  if (text[begin] === '[') return afterNested(text, begin + 1, ']');
  if (text[begin] === '<') return text.indexOf('>', begin) + 1 || text.length + 1;
  const plain = /^\/?[^\s()<>[\]{}/%]+/.exec(text.slice(begin, begin + 200));
  if (!plain) throw foreign('something stands where a value should');
  return begin + plain[0].length;
}

function afterNested(text: string, begin: number, close: string): number {
  let at = afterSpace(text, begin);
  while (!text.startsWith(close, at)) at = afterSpace(text, afterValue(text, at));
  return at + close.length;
}

function afterString(text: string, begin: number): number {
  let depth = 0;
  for (let at = begin; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')' && --depth === 0) return at + 1;
  }
  throw foreign('a text has no end');
}
