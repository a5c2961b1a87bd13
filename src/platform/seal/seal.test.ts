import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealIn } from '../../../tests/support/read-seal.ts';
import { type TestCertificate, testCertificate } from '../../../tests/support/test-certificate.ts';
import type { PrintBlock, PrintDocument } from '../pdf/document.ts';
import { renderPdf } from '../pdf/pdf.ts';
import { dictIn, dictOf, readPlainPdf } from './plain-pdf.ts';
import { type Sealer, sealerOf } from './sealer.ts';

const at = new Date('2026-11-22T12:34:56Z');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-seal-'));
const paragraph: PrintBlock = { type: 'text', text: 'Nämnden beslutar (enligt förslag) \\ <<om>> [tillstånd]. '.repeat(40) };
const document = (pages: number): PrintDocument => ({
  lang: 'sv',
  title: 'Protokoll (övning) \\ <prov>',
  subtitle: null,
  banner: 'Påhittat exempel',
  footer: 'Prov',
  pageWords: ['sida', 'av'],
  keywords: ['NHV'],
  blocks: Array.from({ length: pages * 2 }, (_, i): PrintBlock[] => [{ type: 'heading', level: 1, text: `Rubrik ${i}` }, paragraph]).flat(),
});
const pdfs = {
  archived: renderPdf(document(1), 'archived', at),
  published: renderPdf(document(1), 'published', at),
  long: renderPdf(document(30), 'archived', at),
};
const certificates = new Map<string, { readonly given: TestCertificate; readonly sealer: Sealer; readonly trusted: string }>();

