import { describe, expect, it } from 'vitest';
import { docxOf, relation, xlsxOf } from '../../../../tests/support/attachments.ts';
import { bigText, check } from './test-check.ts';

describe('a document, workbook or archive that is refused', () => {
  it.each<[string, string, Buffer | string, object]>([
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
  ])('%s', async (_says, name, content, fault) => {
    expect(await check(content, name)).toEqual({ ok: false, error: fault });
  });
});
