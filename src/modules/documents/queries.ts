import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { Document, DocumentFile, Form } from './core/document.ts';

const columns = sql`d.id, d.care_case as "careCase", d.kind, d.title, d.organisation, d.draft, d.open, d.secrecy_ground as "secrecyGround", d.fictitious,
  d.version, d.made_by as "madeBy", d.made_at as "madeAt", d.changed_at as "changedAt", d.opened_at as "openedAt",
  (select coalesce(json_agg(json_build_object('form', f.form, 'name', f.name, 'mediaType', f.media_type, 'sha256', f.sha256, 'bytes', f.bytes)
      order by array_position(array['pdf-ua', 'pdf-a', 'pdf-sealed', 'docx', 'source', 'attachment'], f.form)), '[]')
    from document_file f where f.document = d.id and f.version = d.version) as files`;

/** The documents of a case that the one who acts may see, oldest first. */
export async function documentsOfCase(tx: Tx, careCase: string): Promise<readonly Document[]> {
  const { rows } = await sql<Document>`select ${columns} from document d where d.care_case = ${careCase} order by d.made_at, d.id`.execute(
    tx,
  );
  return rows;
}

export async function findDocument(db: Queryable, id: string): Promise<Document | undefined> {
  const { rows } = await sql<Document>`select ${columns} from document d where d.id = ${id}`.execute(db);
  return rows[0];
}

/** Those of the given ids that the one who acts may see, in the order of the ids. */
export async function documentsById(db: Queryable, ids: readonly string[]): Promise<readonly Document[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Document>`
    select ${columns} from document d where d.id = any(${ids}::uuid[]) order by array_position(${ids}::uuid[], d.id)`.execute(db);
  return rows;
}

/** One file of a document in a version. */
export async function findFile(db: Queryable, document: string, version: number, form: Form): Promise<DocumentFile | undefined> {
  const { rows } = await sql<DocumentFile>`
    select f.form, f.name, f.media_type as "mediaType", f.sha256, f.bytes::float8 as bytes
    from document_file f where f.document = ${document} and f.version = ${version} and f.form = ${form}`.execute(db);
  return rows[0];
}

/** Every content that any version refers to; for looking after the store. */
export async function referredTo(
  tx: Tx,
): Promise<ReadonlyMap<string, { readonly bytes: number; readonly document: string; readonly name: string }>> {
  const { rows } = await sql<{ sha256: string; bytes: number; document: string; name: string }>`
    select distinct on (f.sha256) f.sha256, f.bytes::float8 as bytes, f.document, f.name from document_file f order by f.sha256, f.document`.execute(
    tx,
  );
  return new Map(rows.map(({ sha256, ...file }) => [sha256, file]));
}
