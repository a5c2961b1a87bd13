import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { projectRoot } from '../root.ts';
import type { PrintDocument } from './document.ts';
import { allDrawable, charactersOf } from './glyphs.ts';

/** `published` is PDF/UA-1, tagged for screen readers; `archived` is PDF/A-2a. A file is one or the other. */
export type PdfPurpose = 'published' | 'archived';

const STANDARD: Record<PdfPurpose, string> = { published: 'ua-1', archived: 'a-2a' };
const FACES = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'];

const require = createRequire(import.meta.url);

/** Read when the first document is set: it takes room in memory that most processes never need. */
const typesetter = (): typeof import('@myriaddreamin/typst-ts-node-compiler') => require('@myriaddreamin/typst-ts-node-compiler');

let compiler: NodeCompiler | undefined;
let characters: ReadonlySet<number> | undefined;

/**
 * The document as PDF bytes. The same document and instant always give the same bytes.
 * Characters that the font lacks are written out as their number. Throws when the compiler finds the document at odds with the standard.
 */
export function renderPdf(document: PrintDocument, purpose: PdfPurpose, madeAt: Date): Buffer {
  compiler ??= typesetter().NodeCompiler.create({
    workspace: templateFolder(),
    fontArgs: [{ fontBlobs: fontFiles().map((file) => fs.readFileSync(file)) }],
  });
  characters ??= commonTo(fontFiles().map((file) => charactersOf(fs.readFileSync(file))));
  const compiled = compiler.compile({
    mainFilePath: path.join(templateFolder(), 'document.typ'),
    inputs: { document: JSON.stringify(allDrawable(document, characters)) },
  });
  const result = compiled.result;
  if (!result) throw new Error(`The document could not be set: ${faults(compiled.takeDiagnostics()?.shortDiagnostics ?? [])}`);
  const pdf = compiler.pdf(result, { pdfStandard: STANDARD[purpose], creationTimestamp: Math.floor(madeAt.getTime() / 1000) });
  compiler.evictCache(10);
  return pdf;
}

/** The font files that documents are set in; `doctor` checks that they are there. */
export function fontFiles(): readonly string[] {
  const folder = path.dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'));
  return FACES.map((face) => path.join(folder, face, `SourceSans3_${face}.ttf`));
}

const commonTo = ([first = new Set(), ...others]: readonly ReadonlySet<number>[]): ReadonlySet<number> =>
  new Set([...first].filter((character) => others.every((one) => one.has(character))));

const templateFolder = () => path.join(projectRoot(), 'src', 'platform', 'pdf');

function faults(list: readonly unknown[]): string {
  return list
    .map((fault) => (typeof fault === 'object' && fault !== null && 'message' in fault ? String(fault.message) : String(fault)))
    .join('; ');
}
