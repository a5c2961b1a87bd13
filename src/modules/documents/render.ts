import { clockNow } from '../../platform/db/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { PrintDocument } from '../../platform/pdf/document.ts';
import type { DocumentFile, Form } from './core/document.ts';
import { fileName } from './core/file-name.ts';
import type { DocumentsDeps } from './deps.ts';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * One document as PDF/UA for publishing, PDF/A for the archive and DOCX to work on, all put into the store. Call it before the transaction that
 * refers to them. `name` is the file's name without its ending; what is made up begins with `pahittat-`.
 */
export async function renderAll(
  { db, files }: Pick<DocumentsDeps, 'db' | 'files'>,
  print: PrintDocument,
  name: string,
): Promise<readonly DocumentFile[]> {
  return renderAt(files, print, name, await clockNow(db.kysely));
}

/**
 * As `renderAll`, within a transaction that has asked for the time: for a short document that bears its own number in the diary. `isFinal`: nobody is to
 * work on with it, such as a decision, so there is no DOCX, which takes many times as long as both PDF together.
 */
export async function renderAt(
  files: FileStore,
  print: PrintDocument,
  name: string,
  madeAt: Date,
  { isFinal = false }: { readonly isFinal?: boolean | undefined } = {},
): Promise<readonly DocumentFile[]> {
  // Read when they are first needed: they are large, and a start must be quick.
  const { renderPdf } = await import('../../platform/pdf/pdf.ts');
  const made: readonly (readonly [Form, string, string, Uint8Array])[] = [
    ['pdf-ua', fileName(name, 'pdf'), 'application/pdf', renderPdf(print, 'published', madeAt)],
    ['pdf-a', fileName(`${name}-arkiv`, 'pdf'), 'application/pdf', renderPdf(print, 'archived', madeAt)],
    ...(isFinal ? [] : [['docx', fileName(name, 'docx'), DOCX, await docxOf(print)] as const]),
  ];
  return Promise.all(
    made.map(async ([form, called, mediaType, content]) => ({
      form,
      name: called,
      mediaType,
      ...(await files.put(chunked(content))),
    })),
  );
}

async function* chunked(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

async function docxOf(print: PrintDocument): Promise<Uint8Array> {
  const { renderDocx } = await import('../../platform/docx/docx.ts');
  return renderDocx(print);
}