beforeAll(async () => {
  for (const kind of ['rsa', 'ec'] as const) {
    const given = await testCertificate(folder, kind);
    const sealer = sealerOf(given) ?? expect.fail();
    certificates.set(kind, { given, sealer, trusted: fs.readFileSync(given.issuerFile, 'utf8') });
  }
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const sealedBy = async (kind: string, pdf: Buffer) => {
  const one = certificates.get(kind) ?? expect.fail();
  return { ...one, pdf: Buffer.from(await one.sealer.seal(pdf, at)) };
};
/** The text of an object as it stands last in a file. */
const lastObject = (pdf: Buffer, number: string): string => {
  const text = pdf.toString('latin1');
  return text.slice(text.lastIndexOf(`\n${number} 0 obj\n`), text.indexOf('endobj', text.lastIndexOf(`\n${number} 0 obj\n`)));
};
const entries = (pdf: Buffer, number: string) => {
  const text = lastObject(pdf, number);
  return dictIn(text, text.indexOf('<<'));
};
const to = (value: string | undefined): string => /(\d+) 0 R/.exec(value ?? '')?.[1] ?? '';

describe.each(['rsa', 'ec'])('a seal with a key of the kind %s', (kind) => {
  test.each(['archived', 'published', 'long'] as const)('on a %s file holds, by a library that the product does not use', async (which) => {
    const { pdf, trusted } = await sealedBy(kind, pdfs[which]);
    expect(await sealIn(pdf, trusted)).toMatchObject({ holds: true, coversFile: true, namesCertificate: true });
    expect(pdf.subarray(0, pdfs[which].length).equals(pdfs[which])).toBe(true);
  });

  test('has the signed attributes of PAdES baseline B-B, and no time among them', async () => {
    const { pdf, trusted } = await sealedBy(kind, pdfs.archived);
    const { attributes } = await sealIn(pdf, trusted);
    expect(attributes.toSorted()).toEqual(['1.2.840.113549.1.9.16.2.47', '1.2.840.113549.1.9.3', '1.2.840.113549.1.9.4']);
    const text = pdf.toString('latin1');
    expect(text).toContain('/SubFilter /ETSI.CAdES.detached /M (D:20261122123456Z)');
    expect(text).not.toContain('/Cert ');
  });

  test('no longer holds when a byte has been altered, wherever it is, or for another issuer', async () => {
    const { pdf, trusted } = await sealedBy(kind, pdfs.archived);
    const room = pdf.indexOf('/Contents <3');
    for (const place of [20, pdfs.archived.length - 30, pdfs.archived.length + 40, room + 2_000, pdf.length - 20]) {
      const altered = Buffer.from(pdf);
      altered[place] = altered[place] === 0x31 ? 0x32 : 0x31;
      const found = await sealIn(altered, trusted).catch(() => ({ holds: false }));
      expect([place, found.holds]).toEqual([place, false]);
    }
    const other = certificates.get(kind === 'rsa' ? 'ec' : 'rsa')?.trusted ?? '';
    expect(await sealIn(pdf, other)).toMatchObject({ holds: false });
    expect(await sealIn(Buffer.concat([pdf, Buffer.from('\n% more')]), trusted)).toMatchObject({ coversFile: false });
  });

  test('holds by OpenSSL too, where there is one, with its check of the signing certificate', async (context) => {
    if (spawnSync('openssl', ['version']).status !== 0) return context.skip();
    const { pdf, given, trusted } = await sealedBy(kind, pdfs.archived);
    const { signature, content } = await sealIn(pdf, trusted);
    const put = (name: string, bytes: Buffer): string => {
      fs.writeFileSync(path.join(folder, name), bytes);
      return path.join(folder, name);
    };
    const check = (of: Buffer) =>
      spawnSync('openssl', [
        ...['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', put('signature', signature), '-content', put('content', of)],
        ...['-CAfile', given.issuerFile, '-purpose', 'any', '-out', path.join(folder, 'out')],
      ]);
    const found = check(content);
    expect([found.status, found.stderr.toString()]).toEqual([0, expect.stringContaining('CAdES Verification successful')]);
    expect(check(Buffer.concat([content, Buffer.from('x')])).status).not.toBe(0);
  });
});

describe.each(['archived', 'published', 'long'] as const)('the field of a sealed %s file', (which) => {
  test('is printed, not hidden and of no size, so that the file stays PDF/A', async () => {
    const { pdf } = await sealedBy('ec', pdfs[which]);
    const root = to(readPlainPdf(pdfs[which]).trailer.get('Root'));
    const form = dictIn(entries(pdf, root).get('AcroForm') ?? '', 0);
    expect(form.get('SigFlags')).toBe('3');
    expect([...form.keys()].toSorted()).toEqual(['Fields', 'SigFlags']);
    const field = entries(pdf, to(form.get('Fields')));
    expect(field.get('Rect')).toBe('[0 0 0 0]');
    const flags = Number(field.get('F'));
    // ISO 19005-2 6.3.2: Print is set; Hidden, Invisible, ToggleNoView and NoView are not. 6.4.1: nothing happens when it is used.
    expect([flags & 4, flags & (1 | 2 | 32 | 256)]).toEqual([4, 0]);
    for (const action of ['A', 'AA']) expect(field.has(action)).toBe(false);
  });

  test('has a name and stands in the structure tree as a form, so that the file stays PDF/UA', async () => {
    const { pdf } = await sealedBy('ec', pdfs[which]);
    const before = readPlainPdf(pdfs[which]);
    const root = to(before.trailer.get('Root'));
    const number = to(dictIn(entries(pdf, root).get('AcroForm') ?? '', 0).get('Fields'));
    const field = entries(pdf, number);
    const page = entries(pdf, to(field.get('P')));
    expect(page.get('Tabs')).toBe('/S');
    expect(page.get('Annots')).toContain(`${number} 0 R`);
    expect(field.get('TU')).toMatch(/^<FEFF/);
    const tree = entries(pdf, to(entries(pdf, root).get('StructTreeRoot')));
    const key = field.get('StructParent') ?? '';
    const tag = new RegExp(` ${key} (\\d+) 0 R\\]$`).exec(dictIn(tree.get('ParentTree') ?? '', 0).get('Nums') ?? '')?.[1] ?? '';
    expect(tree.get('ParentTreeNextKey')).toBe(String(Number(key) + 1));
    const element = entries(pdf, tag);
    expect(element.get('S')).toBe('/Form');
    expect(element.get('K')).toContain(`/Obj ${number} 0 R`);
    expect(entries(pdf, to(element.get('P'))).get('K')).toContain(`${tag} 0 R]`);
  });

  test('leaves everything else as it was: catalogue, pages, metadata and the first half of the file’s name', async () => {
    const { pdf } = await sealedBy('ec', pdfs[which]);
    const before = readPlainPdf(pdfs[which]);
    const root = to(before.trailer.get('Root'));
    const was = dictOf(before, Number(root));
    for (const [name, value] of was) expect(entries(pdf, root).get(name)).toBe(value);
    const text = pdf.toString('latin1');
    const trailer = dictIn(text, text.indexOf('<<', text.lastIndexOf('trailer')));
    expect(trailer.get('ID')?.split(')')[0]).toBe(before.trailer.get('ID')?.split(')')[0]);
    expect(trailer.get('Prev')).toBe(String(before.startXref));
  });

  test('every row of the new cross-references leads to its object', async () => {
    const { pdf } = await sealedBy('ec', pdfs[which]);
    const text = pdf.toString('latin1');
    const begin = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
    expect(text.startsWith('xref\n', begin)).toBe(true);
    const runs = [...text.slice(begin, text.indexOf('trailer', begin)).matchAll(/(?<=\n)(\d+) (\d+)\n((?:\d{10} \d{5} n \n)+)/g)];
    let rows = 0;
    for (const [, first, count, table = ''] of runs) {
      expect(table.length).toBe(Number(count) * 20);
      for (let n = 0; n < Number(count); n += 1, rows += 1)
        expect(text.startsWith(`${Number(first) + n} 0 obj\n`, Number(table.slice(n * 20, n * 20 + 10)))).toBe(true);
    }
    expect(rows).toBe(7);
  });
});

test('a file that the product has not set, or that bears a seal already, is refused', async () => {
  const { sealer, pdf } = await sealedBy('ec', pdfs.archived);
  const broken = Buffer.from(pdfs.archived.toString('latin1').replace('/Type /Catalog', '/Type /Catalog /AcroForm 1 0 R'), 'latin1');
  for (const given of [pdf, Buffer.from('%PDF-1.7\n'), broken, pdfs.archived.subarray(0, 900)])
    await expect(sealer.seal(given, at)).rejects.toThrow();
});
