import type { Tx } from '../../platform/db/index.ts';
import type { Phrase } from '../../platform/i18n/language.ts';
import type { DocumentsDeps } from '../documents/index.ts';

/** Where files of a purpose belong, for their page: what it is called, and the way back. */
export type UploadPlace = {
  readonly title: Phrase;
  /** The Swedish path of the page that the files belong to. */
  readonly back: string;
};

/** A kind of thing that files may belong to; the module that has it tells of it, and `src/app.ts` joins them. */
export type UploadPurpose = {
  /** What purposes of this kind begin with: `application`. */
  readonly kind: string;
  /** The place, when the one who asks may see it and the section is one of its own. Whether files may be added now is asked of the database. */
  readonly find: (tx: Tx, id: string, section: string, madeUp: boolean) => Promise<UploadPlace | undefined>;
};

/** What uploads are lent. */
export type UploadsDeps = DocumentsDeps & { readonly uploadPurposes: readonly UploadPurpose[] };
