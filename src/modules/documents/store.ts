import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { DocumentFile, NewDocument } from './core/document.ts';

/** Adds a document whose files are in the store already, and gives its id. */
export async function addDocument(tx: Tx, given: NewDocument): Promise<string> {
  const id = given.id ?? (await newDocumentId(tx));
  await sql`
    insert into document (id, care_case, kind, title, organisation, draft, open, opened_at, secrecy_ground, fictitious, made_by)
    values (${id}, ${given.careCase}, ${given.kind}, ${given.title}, ${given.organisation}, ${given.draft ?? false}, ${given.open},
      ${given.open ? sql`tillstand_now()` : null}, ${given.secrecy}, ${given.fictitious}, ${given.person})`.execute(tx);
  await addFiles(tx, { document: id, version: 1, note: null, person: given.person, files: given.versions });
  return id;
}

export type NewVersion = { readonly note?: string; readonly person: string | null; readonly versions: readonly DocumentFile[] };

/** A newer version, with all its forms; earlier ones stay and can be fetched by those who see the document. Gives its number. */
export async function addVersion(tx: Tx, document: string, { note, person, versions }: NewVersion): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update document set version = version + 1 where id = ${document} returning version`.execute(tx);
  const version = theOnly(rows, document).version;
  await addFiles(tx, { document, version, note: note ?? null, person, files: versions });
  return version;
}

/** Lets everyone fetch it, from now on. One that is marked secret cannot be published. */
export async function publishDocument(tx: Tx, document: string): Promise<void> {
  const { rows } = await sql`
    update document set open = true, opened_at = coalesce(opened_at, tillstand_now()) where id = ${document} returning id`.execute(tx);
  theOnly(rows, document);
}

/** Takes it back from the public; those who see its case still have it. */
export async function withdrawDocument(tx: Tx, document: string): Promise<void> {
  const { rows } = await sql`update document set open = false where id = ${document} returning id`.execute(tx);
  theOnly(rows, document);
}

/** From here on those who work with its case see it too. */
export async function handInDocument(tx: Tx, document: string): Promise<void> {
  const { rows } = await sql`update document set draft = false where id = ${document} returning id`.execute(tx);
  theOnly(rows, document);
}

/** Marks it secret by a section of the law, or takes the mark away. A published document must be withdrawn first. */
export async function markSecret(tx: Tx, document: string, ground: string | null): Promise<void> {
  const { rows } = await sql`update document set secrecy_ground = ${ground} where id = ${document} returning id`.execute(tx);
  theOnly(rows, document);
}

type Files = {
  readonly document: string;
  readonly version: number;
  readonly note: string | null;
  readonly person: string | null;
  readonly files: readonly DocumentFile[];
};

async function addFiles(tx: Tx, { document, version, note, person, files }: Files): Promise<void> {
  if (files.length === 0) throw new Error('a version of a document has at least one file');
  await sql`insert into document_version (document, version, note, made_by) values (${document}, ${version}, ${note}, ${person})`.execute(
    tx,
  );
  const rows = files.map(
    (file) => sql`(${document}, ${version}, ${file.form}, ${file.name}, ${file.mediaType}, ${file.sha256}, ${file.bytes})`,
  );
  await sql`insert into document_file (document, version, form, name, media_type, sha256, bytes) values ${sql.join(rows)}`.execute(tx);
}

/** The row is not read back when it is written: whoever writes need not be one who sees it. */
export async function newDocumentId(tx: Tx): Promise<string> {
  const { rows } = await sql<{ id: string }>`select uuidv7() as id`.execute(tx);
  return theOnly(rows, 'new').id;
}

function theOnly<T>(rows: readonly T[], document: string): T {
  const [row] = rows;
  if (row === undefined) throw new Error(`no document ${document} that may be changed`);
  return row;
}
