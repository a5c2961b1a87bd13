/** Who has signed in, as a program that asks for them needs it. */
export type Someone = { readonly cookie: string; readonly csrf: string };
export type Submitting = { readonly application: string; readonly signatory: Someone; readonly editor: Someone };
/** Who sends in, and where. */
export type Signatories = { readonly url: string; readonly all: readonly Submitting[] };
export type Editing = { readonly application: string; readonly section: string; readonly editor: Someone };
export type Prepared = {
  readonly submitting: readonly Submitting[];
  /** Those who never open the page that they send from. */
  readonly unread: readonly Submitting[];
  readonly editing: readonly Editing[];
};
export type Kept = {
  readonly submissions: number;
  readonly numbers: number;
  readonly late: number;
  readonly attachments: number;
  readonly saves: number;
  /** Bytes of memory that the server holds. */
  readonly resident: number;
};
export type Plain = { readonly ms: number; readonly bytes: number };
/** A server that only takes bytes and rows, and how many bytes each submission has with its papers. */
export type Bare = { readonly url: string; readonly bodyBytes: readonly number[] };
