import { type RawBuilder, sql } from 'kysely';
import { planned, type Queryable, type Tx } from '../../platform/db/index.ts';
import type { Upload } from './core/upload.ts';

const columns = sql`
  u.id, u.owner, u.organisation, u.purpose, u.section, u.name, u.declared_type as "declaredType", u.fingerprint, u.bytes::float8 as bytes,
  u.received::float8 as received, u.state, u.reason, u.media_type as "mediaType", u.sha256, u.document, u.fictitious,
  u.created_at as "createdAt", u.expires_at as "expiresAt"`;

/** A file that the one who asks may see, unless it has been taken away or given up. */
export async function findUpload(tx: Queryable, id: string): Promise<Upload | undefined> {
  const { rows } = await sql<Upload>`
    select ${columns} from upload u where u.id = ${id} and u.state <> 'removed' and (u.state <> 'open' or u.expires_at > tillstand_now())`.execute(
    tx,
  );
  return rows[0];
}

/** The files that have come in to a purpose, oldest first, in whole; also for those who may see them only in what was sent in. */
export const uploadsOf = (tx: Tx, purpose: string): Promise<readonly Upload[]> =>
  planned(tx, sql<Upload>`select ${columns} from upload u where u.purpose = ${purpose} and u.state = 'kept' order by u.created_at, u.id`);

/** Every file of a purpose, those on their way and those refused included, oldest first. */
export async function allUploadsOf(tx: Queryable, purpose: string): Promise<readonly Upload[]> {
  const { rows } = await sql<Upload>`
    select ${columns} from upload u
    where u.purpose = ${purpose} and u.state <> 'removed' and (u.state <> 'open' or u.expires_at > tillstand_now())
    order by u.created_at, u.id`.execute(tx);
  return rows;
}

/** An attachment as a snapshot keeps it. */
export type Attachment = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly section: string;
  readonly document: string;
};

/** The attachments of an application as they are now, oldest first. */
export async function attachmentsOf(tx: Tx, application: string): Promise<readonly Attachment[]> {
  const kept = await uploadsOf(tx, `application:${application}`);
  return kept.map(({ id, name, mediaType, bytes, sha256, section, document }) => ({
    id,
    name,
    type: mediaType ?? '',
    bytes,
    sha256: sha256 ?? '',
    section,
    document: document ?? '',
  }));
}

/** For a statement: the ids of the files that belong to a purpose now. */
export const keptIds = (purpose: RawBuilder<string>): RawBuilder<readonly string[] | null> =>
  sql`(select jsonb_agg(u.id order by u.id) from upload u where u.purpose = ${purpose} and u.state = 'kept')`;

/** Whether the one who acts may add files to a part of a purpose now, or take them away. */
export async function hasRoom(tx: Tx, purpose: string, section: string): Promise<boolean> {
  const [row] = await planned(tx, sql<{ room: boolean }>`select upload_room(${purpose}, ${section}) as room`);
  return row?.room === true;
}

/** A file by the name that it is fetched by, also when it has been taken away since it was sent in. */
export async function findContent(tx: Queryable, id: string): Promise<Upload | undefined> {
  const { rows } = await sql<Upload>`select ${columns} from upload u where u.id = ${id} and u.state in ('kept', 'removed')`.execute(tx);
  return rows[0];
}

export type Piece = { readonly at: number; readonly bytes: number; readonly sha256: string };

/** What has come of a file, in order. */
export async function piecesOf(tx: Queryable, upload: string): Promise<readonly Piece[]> {
  const { rows } = await sql<Piece>`
    select at::float8 as at, bytes::float8 as bytes, sha256 from upload_part where upload = ${upload} order by at`.execute(tx);
  return rows;
}

/** Files that have come whole but were not checked to the end: whoever was at it is gone. */
export async function leftUnchecked(tx: Tx): Promise<readonly Upload[]> {
  const { rows } = await sql<Upload>`
    select ${columns} from upload u
    where u.state = 'checking' and u.changed_at < tillstand_now() - interval '5 minutes' order by u.changed_at limit 20`.execute(tx);
  return rows;
}
