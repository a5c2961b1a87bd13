/** In both languages. */
type Said = { readonly sv: string; readonly en: string };

export const uploadStates = ['open', 'checking', 'refused', 'kept', 'removed'] as const;
export type UploadState = (typeof uploadStates)[number];

/** A file on its way in, or in. */
export type Upload = {
  readonly id: string;
  readonly owner: string;
  readonly organisation: string;
  /** What it belongs to: `application:<id>`. */
  readonly purpose: string;
  /** Which part of it. */
  readonly section: string;
  /** Cleaned: the last part of a path, without what turns or hides text. */
  readonly name: string;
  readonly declaredType: string;
  readonly fingerprint: string | null;
  readonly bytes: number;
  readonly received: number;
  readonly state: UploadState;
  /** Why it was refused. */
  readonly reason: Said | null;
  readonly mediaType: string | null;
  readonly sha256: string | null;
  readonly document: string | null;
  readonly fictitious: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** The most bytes of all files of one purpose, those on their way included. */
export const MOST_TOGETHER = 200_000_000;

const purposeForm = /^([a-z]+(?:-[a-z]+)*):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The kind and the id of what a file belongs to. */
export function readPurpose(purpose: string): { readonly kind: string; readonly id: string } | undefined {
  const [, kind, id] = purposeForm.exec(purpose) ?? [];
  return kind === undefined || id === undefined ? undefined : { kind, id };
}

/** Images of at most so many bytes are shown small beside their names; larger ones, and pages of PDF, are not. */
const MOST_SHOWN = 2_000_000;
export const isShown = ({ mediaType, bytes }: Pick<Upload, 'mediaType' | 'bytes'>): boolean =>
  bytes <= MOST_SHOWN && (mediaType === 'image/png' || mediaType === 'image/jpeg');
