import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { OperatorFault } from '../operator-fault.ts';
import { endOfRows, formatName, formatVersion, type Header, labelOf, type Manifest, type TableProof, type Trailer } from './format.ts';
import { linesOf } from './lines.ts';
import { differences } from './prove.ts';
import { rowHasher } from './row-hash.ts';

const tableName = { schema: z.string(), name: z.string() };
const headerForm = z.object({
  format: z.literal(formatName),
  formatVersion: z.number(),
  madeAt: z.string(),
  server: z.string(),
  migrations: z.array(z.object({ number: z.number(), name: z.string(), checksum: z.string() })).min(1),
  tables: z.array(z.object({ ...tableName, columns: z.array(z.string()) })),
});
const trailerForm = z.object({
  proofs: z.array(z.object({ rows: z.number(), hash: z.string() })),
  sequences: z.array(z.object({ ...tableName, last: z.string(), called: z.boolean() })),
  sha256: z.string(),
});

const parsed = (line: Buffer): unknown => {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    return undefined;
  }
};

/** What a reader of a backup is handed, table by table; `rows` must be read to its end before the next. */
export type TableRows = { readonly table: Header['tables'][number]; readonly rows: AsyncIterable<Buffer> };

/** Opens a backup, so far as its header; then its tables in order; then its trailer. Throws an OperatorFault that says what is wrong with the file. */
export async function openBackup(file: string) {
  const lines = linesOf(unzipped(file), (left) => {
    if (left.length > 0) throw new OperatorFault(`${file} is cut or altered: its last line has no end.`);
  });
  const firstLine = await nextLine(lines, file);
  const header = headerOf(firstLine, file);
  async function* tables(): AsyncGenerator<TableRows> {
    for (const table of header.tables) yield { table, rows: untilEndOfRows(lines, file) };
  }
  const trailer = async (): Promise<Trailer> => {
    const found = trailerForm.safeParse(parsed(await nextLine(lines, file)));
    if (!found.success) throw new OperatorFault(`${file} is cut or altered: its end is not one.`);
    if (!(await lines.next()).done) throw new OperatorFault(`${file} is altered: something stands after its end.`);
    return found.data;
  };
  return { firstLine, header, tables: tables(), trailer, close: () => lines.return(undefined) };
}

/** Reads the whole file without a database and compares it with what it says of itself. Throws an OperatorFault when it is cut, altered or from a newer version. */
export async function checkBackup(file: string): Promise<Manifest> {
  const backup = await openBackup(file);
  const sha = createHash('sha256').update(backup.firstLine).update('\n');
  const proofs: TableProof[] = [];
  for await (const { rows } of backup.tables) {
    const hasher = rowHasher();
    for await (const row of rows) {
      hasher.add(row);
      sha.update(row).update('\n');
    }
    sha.update(`${endOfRows}\n`);
    proofs.push(hasher.proof());
  }
  const trailer = await backup.trailer();
  const wrong = differences(backup.header.tables.map(labelOf), trailer.proofs, proofs);
  if (wrong.length > 0)
    throw new OperatorFault(`${file} is altered: ${wrong.map(({ table }) => table).join(', ')} differs from what the file says of itself.`);
  if (sha.digest('hex') !== trailer.sha256) throw new OperatorFault(`${file} is altered: its checksum differs.`);
  return { ...backup.header, ...trailer };
}

async function* unzipped(file: string): AsyncGenerator<Buffer> {
  try {
    // What goes wrong comes out of the last stream too, where it is caught.
    yield* pipeline(fs.createReadStream(file), createGunzip(), () => undefined);
  } catch (cause) {
    if (cause instanceof OperatorFault) throw cause;
    throw new OperatorFault(`${file} ${whatIsWrong(cause)}`, { cause });
  }
}

function whatIsWrong(cause: unknown): string {
  const { code = '', message = String(cause) } = cause as { code?: string; message?: string };
  if (code === 'Z_BUF_ERROR') return 'is cut: it ends in the middle.';
  if (code === 'Z_DATA_ERROR') return 'is altered, or is no backup of Tillstånd.';
  return `cannot be read: ${message}`;
}

async function nextLine(lines: AsyncGenerator<Buffer>, file: string): Promise<Buffer> {
  const { done, value } = await lines.next();
  if (done) throw new OperatorFault(`${file} is cut: it ends in the middle.`);
  return value;
}

async function* untilEndOfRows(lines: AsyncGenerator<Buffer>, file: string): AsyncGenerator<Buffer> {
  for (;;) {
    const line = await nextLine(lines, file);
    if (line.length === 2 && line.toString('latin1') === endOfRows) return;
    yield line;
  }
}

function headerOf(line: Buffer, file: string): Header {
  const given = parsed(line);
  const { format, formatVersion: version } = (typeof given === 'object' && given !== null ? given : {}) as {
    format?: unknown;
    formatVersion?: unknown;
  };
  if (format !== formatName) throw new OperatorFault(`${file} is no backup of Tillstånd.`);
  if (typeof version === 'number' && version > formatVersion)
    throw new OperatorFault(
      `${file} was made by a newer version of Tillstånd (form ${version}; this one reads up to ${formatVersion}). Restore it with that version.`,
    );
  const found = headerForm.safeParse(given);
  if (!found.success) throw new OperatorFault(`${file} is altered: its header is not one.`);
  return found.data;
}
