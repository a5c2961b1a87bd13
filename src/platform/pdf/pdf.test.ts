import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { PrintDocument } from './document.ts';
import { renderPdf } from './pdf.ts';

const SAMPLE: PrintDocument = {
  lang: 'sv',
  title: 'Exempel med å, ä och ö',
  subtitle: 'Påhittat innehåll',
  banner: 'Påhittat exempel',
  footer: 'Registret per den 11 juni 2024',
  pageWords: ['sida', 'av'],
  keywords: ['NHV'],
  blocks: [
    { type: 'heading', level: 1, text: 'Rubrik' },
    { type: 'list', items: ['ett', 'två'] },
    { type: 'facts', rows: [{ term: 'Steg', value: '5' }] },
    { type: 'table', headers: ['Region', 'Antal'], rows: [['Region Skåne', '30']], widths: [2, 1] },
  ],
};
const MADE = new Date('2026-01-02T03:04:05Z');

/** Everything in the file that can be read as text, with its compressed streams opened. */
function contents(pdf: Buffer): string {
  const raw = pdf.toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map((match) => {
    try {
      return zlib.inflateSync(Buffer.from(match[1] ?? '', 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return raw + streams.join('\n');
}

describe('documents as PDF', () => {
  it('is tagged PDF/UA in Swedish with a real title and a table header', () => {
    const text = contents(renderPdf(SAMPLE, 'published', MADE));
    expect(text).toContain('pdfuaid');
    expect(text).toMatch(/\/MarkInfo/);
    expect(text).toMatch(/\/Lang\s*\(sv\)/);
    expect(text).toMatch(/\/S\s*\/TH/);
    expect(text).toMatch(/\/DisplayDocTitle true/);
  });

  it('is PDF/A for the archive', () => {
    expect(contents(renderPdf(SAMPLE, 'archived', MADE))).toMatch(/pdfaid:conformance>A</);
  });

  it('gives the same bytes for the same document and instant', () => {
    expect(renderPdf(SAMPLE, 'published', MADE).equals(renderPdf(SAMPLE, 'published', MADE))).toBe(true);
  });

  it('never reads a text as markup', () => {
    const hostile = '#panic("x") *fet* $x$ #read("/etc/passwd") \\ <etikett> @hänvisning `kod`';
    const harmless: PrintDocument = {
      ...SAMPLE,
      title: hostile,
      blocks: [
        { type: 'text', text: hostile },
        { type: 'list', items: [hostile] },
      ],
    };
    expect(() => renderPdf(harmless, 'published', MADE)).not.toThrow();
  });
});
