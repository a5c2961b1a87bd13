import { fail, ok, type Result } from '../../kernel/result.ts';
import type { StoredFile } from '../../platform/files/index.ts';
import type { SpooledUpload } from '../../platform/http/spool.ts';
import type { Phrase } from '../../platform/i18n/language.ts';
import { checkAttachment } from './attachments/check.ts';
import { withFile } from './attachments/source.ts';
import { attachmentKinds, MOST_BYTES } from './core/attachment.ts';
import type { DocumentFile } from './core/document.ts';
import { cleanName } from './core/file-name.ts';
import type { DocumentsDeps } from './deps.ts';
import { attachmentText, reasonOf } from './text/attachments.ts';

/** How a form takes attachments: `upload: attachmentUpload()`, its field a `spooledField`; several in one field with `spooledFields`. */
export const attachmentUpload = (files = 1) => ({ maxBytes: MOST_BYTES, spool: true, files }) as const;

/**
 * Checks a file that came with a form by its content and puts it into the store, or says why not, in words for the one who sent it. Call it
 * before the transaction that refers to it; what is not referred to is swept away after a day.
 */
export async function receiveUpload(
  deps: Pick<DocumentsDeps, 'files' | 'scan'>,
  upload: SpooledUpload,
): Promise<Result<DocumentFile, Phrase>> {
  const name = cleanName(upload.name);
  const checked = await withFile(upload.file, (source) => checkAttachment(source, name));
  if (!checked.ok) return fail(named(name, reasonOf(checked.error)));
  const scanned = await deps.scan?.(upload.read()).catch(() => 'unscanned' as const);
  if (scanned === 'infected' || scanned === 'unscanned') return fail(named(name, reasonOf({ code: scanned })));
  const stored = await keep(deps, upload);
  return ok({ form: 'attachment', name, mediaType: attachmentKinds[checked.value].mediaType, ...stored });
}

/** Into the store: where it already lies on the disk of the store, with a new name; elsewhere as it is read. */
async function keep({ files }: Pick<DocumentsDeps, 'files'>, { file, sha256, bytes, read }: SpooledUpload): Promise<StoredFile> {
  if (!files.incoming) return files.put(read());
  await files.incoming.take(file, { sha256, bytes });
  return { sha256, bytes };
}

/** Several at once: all of them, or why some are refused. */
export async function receiveUploads(
  deps: Pick<DocumentsDeps, 'files' | 'scan'>,
  uploads: readonly SpooledUpload[],
): Promise<Result<readonly DocumentFile[], readonly Phrase[]>> {
  const received: DocumentFile[] = [];
  const refused: Phrase[] = [];
  for (const upload of uploads) {
    const one = await receiveUpload(deps, upload);
    if (one.ok) received.push(one.value);
    else refused.push(one.error);
  }
  return refused.length > 0 ? fail(refused) : ok(received);
}

const named = (name: string, reason: Phrase): Phrase =>
  name === '' ? reason : { sv: attachmentText.sv.nameFirst(name, reason.sv), en: attachmentText.en.nameFirst(name, reason.en) };
