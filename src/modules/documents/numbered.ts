import { clockNow, type Tx } from '../../platform/db/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { PrintDocument } from '../../platform/pdf/document.ts';
import { type NewDiaryEntry, registerEntry } from '../diary/index.ts';
import type { NewDocument } from './core/document.ts';
import { renderAt } from './render.ts';
import { addDocument, newDocumentId } from './store.ts';

export type Numbered = {
  readonly document: Omit<NewDocument, 'id' | 'versions' | 'careCase' | 'secrecy' | 'fictitious' | 'person'>;
  readonly entry: Omit<NewDiaryEntry, 'document'>;
  /** The file's name without its ending. */
  readonly name: string;
  /** The document, which may bear the number that the diary has given it. */
  readonly print: (number: string, now: Date) => PrintDocument;
  /** A decision or the like, that nobody is to work on with: PDF alone. */
  readonly isFinal?: boolean;
};

/**
 * A document and its entry in the diary, each naming the other: the number is taken first, and the document, set while it is held, bears it. A short
 * document takes some hundredths of a second; call this late in the transaction, since others who want a number wait. Case, secrecy, person
 * and whether it is made up are those of the entry.
 */
export async function addNumbered(
  tx: Tx,
  files: FileStore,
  { document, entry, name, print, isFinal }: Numbered,
): Promise<{ readonly id: string; readonly number: string }> {
  const id = await newDocumentId(tx);
  const { number } = await registerEntry(tx, { ...entry, document: id });
  const now = await clockNow(tx);
  const versions = await renderAt(files, print(number, now), name, now, { isFinal });
  const { careCase, fictitious, person } = entry;
  await addDocument(tx, { ...document, id, careCase, secrecy: entry.secrecy?.ground ?? null, fictitious, person, versions });
  return { id, number };
}
