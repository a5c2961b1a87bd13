import { SaxesParser } from 'saxes';
import type { AttachmentFault, AttachmentKind } from '../core/attachment.ts';
import { inMemory, type Source } from './source.ts';
import { readParts, textOf, unpacked, ZipFault, type ZipPart } from './zip.ts';

export type OfficeKind = Extract<AttachmentKind, 'docx' | 'xlsx'>;
export type OfficeAnswer = { readonly kind: OfficeKind } | { readonly fault: AttachmentFault };

const TEXT = 5_000_000;
const NESTED = 20_000_000;

const mainTypes: Readonly<Record<string, OfficeKind>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'xlsx',
};

/**
 * What a zip file is: a document or a workbook (ECMA-376), or what is wrong with it. Every part is unpacked once, to nowhere, so that what it
 * says of its sizes is proved.
 */
export async function readOffice(source: Source, depth = 0): Promise<OfficeAnswer> {
  try {
    const parts = await readParts(source);
    const types = parts.find(({ name }) => name === '[Content_Types].xml');
    if (!types) return { fault: { code: 'not-allowed', is: 'archive' } };
    const named = contentTypes(await textOf(source, types, TEXT));
    if (named.some((type) => /macroEnabled|vbaProject|vbaData|excel\.intlmacrosheet|macrosheet/i.test(type)) || parts.some(isMacro)) {
      return { fault: { code: 'macros' } };
    }
    const kind = named.map((type) => mainTypes[type]).find((one) => one !== undefined);
    if (kind === undefined) return { fault: { code: 'not-allowed', is: 'archive' } };
    for (const part of parts) {
      const fault = await partFault(source, part, depth);
      if (fault) return { fault };
    }
    return { kind };
  } catch (error) {
    if (error instanceof ZipFault) return { fault: error.fault };
    throw error;
  }
}

const isMacro = ({ name }: ZipPart): boolean => /(?:^|\/)vba[a-z]*\.(?:bin|xml)$|(?:^|\/)(?:macrosheets|activeX)\//i.test(name);
const isXml = ({ name }: ZipPart): boolean => /\.(?:xml|rels|vml)$/i.test(name);

async function partFault(source: Source, part: ZipPart, depth: number): Promise<AttachmentFault | undefined> {
  if (/\.rels$/i.test(part.name)) return relationFault(await textOf(source, part, TEXT));
  if (/(?:^|\/)embeddings\//i.test(part.name) && !part.name.endsWith('/')) return nestedFault(source, part, depth);
  if (
    /\.(?:exe|dll|scr|com|bat|cmd|ps1|vbs|js|hta|html?|mht(?:ml)?|svgz?|swf|jar|lnk)$/i.test(part.name) &&
    !/\/media\/[^/]+\.svg$/i.test(part.name)
  ) {
    return { code: 'embedded' };
  }
  let before = '';
  for await (const piece of unpacked(source, part)) {
    if (!isXml(part)) continue;
    const text = before + piece.toString('latin1');
    // No part of such a file declares anything; a declaration is how one text is made to grow into billions, or to read other files.
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return { code: 'broken' };
    if (/<(?:w:)?(?:instrText|fldSimple)[^<]*\bDDE(?:AUTO)?\b|<(?:x:)?ddeLink\b/.test(text)) return { code: 'active', what: 'dde' };
    before = text.slice(-1_000);
  }
  return undefined;
}

/** A workbook behind a chart is fine when it would be so by itself; anything else within is not. */
async function nestedFault(source: Source, part: ZipPart, depth: number): Promise<AttachmentFault | undefined> {
  if (depth > 0 || !/\.(?:xlsx|docx)$/i.test(part.name)) return { code: 'embedded' };
  if (part.bytes > NESTED) return { code: 'bomb' };
  const all: Buffer[] = [];
  for await (const piece of unpacked(source, part)) all.push(piece);
  const inner = await readOffice(inMemory(Buffer.concat(all)), depth + 1);
  return 'fault' in inner ? inner.fault : undefined;
}

/** Reads what the attributes of every element say. Throws a ZipFault when the text is no XML. */
function elements(xml: string, see: (name: string, attributes: Readonly<Record<string, string>>) => void): void {
  const parser = new SaxesParser();
  const refuse = (): never => {
    throw new ZipFault({ code: 'broken' });
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name, attributes }) => see(name.replace(/^.*:/, ''), attributes as Record<string, string>));
  parser.write(xml).close();
}

function contentTypes(xml: string): readonly string[] {
  const types: string[] = [];
  elements(xml, (_name, { ContentType }) => {
    if (ContentType !== undefined) types.push(ContentType);
  });
  return types;
}

/** Links are followed by the reader; anything else that lies outside is fetched by the program itself: templates, pictures, data. */
function relationFault(xml: string): AttachmentFault | undefined {
  let fault: AttachmentFault | undefined;
  elements(xml, (name, { Type = '', TargetMode = '', Target = '' }) => {
    if (name !== 'Relationship') return;
    if (/\/(?:vbaProject|wordVbaData|xlMacrosheet|xlIntlMacrosheet)$/.test(Type)) fault ??= { code: 'macros' };
    if (/\/aFChunk$/i.test(Type)) fault ??= { code: 'embedded' };
    if (/\/(?:control|activeXControlBinary)$/.test(Type)) fault ??= { code: 'active', what: 'script' };
    const isLink = /\/hyperlink$/.test(Type);
    const leadsOut = TargetMode.toLowerCase() === 'external' || /^(?:[a-z][a-z0-9+.-]*:|\\\\|\/\/)/i.test(Target);
    if (leadsOut && !(isLink && !/^(?:javascript|vbscript|data|ms-[a-z-]+):/i.test(Target.trim()))) fault ??= { code: 'external' };
  });
  return fault;
}
