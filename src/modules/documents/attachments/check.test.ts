import { describe, expect, it } from 'vitest';
import { docxOf, jpegOf, packedStream, pages, pdfOf, pngOf, relation, xlsxOf } from '../../../../tests/support/attachments.ts';
import { zipOf } from '../../../../tests/support/zip.ts';
import { renderDocx } from '../../../platform/docx/docx.ts';
import type { PrintDocument } from '../../../platform/pdf/document.ts';
import { renderPdf } from '../../../platform/pdf/pdf.ts';
import { reasonOf } from '../text/attachments.ts';
import { checkAttachment } from './check.ts';
import { inMemory } from './source.ts';

const check = (content: Buffer | string, name: string) => checkAttachment(inMemory(Buffer.from(content)), name);

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
const plainPdf = pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', ...pages]);
const catalogue = (more: string): string => `<< /Type /Catalog /Pages 2 0 R ${more} >>`;
const withCatalogue = (more: string, ...objects: (string | Buffer)[]): Buffer => pdfOf([catalogue(more), ...pages, ...objects]);

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

const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
const bigText = Buffer.alloc(30_000_000, 'a');

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
      'PDF and web page in one, at its beginning',
      'svar.pdf',
      Buffer.concat([Buffer.from('%PDF-1.7\n<html><script>x</script>'), plainPdf]),
      { code: 'two-in-one', with: 'html' },
    ],
    [
      'PDF and web page in one, at its end',
      'svar.pdf',
      Buffer.concat([plainPdf, Buffer.from('<script>x</script>')]),
      { code: 'two-in-one', with: 'html' },
    ],
    ['something before a PDF', 'svar.pdf', Buffer.concat([Buffer.from('GIF89a'), plainPdf]), { code: 'not-allowed', is: 'unknown' }],
    ['PDF and archive in one', 'svar.pdf', Buffer.concat([plainPdf, docxOf()]), { code: 'two-in-one', with: 'archive' }],
    ['something after a PDF', 'svar.pdf', Buffer.concat([plainPdf, Buffer.from('mer')]), { code: 'two-in-one', with: 'data' }],
    ['a PDF that has no end', 'svar.pdf', plainPdf.subarray(0, 100), { code: 'broken' }],
    ['a PDF with JavaScript', 'svar.pdf', withCatalogue('/Names << /JavaScript 4 0 R >>', script), { code: 'active', what: 'script' }],
    [
      'a PDF with JavaScript under another spelling',
      'svar.pdf',
      withCatalogue('', '<< /S /J#61va#53cript /JS 5 0 R >>'),
      { code: 'active', what: 'script' },
    ],
    [
      'a PDF with a script that is only named shortly',
      'svar.pdf',
      withCatalogue('', '<< /Type /Action /JS (x) >>'),
      { code: 'active', what: 'script' },
    ],
    [
      'a PDF with JavaScript in packed objects',
      'svar.pdf',
      withCatalogue('', packedStream('/Type /ObjStm /N 1 /First 4', `9 0 ${script}`)),
      { code: 'active', what: 'script' },
    ],
    [
      'a PDF with packed objects packed in an unknown way',
      'svar.pdf',
      withCatalogue('', Buffer.from('<< /Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode] /Length 4 >>\nstream\nabcd\nendstream')),
      { code: 'broken' },
    ],
    [
      'a PDF with packed objects that cannot be unpacked',
      'svar.pdf',
      withCatalogue('', Buffer.from('<< /Type /ObjStm /Filter /FlateDecode /Length 4 >>\nstream\nabcd\nendstream')),
      { code: 'broken' },
    ],
    [
      'a PDF that opens a web page',
      'svar.pdf',
      withCatalogue('/OpenAction << /S /URI /URI (https://example.se) >>'),
      { code: 'active', what: 'open-action' },
    ],
    [
      'a PDF that opens a web page by way of an object',
      'svar.pdf',
      withCatalogue('/OpenAction 4 0 R', '<< /S /URI /URI (https://example.se) >>'),
      { code: 'active', what: 'open-action' },
    ],
    [
      'a PDF that first shows a page and then does more',
      'svar.pdf',
      withCatalogue('/OpenAction 4 0 R', '<< /S /GoTo /D [3 0 R /Fit] /Next 5 0 R >>'),
      { code: 'active', what: 'open-action' },
    ],
    ['a PDF whose action cannot be found', 'svar.pdf', withCatalogue('/OpenAction 77 0 R'), { code: 'active', what: 'open-action' }],
    ['a PDF that acts when a page is turned', 'svar.pdf', withCatalogue('/AA << /O 4 0 R >>'), { code: 'active', what: 'open-action' }],
    ['a PDF that starts a program', 'svar.pdf', withCatalogue('', '<< /S /Launch /F (cmd.exe) >>'), { code: 'active', what: 'launch' }],
    [
      'a PDF that sends a form',
      'svar.pdf',
      withCatalogue('', '<< /S /SubmitForm /F (https://example.se) >>'),
      { code: 'active', what: 'form' },
    ],
    [
      'a PDF with a form of its own kind',
      'svar.pdf',
      withCatalogue('/AcroForm << /XFA [ (a) 4 0 R ] >>'),
      { code: 'active', what: 'form' },
    ],
    ['a PDF with film', 'svar.pdf', withCatalogue('', '<< /Subtype /RichMedia >>'), { code: 'active', what: 'media' }],
    ['a PDF with files within', 'svar.pdf', withCatalogue('/Names << /EmbeddedFiles 4 0 R >>'), { code: 'embedded' }],
    ['a PDF behind a password', 'svar.pdf', pdfOf([catalogue(''), ...pages], '/Encrypt 4 0 R'), { code: 'encrypted' }],
    [
      'a PDF that grows without end',
      'svar.pdf',
      withCatalogue('', ...Array.from({ length: 11 }, () => packedStream('', bigText.toString('latin1')))),
      { code: 'bomb' },
    ],

    ['a document with macros', 'svar.docx', docxOf({ more: [{ name: 'word/vbaProject.bin', content: 'x' }] }), { code: 'macros' }],
    [
      'a document with macros under another name',
      'svar.docx',
      docxOf({ types: '<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>' }),
      { code: 'macros' },
    ],
    [
      'a document with macros by its relation',
      'svar.docx',
      docxOf({
        relations: '<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="a.bin"/>',
      }),
      { code: 'macros' },
    ],
    [
      'a document made for macros',
      'svar.docx',
      docxOf({ main: 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
      { code: 'macros' },
    ],
    [
      'a workbook with macros of the old kind',
      'tal.xlsx',
      xlsxOf({ more: [{ name: 'xl/macrosheets/sheet1.xml', content: '<x/>' }] }),
      { code: 'macros' },
    ],
    [
      'a document with a template elsewhere',
      'svar.docx',
      docxOf({ relations: relation('attachedTemplate', 'https://example.se/mall.dotm', 'External') }),
      { code: 'external' },
    ],
    [
      'a document with a picture elsewhere',
      'svar.docx',
      docxOf({ relations: relation('image', 'https://example.se/x.png', 'External') }),
      { code: 'external' },
    ],
    [
      'a document with a template on a server',
      'svar.docx',
      docxOf({ relations: relation('attachedTemplate', '\\\\server\\mall.dotm') }),
      { code: 'external' },
    ],
    [
      'a document with a link that runs a script',
      'svar.docx',
      docxOf({ relations: relation('hyperlink', 'javascript:alert(1)', 'External') }),
      { code: 'external' },
    ],
    [
      'a workbook with data elsewhere',
      'tal.xlsx',
      xlsxOf({ relations: relation('externalLinkPath', 'file:///G:/tal.xlsx', 'External') }),
      { code: 'external' },
    ],
    [
      'a document with an object within',
      'svar.docx',
      docxOf({ more: [{ name: 'word/embeddings/oleObject1.bin', content: 'x' }] }),
      { code: 'embedded' },
    ],
    [
      'a document with macros in the workbook behind a chart',
      'svar.docx',
      docxOf({ more: [{ name: 'word/embeddings/a.xlsx', content: xlsxOf({ more: [{ name: 'xl/vbaProject.bin', content: 'x' }] }) }] }),
      { code: 'macros' },
    ],
    [
      'a document with a web page within',
      'svar.docx',
      docxOf({ more: [{ name: 'word/afchunk.html', content: '<script>' }] }),
      { code: 'embedded' },
    ],
    [
      'a document with controls',
      'svar.docx',
      docxOf({ more: [{ name: 'word/activeX/activeX1.xml', content: '<x/>' }] }),
      { code: 'macros' },
    ],
    [
      'a document that fetches by DDE',
      'svar.docx',
      docxOf({ more: [{ name: 'word/footer1.xml', content: '<w:instrText> DDEAUTO c:\\\\cmd.exe "/k" </w:instrText>' }] }),
      { code: 'active', what: 'dde' },
    ],
    [
      'a document that declares entities',
      'svar.docx',
      docxOf({ more: [{ name: 'word/a.xml', content: '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>' }] }),
      { code: 'broken' },
    ],
    [
      'a document with a way out of its folder',
      'svar.docx',
      docxOf({ more: [{ name: '../../etc/passwd', content: 'x' }] }),
      { code: 'path' },
    ],
    ['a document with a way to a drive', 'svar.docx', docxOf({ more: [{ name: 'C:/x', content: 'x' }] }), { code: 'path' }],
    ['a document with a way by backslashes', 'svar.docx', docxOf({ more: [{ name: '..\\x', content: 'x' }] }), { code: 'path' }],
    ['a document with an absolute way', 'svar.docx', docxOf({ more: [{ name: '/etc/x', content: 'x' }] }), { code: 'path' }],
    [
      'a document behind a password',
      'svar.docx',
      docxOf({ more: [{ name: 'x.xml', content: 'x', says: { flags: 1 } }] }),
      { code: 'encrypted' },
    ],
    ['an archive that packs too well', 'svar.docx', docxOf({ more: [{ name: 'word/media/a.bin', content: bigText }] }), { code: 'bomb' }],
    [
      'an archive that says that it is small',
      'svar.docx',
      docxOf({ more: [{ name: 'word/media/a.bin', content: bigText, says: { bytes: 100 } }] }),
      { code: 'bomb' },
    ],
    [
      'an archive that says that it is huge',
      'svar.docx',
      docxOf({ more: [{ name: 'word/media/a.bin', content: 'x', says: { bytes: 4_000_000_000 } }] }),
      { code: 'bomb' },
    ],
    [
      'an archive of very many parts',
      'svar.docx',
      docxOf({ more: Array.from({ length: 2_001 }, (_, at) => ({ name: `word/${at}.xml`, content: '' })) }),
      { code: 'bomb' },
    ],
    [
      'an archive whose parts share their content',
      'svar.docx',
      docxOf({ more: [{ name: 'a.xml', content: 'x', says: { offset: 0, ownName: 'a.xml' } }] }),
      { code: 'broken' },
    ],
    [
      'an archive with two names for a part',
      'svar.docx',
      docxOf({ more: [{ name: 'a.xml', content: 'x', says: { ownName: 'b.xml' } }] }),
      { code: 'broken' },
    ],
    [
      'an archive with the same part twice',
      'svar.docx',
      docxOf({ more: [{ name: 'WORD/document.xml', content: '<x/>' }] }),
      { code: 'broken' },
    ],
    [
      'an archive packed in an unknown way',
      'svar.docx',
      docxOf({ more: [{ name: 'a.xml', content: 'x', says: { method: 14 } }] }),
      { code: 'broken' },
    ],
    ['something after a document', 'svar.docx', Buffer.concat([docxOf(), Buffer.from('mer')]), { code: 'two-in-one', with: 'data' }],
    [
      'something put in before the list of a document',
      'svar.docx',
      Buffer.concat([docxOf().subarray(0, 4), Buffer.from('mer'), docxOf().subarray(4)]),
      { code: 'two-in-one', with: 'data' },
    ],
    ['a document cut in two', 'svar.docx', docxOf().subarray(0, 300), { code: 'broken' }],

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
