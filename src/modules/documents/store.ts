import { sql } from 'kysely';
import { planned, type Tx, withNext } from '../../platform/db/index.ts';
import type { DocumentFile, NewDocument } from './core/document.ts';

/** Adds a document whose files are in the store already, and gives its id. */
export async function addDocument(tx: Tx, given: NewDocument): Promise<string> {
  const [id] = await addDocuments(tx, [given]);
  if (id === undefined) throw new Error('no document was added');
  return id;
}

/** Several at once; gives their ids, in order. */
export async function addDocuments(tx: Tx, all: readonly NewDocument[]): Promise<readonly string[]> {
  const made = await newIds(tx, all.filter(({ id }) => id === undefined).length);
  const given = all.map((one) => ({ ...one, id: one.id ?? made.shift() ?? '' }));
  if (given.length === 0) return [];
  const rows = given.map(
    (
      one,
    ) => sql`(${one.id}::uuid, ${one.careCase}::uuid, ${one.kind}, ${one.title}, ${one.organisation}, ${one.draft ?? false}, ${one.open}::boolean,
      ${one.open ? sql`tillstand_now()` : null}, ${one.secrecy}, ${one.fictitious}, ${one.person}::uuid)`,
  );
  await withNext(
    tx,
    sql`insert into document (id, care_case, kind, title, organisation, draft, open, opened_at, secrecy_ground, fictitious, made_by)
      values ${sql.join(rows)}`,
  );
  await addFiles(
    tx,
    given.map((one) => ({ document: one.id, version: 1, note: null, person: one.person, files: one.versions })),
  );
  return given.map(({ id }) => id);
}

export type NewVersion = { readonly note?: string; readonly person: string | null; readonly versions: readonly DocumentFile[] };

/** A newer version, with all its forms; earlier ones stay and can be fetched by those who see the document. Gives its number. */
export async function addVersion(tx: Tx, document: string, { note, person, versions }: NewVersion): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update document set version = version + 1 where id = ${document} returning version`.execute(tx);
  const version = theOnly(rows, document).version;
  await addFiles(tx, [{ document, version, note: note ?? null, person, files: versions }]);
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

async function addFiles(tx: Tx, all: readonly Files[]): Promise<void> {
  if (all.some(({ files }) => files.length === 0)) throw new Error('a version of a document has at least one file');
  const versions = all.map(({ document, version, note, person }) => sql`(${document}::uuid, ${version}::int, ${note}, ${person}::uuid)`);
  await withNext(tx, sql`insert into document_version (document, version, note, made_by) values ${sql.join(versions)}`);
  const rows = all.flatMap(({ document, version, files }) =>
    files.map(
      (file) =>
        sql`(${document}::uuid, ${version}::int, ${file.form}, ${file.name}, ${file.mediaType}, ${file.sha256}, ${file.bytes}::bigint)`,
    ),
  );
  await withNext(tx, sql`insert into document_file (document, version, form, name, media_type, sha256, bytes) values ${sql.join(rows)}`);
}

/** The row is not read back when it is written: whoever writes need not be one who sees it. */
export async function newDocumentId(tx: Tx): Promise<string> {
  const [id] = await newIds(tx, 1);
  if (id === undefined) throw new Error('no id was made');
  return id;
}

async function newIds(tx: Tx, count: number): Promise<string[]> {
  if (count === 0) return [];
  const rows = await planned(tx, sql<{ id: string }>`select uuidv7() as id from generate_series(1, ${count}::int)`);
  return rows.map(({ id }) => id);
}

function theOnly<T>(rows: readonly T[], document: string): T {
  const [row] = rows;
  if (row === undefined) throw new Error(`no document ${document} that may be changed`);
  return row;
}
