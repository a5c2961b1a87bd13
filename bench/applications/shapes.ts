/** Who has signed in, as a program that asks for them needs it. */
export type Someone = { readonly cookie: string; readonly csrf: string };
export type Submitting = { readonly application: string; readonly signatory: Someone; readonly editor: Someone };
export type Editing = { readonly application: string; readonly section: string; readonly editor: Someone };
export type Prepared = { readonly submitting: readonly Submitting[]; readonly editing: readonly Editing[] };
export type Kept = {
  readonly submissions: number;
  readonly numbers: number;
  readonly late: number;
  readonly attachments: number;
  readonly saves: number;
};
export type Plain = { readonly ms: number; readonly bytes: number };
