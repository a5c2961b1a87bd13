import zlib from 'node:zlib';
import { type Entry, zipOf } from './zip.ts';

/** Files of every kind that may be attached, as small as they can be, and the parts that traps are made of. */
export type OfficeOptions = {
  readonly main?: string;
  readonly types?: string;
  readonly relations?: string;
  readonly more?: readonly Entry[];
};

const wordMain = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const sheetMain = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const office = (main: string, part: string, { types = '', relations = '', more = [] }: OfficeOptions): Buffer =>
  zipOf([
    {
      name: '[Content_Types].xml',
      content: `<?xml version="1.0"?><Types xmlns="x"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${part}" ContentType="${main}"/>${types}</Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<?xml version="1.0"?><Relationships xmlns="x"><Relationship Id="a" Type="http://x/officeDocument" Target="${part}"/></Relationships>`,
    },
    { name: part, content: '<?xml version="1.0"?><d><p>Påhittad text</p></d>' },
    {
      name: part.replace(/([^/]+)$/, '_rels/$1.rels'),
      content: `<?xml version="1.0"?><Relationships xmlns="x">${relations}</Relationships>`,
    },
    ...more,
  ]);

export const docxOf = (options: OfficeOptions = {}): Buffer => office(options.main ?? wordMain, 'word/document.xml', options);
export const xlsxOf = (options: OfficeOptions = {}): Buffer => office(options.main ?? sheetMain, 'xl/workbook.xml', options);

export const relation = (type: string, target: string, mode = ''): string =>
  `<Relationship Id="r${type.length}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode && ` TargetMode="${mode}"`}/>`;

const chunk = (type: string, content: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(zlib.crc32(body));
  return Buffer.concat([length, body, sum]);
};

export function pngOf(width = 1, height = 1): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', zlib.deflateSync(Buffer.alloc(2))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const jpegOf = (): Buffer =>
  Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.from('ffc0000b080001000101011100', 'hex'),
    Buffer.from('ffda0008010100003f00d2cf20', 'hex'),
    Buffer.from('ffd9', 'hex'),
  ]);

/** A PDF of the given objects, numbered from 1; the first is the catalogue. */
export function pdfOf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  objects.forEach((body, at) => {
    parts.push(Buffer.from(`${at + 1} 0 obj\n`), typeof body === 'string' ? Buffer.from(body, 'latin1') : body, Buffer.from('\nendobj\n'));
  });
  parts.push(Buffer.from(`trailer\n<< /Root 1 0 R /Size ${objects.length + 1} ${trailer} >>\nstartxref\n0\n%%EOF\n`));
  return Buffer.concat(parts);
}

export function packedStream(dictionary: string, content: string): Buffer {
  const packed = zlib.deflateSync(Buffer.from(content, 'latin1'));
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ]);
}

export const pages = ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>'];
