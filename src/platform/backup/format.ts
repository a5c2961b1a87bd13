/**
 * A backup is one gzip file of lines, in this order: the header (JSON); each table's rows as PostgreSQL's COPY text,
 * in the order that the header names the tables, each ended by a line with `\.`; the trailer (JSON). The trailer has
 * the SHA-256 of everything before it, so that a file that is cut or altered is not taken for a whole one.
 */
export const formatName = 'tillstand-backup';
export const formatVersion = 1;

/** The line that ends a table's rows; COPY never writes a row that looks like it. */
export const endOfRows = '\\.';

export type TableName = { readonly schema: string; readonly name: string };
export type TableShape = TableName & { readonly columns: readonly string[] };
export type AppliedMigration = { readonly number: number; readonly name: string; readonly checksum: string };

export type Header = {
  readonly format: typeof formatName;
  readonly formatVersion: number;
  /** The database's clock when the snapshot was taken, UTC. */
  readonly madeAt: string;
  readonly server: string;
  readonly migrations: readonly AppliedMigration[];
  readonly tables: readonly TableShape[];
};

/** How many rows a table has, and a hash of them all that does not depend on their order. */
export type TableProof = { readonly rows: number; readonly hash: string };
export type SequenceState = TableName & { readonly last: string; readonly called: boolean };

export type Trailer = {
  /** One for each table, in the header's order. */
  readonly proofs: readonly TableProof[];
  readonly sequences: readonly SequenceState[];
  readonly sha256: string;
};

/** The whole of what a backup says of itself. */
export type Manifest = Header & Trailer;

export const labelOf = ({ schema, name }: TableName): string => (schema === 'public' ? name : `${schema}.${name}`);
