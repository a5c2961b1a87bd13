/** Who has signed in, as a program that asks for them needs it. */
export type Someone = { readonly cookie: string; readonly csrf: string };
export type Submitting = { readonly application: string; readonly signatory: Someone; readonly editor: Someone };
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
};
export type Plain = { readonly ms: number; readonly bytes: number };
/** A server that only takes bytes and rows, and how many bytes the papers of each have besides its attachment. */
export type Bare = { readonly url: string; readonly paperBytes: readonly number[] };
