import { fail, ok, type Result } from '../../../kernel/result.ts';
import { type AttachmentFault, type AttachmentKind, endingOf, kindOfEnding, MOST_BYTES, type OtherContent } from '../core/attachment.ts';
import { jpegFault, pngFault } from './image.ts';
import { readOffice } from './office.ts';
import { pdfFault } from './pdf.ts';
import type { Source } from './source.ts';

/** What a file is by its content; its name must say the same. The name has been cleaned. */
export async function checkAttachment(source: Source, name: string): Promise<Result<AttachmentKind, AttachmentFault>> {
  if (source.bytes === 0) return fail({ code: 'empty' });
  if (source.bytes > MOST_BYTES) return fail({ code: 'too-large' });
  if (name === '') return fail({ code: 'no-name' });
  const ending = endingOf(name);
  const claimed = kindOfEnding(ending);
  const found = await kindOf(source);
  if (!found.ok) return found;
  if (claimed === undefined) return fail({ code: 'ending', ending });
  return found.value === claimed ? found : fail({ code: 'lies', ending, is: found.value });
}

async function kindOf(source: Source): Promise<Result<AttachmentKind, AttachmentFault>> {
  const head = await source.read(0, 1_024);
  const begins = (bytes: string): boolean => head.toString('latin1', 0, bytes.length) === bytes;
  const unless = (fault: AttachmentFault | undefined, kind: AttachmentKind): Result<AttachmentKind, AttachmentFault> =>
    fault ? fail(fault) : ok(kind);
  if (begins('%PDF-')) return unless(await pdfFault(source), 'pdf');
  if (begins('\u0089PNG\r\n\u001a\n')) return unless(await pngFault(source), 'png');
  if (begins('\u00ff\u00d8\u00ff')) return unless(await jpegFault(source), 'jpeg');
  if (begins('PK\u0003\u0004')) {
    const office = await readOffice(source);
    return 'fault' in office ? fail(office.fault) : ok(office.kind);
  }
  return fail({ code: 'not-allowed', is: otherContent(head) });
}

function otherContent(head: Buffer): OtherContent {
  const raw = head.toString('latin1');
  const text = raw
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();
  if (/^(?:<\?xml[^>]*\?>)?\s*(?:<!--[\s\S]*?-->\s*|<!doctype svg[^>]*>\s*)*<svg[\s>]/.test(text)) return 'svg';
  if (/<(?:!doctype html|html|head|body|script|iframe)[\s>]/.test(text)) return 'html';
  if (/^(?:mz|\u007felf|#!)/.test(text)) return 'program';
  if (raw.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'old-office';
  if (['PK', 'Rar!', '7z\u00bc\u00af', '\u001f\u008b'].some((magic) => raw.startsWith(magic))) return 'archive';
  return 'unknown';
}
