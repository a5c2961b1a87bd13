/** The forms that a version may be had in. An attachment is what someone sent in, as it was sent; `pdf-sealed` is `pdf-a` with an electronic seal. */
export const forms = ['pdf-ua', 'pdf-a', 'pdf-sealed', 'docx', 'source', 'attachment'] as const;
export type Form = (typeof forms)[number];

/** One file of a version, already in the store. */
export type DocumentFile = {
  readonly form: Form;
  /** What it is called when it is fetched. */
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: number;
};

export type NewDocument = {
  /** Known before when the document names its own number in the diary, whose entry names the document. */
  readonly id?: string;
  readonly careCase: string | null;
  /** What sort of document, as the module that makes it calls it: `basis`, `consultation-letter`. */
  readonly kind: string;
  readonly title: string;
  /** Whose it is: `authority`, or a region or other organisation that people act for. */
  readonly organisation: string;
  /** Published at once. */
  readonly open: boolean;
  /** The legal ground of its mark of secrecy; such a document is never published. */
  readonly secrecy: string | null;
  readonly fictitious: boolean;
  /** Who makes it, as the transaction acts; null when the product does it for someone without an account. */
  readonly person: string | null;
  /** Seen by its own organisation alone until `handInDocument`; false by default. */
  readonly draft?: boolean;
  /** One file for each form. */
  readonly versions: readonly DocumentFile[];
};

/** A document with the files of its latest version. */
export type Document = {
  readonly id: string;
  readonly careCase: string | null;
  readonly kind: string;
  readonly title: string;
  readonly organisation: string;
  readonly draft: boolean;
  readonly open: boolean;
  readonly secrecyGround: string | null;
  readonly fictitious: boolean;
  readonly version: number;
  readonly madeBy: string | null;
  readonly madeAt: Date;
  readonly changedAt: Date;
  readonly openedAt: Date | null;
  readonly files: readonly DocumentFile[];
};
