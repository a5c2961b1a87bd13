/**
 * The characters that a font can draw, from the table `cmap` of its file (OpenType 1.9, formats 4 and 12). An archived document may hold no
 * character that its font lacks (ISO 19005-2, 6.2.11.4.1).
 */
export function charactersOf(font: Buffer): ReadonlySet<number> {
  const found = new Set<number>();
  const cmap = tableAt(font, 'cmap');
  for (let entry = 0; entry < font.readUInt16BE(cmap + 2); entry += 1) {
    const at = cmap + font.readUInt32BE(cmap + 4 + entry * 8 + 4);
    const format = font.readUInt16BE(at);
    if (format === 4) addSegments(font, at, found);
    if (format === 12) addGroups(font, at, found);
  }
  return found;
}

function tableAt(font: Buffer, tag: string): number {
  for (let table = 0; table < font.readUInt16BE(4); table += 1) {
    const record = 12 + table * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no table ${tag}`);
}

function addSegments(font: Buffer, at: number, found: Set<number>): void {
  const twice = font.readUInt16BE(at + 6);
  const [ends, starts, deltas, offsets] = [at + 14, at + 16 + twice, at + 16 + 2 * twice, at + 16 + 3 * twice];
  for (let segment = 0; segment < twice; segment += 2) {
    const [first, last] = [font.readUInt16BE(starts + segment), font.readUInt16BE(ends + segment)];
    const [delta, offset] = [font.readUInt16BE(deltas + segment), font.readUInt16BE(offsets + segment)];
    for (let character = first; character <= last && character !== 0xffff; character += 1) {
      const glyph = offset === 0 ? character + delta : font.readUInt16BE(offsets + segment + offset + 2 * (character - first));
      if ((glyph & 0xffff) !== 0) found.add(character);
    }
  }
}

function addGroups(font: Buffer, at: number, found: Set<number>): void {
  for (let group = 0; group < font.readUInt32BE(at + 12); group += 1) {
    const record = at + 16 + group * 12;
    for (let character = font.readUInt32BE(record); character <= font.readUInt32BE(record + 4); character += 1) found.add(character);
  }
}

const PLAIN = /^[\n\t\x20-\x7e\xa0-\xac\xae-\xff–—’”•…]*$/;
const BREAKS = new Set([0x09, 0x0a, 0x0d]);

/**
 * A text as it can be printed: what the font lacks, and what turns the direction of reading, is written out as `[U+1F600]`, so that the reader
 * sees that something stood there. What has no shape of its own is left out.
 */
export function drawable(text: string, characters: ReadonlySet<number>): string {
  if (PLAIN.test(text)) return text;
  let drawn = '';
  for (const one of text.toWellFormed()) {
    const code = one.codePointAt(0) ?? 0;
    const isOrder = /\p{Bidi_Control}/u.test(one);
    if (BREAKS.has(code) || (characters.has(code) && !isOrder)) drawn += one;
    else if (isOrder || !/\p{Default_Ignorable_Code_Point}/u.test(one)) drawn += `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return drawn;
}

/** The same for every text in a value. */
export function allDrawable<T>(value: T, characters: ReadonlySet<number>): T {
  const draw = (one: unknown): unknown => {
    if (typeof one === 'string') return drawable(one, characters);
    if (Array.isArray(one)) return one.map(draw);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, draw(inner)]));
  };
  return draw(value) as T;
}
