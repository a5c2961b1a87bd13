import type pg from 'pg';
import type { TableProof, TableShape } from './format.ts';
import { linesOf } from './lines.ts';
import { copyOut } from './queries.ts';
import { rowHasher } from './row-hash.ts';

/** Reads a table row by row and gives its count and hash. The session must be prepared, and in a transaction that sees one moment. */
export async function proveTable(client: pg.Client, table: TableShape): Promise<TableProof> {
  const hasher = rowHasher();
  for await (const row of linesOf(copyOut(client, table))) hasher.add(row);
  return hasher.proof();
}

/** The tables, by name, in which two proofs differ, and how. */
export function differences(
  names: readonly string[],
  expected: readonly TableProof[],
  found: readonly TableProof[],
): { readonly table: string; readonly expected: TableProof | undefined; readonly found: TableProof | undefined }[] {
  return names
    .map((table, index) => ({ table, expected: expected[index], found: found[index] }))
    .filter((row) => row.expected?.rows !== row.found?.rows || row.expected?.hash !== row.found?.hash);
}
