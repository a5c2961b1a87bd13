import { sql } from 'kysely';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { planned, type Tx, withNext } from '../../platform/db/index.ts';
import type { Phrase } from '../../platform/i18n/language.ts';
import { MOST_TOGETHER, type Upload } from './core/upload.ts';
import type { Piece } from './queries.ts';

export type NewUpload = Pick<
  Upload,
  'owner' | 'organisation' | 'purpose' | 'section' | 'name' | 'declaredType' | 'fingerprint' | 'bytes' | 'fictitious'
>;

/** Begins a file, if there is room for it among the others of its purpose. Gives its id. */
export async function insertUpload(tx: Tx, given: NewUpload): Promise<Result<string, 'quota'>> {
  // Taken here too, so that two who begin at once do not both find room.
  await withNext(tx, sql`select pg_advisory_xact_lock(hashtextextended('upload ' || ${given.purpose}, 0))`);
  const [row] = await planned(
    tx,
    sql<{ id: string; taken: number }>`
      select uuidv7() as id, coalesce(sum(u.bytes), 0)::float8 as taken from upload u
      where u.purpose = ${given.purpose} and u.state in ('open', 'checking', 'kept')`,
  );
  if (row === undefined) throw new Error('no id was made');
  if (row.taken + given.bytes > MOST_TOGETHER) return fail('quota');
  await withNext(
    tx,
    sql`
    insert into upload (id, owner, organisation, purpose, section, name, declared_type, fingerprint, bytes, fictitious)
    values (${row.id}, ${given.owner}, ${given.organisation}, ${given.purpose}, ${given.section}, ${given.name}, ${given.declaredType},
      ${given.fingerprint}, ${given.bytes}, ${given.fictitious})`,
  );
  return ok(row.id);
}

/** Adds a piece where the file has come to. False when it has come to another place meanwhile: then nothing has been added. */
export async function addPiece(tx: Tx, upload: string, { at, bytes, sha256 }: Piece): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update upload set received = received + ${bytes}, state = case when received + ${bytes} = bytes then 'checking' else 'open' end
    where id = ${upload} and state = 'open' and received = ${at} and expires_at > tillstand_now()`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await sql`insert into upload_part (upload, at, bytes, sha256) values (${upload}, ${at}, ${bytes}, ${sha256})`.execute(tx);
  return true;
}

/** A file that came whole at once goes straight to be kept. */
export async function receivedWhole(tx: Tx, upload: string): Promise<void> {
  await withNext(tx, sql`update upload set received = bytes, state = 'checking' where id = ${upload} and state = 'open'`);
}

export type Kept = { readonly document: string; readonly mediaType: string; readonly sha256: string };

/** The file is in. False when someone else has ended its check. */
export async function keepUpload(tx: Tx, upload: string, { document, mediaType, sha256 }: Kept): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update upload set state = 'kept', document = ${document}, media_type = ${mediaType}, sha256 = ${sha256}
    where id = ${upload} and state = 'checking'`.execute(tx);
  await withNext(tx, sql`delete from upload_part where upload = ${upload}`);
  return numAffectedRows === 1n;
}

/** The file is not taken, and why. False when someone else has ended its check. */
export async function refuseUpload(tx: Tx, upload: string, reason: Phrase): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update upload set state = 'refused', reason = ${JSON.stringify(reason)}::jsonb where id = ${upload} and state = 'checking'`.execute(tx);
  await sql`delete from upload_part where upload = ${upload}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Takes a file away: one that is in stays with what was sent in before; one on its way or refused is gone. False when there was none. */
export async function removeUpload(tx: Tx, upload: string): Promise<boolean> {
  const removed = await sql`update upload set state = 'removed' where id = ${upload} and state = 'kept'`.execute(tx);
  if (removed.numAffectedRows === 1n) return true;
  const gone = await sql`delete from upload where id = ${upload} and state in ('open', 'refused')`.execute(tx);
  return gone.numAffectedRows === 1n;
}

/** What was given up on its way, and after a month what was refused. Gives how many. */
export async function sweepUploads(tx: Tx): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from upload where (state = 'open' and expires_at < tillstand_now())
      or (state = 'refused' and changed_at < tillstand_now() - interval '30 days')`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
