import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { OperatorFault } from '../operator-fault.ts';

export type Migration = { number: number; name: string; file: string; sql: string; checksum: string };

const namePattern = /^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/;

/** Line ends are made alike first: a checkout may change them, and that is no change of the migration. */
const checksumOf = (sql: string): string => createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');

/** Reads `NNNN-name.sql` in order of number. Throws an OperatorFault for a wrong name or a doubled number. */
export function readMigrations(folder: string): Migration[] {
  const names = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const seen = new Map<number, string>();
  return names.map((name) => {
    const file = path.join(path.basename(path.dirname(folder)), path.basename(folder), name);
    const digits = namePattern.exec(name)?.[1];
    if (digits === undefined) throw new OperatorFault(`${file}: a migration is called NNNN-name.sql, for example 0007-areas.sql`);
    const number = Number(digits);
    const other = seen.get(number);
    if (other) throw new OperatorFault(`${file}: ${other} has the number ${digits} already`);
    seen.set(number, name);
    const sql = fs.readFileSync(path.join(folder, name), 'utf8');
    return { number, name, file, sql, checksum: checksumOf(sql) };
  });
}
