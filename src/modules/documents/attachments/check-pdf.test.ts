import { describe, expect, it } from 'vitest';
import { docxOf, packedStream, pages, pdfOf } from '../../../../tests/support/attachments.ts';
import { bigText, catalogue, check, plainPdf, script, withCatalogue } from './test-check.ts';

describe('a PDF that is refused', () => {
  it.each<[string, string, Buffer | string, object]>([
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
  ])('%s', async (_says, name, content, fault) => {
    expect(await check(content, name)).toEqual({ ok: false, error: fault });
  });
});
