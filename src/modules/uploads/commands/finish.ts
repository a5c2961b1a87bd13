import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fail, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Phrase } from '../../../platform/i18n/language.ts';
import { addDocument, type DocumentFile, receiveUpload } from '../../documents/index.ts';
import type { Upload } from '../core/upload.ts';
import type { UploadsDeps } from '../deps.ts';
import { type Piece, piecesOf } from '../queries.ts';
import { keepUpload, refuseUpload } from '../store.ts';
import { uploadText } from '../text/uploads.ts';

type Lent = Pick<UploadsDeps, 'files' | 'scan'>;
/** One transaction in which the upload may be seen and changed. */
export type Within = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
type Log = (tx: Tx, event: { readonly action: string; readonly details: Readonly<Record<string, string | number>> }) => Promise<void>;

/**
 * Puts a file that has come whole together again, has it checked by its content and keeps it, or refuses it with the reason. May be cut off
 * anywhere, and be done again from the start; done twice at once, one of them counts.
 */
export async function finishUpload(lent: Lent, within: Within, upload: Upload, log: Log): Promise<void> {
  const pieces = await within((tx) => piecesOf(tx, upload.id));
  // Somebody else has come first.
  if (pieces.length === 0) return;
  const received = await joined(lent, upload, pieces);
  await within((tx) => settle(tx, upload, received, log)).catch((error: unknown) => {
    if (!(error instanceof Overtaken)) throw error;
  });
}

/** Someone else has ended the check of the same file: what was about to be written is taken back. */
class Overtaken extends Error {}

/** What must be known of a file to keep it. */
type Settled = Pick<Upload, 'id' | 'owner' | 'organisation' | 'purpose' | 'section' | 'name' | 'bytes' | 'fictitious'>;

/** Keeps a file that has been checked, or refuses it. */
export async function settle(tx: Tx, upload: Settled, received: Result<DocumentFile, Phrase>, log: Log): Promise<void> {
  const details = { purpose: upload.purpose, section: upload.section, bytes: upload.bytes };
  if (!received.ok) {
    const isFirst = await refuseUpload(tx, upload.id, received.error);
    if (isFirst) await log(tx, { action: 'upload.refused', details: { ...details, reason: received.error.en } });
    return;
  }
  const { mediaType, sha256 } = received.value;
  const document = await addDocument(tx, {
    careCase: null,
    kind: 'attachment',
    title: upload.name,
    organisation: upload.organisation,
    draft: true,
    open: false,
    secrecy: null,
    fictitious: upload.fictitious,
    person: upload.owner,
    versions: [received.value],
  });
  if (!(await keepUpload(tx, upload.id, { document, mediaType, sha256 }))) throw new Overtaken();
  await log(tx, { action: 'upload.kept', details: { ...details, sha256, mediaType } });
}

async function joined(lent: Lent, upload: Upload, pieces: readonly Piece[]): Promise<Result<DocumentFile, Phrase>> {
  const within = lent.files.incoming?.folder ?? os.tmpdir();
  await fs.mkdir(within, { recursive: true, mode: 0o700 });
  const folder = await fs.mkdtemp(path.join(within, 'tillstand-join-'));
  const hash = createHash('sha256');
  try {
    const file = path.join(folder, 'whole');
    const isWhole = await pipeline(hashed(contentOf(lent, pieces), hash), createWriteStream(file, { flags: 'wx', mode: 0o600 })).then(
      () => true,
      (error: unknown) => {
        if (error instanceof PieceGone) return false;
        throw error;
      },
    );
    if (!isWhole) return fail({ sv: uploadText.sv.pieceGone(upload.name), en: uploadText.en.pieceGone(upload.name) });
    return await receiveUpload(lent, {
      name: upload.name,
      mediaType: upload.declaredType,
      bytes: upload.bytes,
      sha256: hash.digest('hex'),
      file,
      read: () => createReadStream(file),
      toJSON: () => upload.id,
    });
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

async function* hashed(content: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    hash.update(piece);
    yield piece;
  }
}

class PieceGone extends Error {}

async function* contentOf({ files }: Pick<Lent, 'files'>, pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const piece of pieces) {
    const content = piece.at === at ? await files.get(piece.sha256) : undefined;
    if (content === undefined) throw new PieceGone();
    yield* content;
    at += piece.bytes;
  }
}
