import { inflateRawSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { PrintDocument } from '../pdf/document.ts';
import { renderDocx } from './docx.ts';

const SAMPLE: PrintDocument = {
  lang: 'sv',
  title: 'Exempel med å, ä och ö',
  subtitle: 'Påhittat innehåll',
  banner: 'Påhittat ärende i demonstrationen',
  footer: 'Tillstånd',
  pageWords: ['sida', 'av'],
  keywords: ['NHV'],
  blocks: [
    { type: 'heading', level: 1, text: 'Rubrik' },
    { type: 'heading', level: 2, text: 'Underrubrik' },
    { type: 'text', text: 'rad ett\nrad två <b>&amp;\u0000\u0001' },
    { type: 'list', items: ['ett', 'två'] },
    { type: 'facts', rows: [{ term: 'Steg', value: '5' }] },
    { type: 'table', headers: ['Region', 'Antal'], rows: [['Region Skåne', '30']], widths: [2, 1] },
    { type: 'facts', rows: [] },
  ],
};

/** The parts of a zip file whose sizes stand in its list. */
function partsOf(zip: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  let at = zip.readUInt32LE(zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1') + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place));
    const name = zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const own = zip.readUInt32LE(at + 42);
    const from = own + 30 + zip.readUInt16LE(own + 26) + zip.readUInt16LE(own + 28);
    const content = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    parts.set(name, (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content).toString('utf8'));
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}

const parts = partsOf(Buffer.from(await renderDocx(SAMPLE)));
const body = parts.get('word/document.xml') ?? '';

describe('a document for word processors', () => {
  it('is well-formed in every part', () => {
    const names = [...parts.keys()].filter((name) => /\.(?:xml|rels)$/.test(name));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const parser = new SaxesParser();
      parser.on('error', (error) => {
        throw new Error(name, { cause: error });
      });
      parser.write(parts.get(name) ?? '').close();
    }
  });

  it('has headings of three levels by the program’s own styles', () => {
    for (const style of ['Heading1', 'Heading2', 'Heading3', 'Subtitle']) expect(body).toContain(`<w:pStyle w:val="${style}"/>`);
  });

  it('has tables whose first row is a header that is repeated, and lists that are lists', () => {
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(body.match(/<w:numPr>/g)).toHaveLength(2);
    expect(body.match(/<w:tbl>/g)).toHaveLength(2);
  });

  it('is in Swedish, with its title among its properties', () => {
    expect(parts.get('word/styles.xml')).toContain('w:val="sv-SE"');
    expect(parts.get('docProps/core.xml')).toContain('Exempel med å, ä och ö');
  });

  it('says on every page that it is made up', () => {
    expect([...parts].find(([name]) => name.startsWith('word/header'))?.[1]).toContain('Påhittat ärende i demonstrationen');
  });

  it('holds texts as they are, without what XML cannot hold', () => {
    expect(body).toContain('rad två &lt;b&gt;&amp;amp;</w:t>');
  });
});
