/** The kinds of file that may be attached, with the endings that their names may have. */
export const attachmentKinds = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: ['docx'] },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'] },
  png: { mediaType: 'image/png', endings: ['png'] },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
} as const;
export type AttachmentKind = keyof typeof attachmentKinds;

/** For the `accept` of a file field. */
export const attachmentAccept = Object.values(attachmentKinds)
  .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
  .join(',');

/** The most bytes of one attachment. */
export const MOST_BYTES = 20_000_000;

/** What a content turns out to be when it is none that may be attached. */
export type OtherContent = 'svg' | 'html' | 'program' | 'old-office' | 'archive' | 'unknown';

/** Why a file is refused. */
export type AttachmentFault =
  | {
      readonly code:
        | 'empty'
        | 'too-large'
        | 'no-name'
        | 'encrypted'
        | 'macros'
        | 'external'
        | 'embedded'
        | 'broken'
        | 'bomb'
        | 'path'
        | 'infected'
        | 'unscanned';
    }
  /** It runs something: JavaScript, a program, an action when it is opened. */
  | { readonly code: 'active'; readonly what: 'script' | 'launch' | 'open-action' | 'form' | 'media' | 'dde' }
  /** It is two things at once. */
  | { readonly code: 'two-in-one'; readonly with: 'html' | 'archive' | 'data' }
  | { readonly code: 'ending'; readonly ending: string }
  | { readonly code: 'lies'; readonly ending: string; readonly is: AttachmentKind }
  | { readonly code: 'not-allowed'; readonly is: OtherContent };

/** The kind that an ending stands for. */
export const kindOfEnding = (ending: string): AttachmentKind | undefined =>
  (Object.keys(attachmentKinds) as AttachmentKind[]).find((kind) => attachmentKinds[kind].endings.some((one) => one === ending));

export const endingOf = (name: string): string => {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
};
