import { bilingual, LANGS, type Phrase } from '../../../platform/i18n/language.ts';
import type { AttachmentFault } from '../core/attachment.ts';
import { en } from './attachments.en.ts';
import { sv } from './attachments.sv.ts';

export const attachmentText = bilingual(sv, en);

/** Why a file is refused, in plain words. */
export function reasonOf(fault: AttachmentFault): Phrase {
  const [inSwedish, inEnglish] = LANGS.map((lang) => sentence(attachmentText[lang], fault));
  return { sv: inSwedish ?? '', en: inEnglish ?? '' };
}

function sentence(text: typeof sv, fault: AttachmentFault): string {
  switch (fault.code) {
    case 'active':
      return text.active[fault.what];
    case 'two-in-one':
      return text.twoInOne[fault.with];
    case 'ending':
      return text.ending(fault.ending);
    case 'lies':
      return text.lies(fault.ending, text.kinds[fault.is]);
    case 'not-allowed':
      return text.notAllowed[fault.is];
    default:
      return text.faults[fault.code];
  }
}
