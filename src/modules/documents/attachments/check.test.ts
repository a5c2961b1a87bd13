import { describe, expect, it } from 'vitest';
import { docxOf, jpegOf, packedStream, pngOf, relation, xlsxOf } from '../../../../tests/support/attachments.ts';
import { zipOf } from '../../../../tests/support/zip.ts';
import { renderDocx } from '../../../platform/docx/docx.ts';
import type { PrintDocument } from '../../../platform/pdf/document.ts';
import { renderPdf } from '../../../platform/pdf/pdf.ts';
import { reasonOf } from '../text/attachments.ts';
import { check, plainPdf, withCatalogue } from './test-check.ts';

const print: PrintDocument = {
  lang: 'sv',
  title: 'Påhittat yttrande',
  subtitle: null,
  banner: 'Påhittat ärende i demonstrationen',
  footer: 'Tillstånd',
  pageWords: ['sida', 'av'],
  keywords: [],
  blocks: [
    { type: 'heading', level: 1, text: 'Rubrik' },
    { type: 'table', headers: ['A', 'B'], rows: [['1', '2']], widths: [1, 1] },
  ],
};

const ownDocx = Buffer.from(await renderDocx(print));
describe('what is taken', () => {
  it.each<[string, string, Buffer, string]>([
    ['a PDF', 'svar.pdf', plainPdf, 'pdf'],
    ['a PDF with capital letters in its ending', 'Svar.PDF', plainPdf, 'pdf'],
    ['a PDF for publishing of our own', 'svar.pdf', renderPdf(print, 'published', new Date(0)), 'pdf'],
    ['a PDF for the archive of our own', 'svar.pdf', renderPdf(print, 'archived', new Date(0)), 'pdf'],
    ['a PDF that opens at a page, as office programs write it', 'svar.pdf', withCatalogue('/OpenAction [3 0 R /XYZ null null 0]'), 'pdf'],
    ['a PDF that opens at a page by an action', 'svar.pdf', withCatalogue('/OpenAction 4 0 R', '<< /S /GoTo /D [3 0 R /Fit] >>'), 'pdf'],
    [
      'a PDF with a link to a web page',
      'svar.pdf',
      withCatalogue('', '<< /Type /Annot /A << /S /URI /URI (https://example.se) >> >>'),
      'pdf',
    ],
    [
      'a PDF whose objects are packed',
      'svar.pdf',
      withCatalogue('', packedStream('/Type /ObjStm /N 1 /First 4', '9 0 << /Type /Font >>')),
      'pdf',
    ],
    ['a Word document', 'svar.docx', docxOf(), 'docx'],
    ['a Word document of our own', 'svar.docx', ownDocx, 'docx'],
    [
      'a Word document with a link to a web page',
      'svar.docx',
      docxOf({ relations: relation('hyperlink', 'https://example.se', 'External') }),
      'docx',
    ],
    [
      'a Word document with a workbook behind a chart',
      'svar.docx',
      docxOf({ more: [{ name: 'word/embeddings/a.xlsx', content: xlsxOf() }] }),
      'docx',
    ],
    ['a workbook', 'tal.xlsx', xlsxOf(), 'xlsx'],
    ['a PNG picture', 'karta.png', pngOf(), 'png'],
    ['a JPEG picture', 'bild.jpg', jpegOf(), 'jpeg'],
    ['a JPEG picture by its other ending', 'bild.jpeg', jpegOf(), 'jpeg'],
    ['a JPEG picture with zeros after it, as some cameras leave', 'bild.jpg', Buffer.concat([jpegOf(), Buffer.alloc(64)]), 'jpeg'],
  ])('%s', async (_says, name, content, kind) => {
    expect(await check(content, name)).toEqual({ ok: true, value: kind });
  });
});

describe('what is refused', () => {
  it.each<[string, string, Buffer | string, object]>([
    ['nothing', 'tom.pdf', '', { code: 'empty' }],
    ['too much', 'stor.pdf', Buffer.concat([plainPdf, Buffer.alloc(20_000_000)]), { code: 'too-large' }],
    ['a name without an ending', 'svar', plainPdf, { code: 'ending', ending: '' }],
    ['an ending that is not taken', 'svar.txt', plainPdf, { code: 'ending', ending: 'txt' }],
    ['a picture that says it is a PDF', 'svar.pdf', pngOf(), { code: 'lies', ending: 'pdf', is: 'png' }],
    ['a PDF that says it is a picture', 'karta.png', plainPdf, { code: 'lies', ending: 'png', is: 'pdf' }],
    ['a workbook that says it is a document', 'svar.docx', xlsxOf(), { code: 'lies', ending: 'docx', is: 'xlsx' }],
    ['a program that says it is a PDF', 'svar.pdf', 'MZ\u0090\u0000\u0003', { code: 'not-allowed', is: 'program' }],
    ['a script of the shell', 'svar.pdf', '#!/bin/sh\nrm -rf /', { code: 'not-allowed', is: 'program' }],
    [
      'SVG',
      'karta.png',
      '<?xml version="1.0"?>\n<!-- karta --><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
      { code: 'not-allowed', is: 'svg' },
    ],
    ['SVG by its own name', 'karta.svg', '<svg onload="x()">', { code: 'not-allowed', is: 'svg' }],
    ['a web page', 'svar.pdf', '<!DOCTYPE html><html><script>x</script>', { code: 'not-allowed', is: 'html' }],
    ['plain text', 'svar.pdf', 'Hej!', { code: 'not-allowed', is: 'unknown' }],
    ['an archive', 'svar.zip', zipOf([{ name: 'svar.pdf', content: 'x' }]), { code: 'not-allowed', is: 'archive' }],
    ['an old or protected office file', 'svar.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), { code: 'not-allowed', is: 'old-office' }],

    [
      'a picture with something after it',
      'karta.png',
      Buffer.concat([pngOf(), Buffer.from('<script>')]),
      { code: 'two-in-one', with: 'data' },
    ],
    ['a picture that would fill the memory', 'karta.png', pngOf(60_000, 60_000), { code: 'bomb' }],
    ['a picture cut in two', 'karta.png', pngOf().subarray(0, 40), { code: 'broken' }],
    [
      'a photograph with something after it',
      'bild.jpg',
      Buffer.concat([jpegOf(), Buffer.from('PK')]),
      { code: 'two-in-one', with: 'data' },
    ],
    ['a photograph that is none', 'bild.jpg', Buffer.from('ffd8ff00', 'hex'), { code: 'broken' }],
  ])('%s', async (_says, name, content, fault) => {
    expect(await check(content, name)).toEqual({ ok: false, error: fault });
  });

  it('every reason is said in whole sentences in both languages', () => {
    const { sv, en } = reasonOf({ code: 'lies', ending: 'pdf', is: 'png' });
    expect(sv).toBe('Filnamnet slutar på .pdf, men innehållet är en PNG-bild. Ge filen rätt ändelse.');
    expect(en).toBe('The file name ends with .pdf, but the content is a PNG picture. Give the file the right ending.');
  });
});
