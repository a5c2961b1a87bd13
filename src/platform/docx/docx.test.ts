import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { partsOfZip } from '../../../tests/support/zip.ts';
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

const parts = partsOfZip(Buffer.from(await renderDocx(SAMPLE)));
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
