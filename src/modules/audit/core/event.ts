/** What the audit log keeps of an act. No personal data beyond the person's id; never a personal identity number. */
export type AuditEvent = {
  /** `area.renamed`: what was done, to what kind of thing. */
  readonly action: string;
  readonly actor: string | null;
  /** `role@organisation` that the person acted as. */
  readonly acting: string | null;
  readonly object: { readonly kind: string; readonly id: string } | null;
  readonly result: AuditResult;
  /** Why it was denied, or why the person says it was done. */
  readonly reason: string | null;
  readonly origin: string | null;
  readonly requestId: string | null;
  readonly details: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
};

export type AuditResult = 'done' | 'allowed' | 'denied' | 'failed';

/** A row of the log as it stands in the database, every column as the text that its hash is made of. */
export type AuditRow = {
  readonly seq: number;
  /** UTC with microseconds: `2026-11-22T01:02:03.000004Z`. */
  readonly at: string;
  readonly actor: string | null;
  readonly acting: string | null;
  readonly action: string;
  readonly objectKind: string | null;
  readonly objectId: string | null;
  readonly result: string;
  readonly reason: string | null;
  readonly origin: string | null;
  readonly requestId: string | null;
  readonly details: string;
  readonly keyId: string;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
};

/** Every column but the two hashes, in the order that they are hashed and written in. */
export const columnsIn = (row: Omit<AuditRow, 'hash' | 'prevHash'>): readonly (number | string | null)[] => [
  row.seq,
  row.at,
  row.actor,
  row.acting,
  row.action,
  row.objectKind,
  row.objectId,
  row.result,
  row.reason,
  row.origin,
  row.requestId,
  row.details,
  row.keyId,
];
