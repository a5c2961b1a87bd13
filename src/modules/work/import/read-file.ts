import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Table } from '../core/import-rows.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { isZip, type ZipFault } from './unzip.ts';

/** The largest file that is taken. */
export const MOST_BYTES = 5 * 1024 * 1024;

/** Reads a table from a file: what it is is told by its first bytes, never by its name. */
export async function readFile(bytes: Uint8Array): Promise<Result<Table, ZipFault>> {
  if (isZip(bytes)) return readXlsx(bytes);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Any other kind of file holds bytes that no table of text does.
    return text.includes('\u0000') ? fail('unreadable') : ok(readCsv(text));
  } catch {
    return fail('unreadable');
  }
}
