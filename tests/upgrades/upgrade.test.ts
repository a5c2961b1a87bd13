import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '../../src/modules/audit/index.ts';
import { createRegister } from '../../src/modules/register/index.ts';
import { labelOf, proveDatabase, type Restored, restoreBackup, type TableProof } from '../../src/platform/backup/index.ts';
import { migrate, readMigrationState } from '../../src/platform/db/index.ts';
import { projectRoot } from '../../src/platform/root.ts';
import { type FreshDb, freshDb, quietLog } from '../support/fresh-db.ts';
import { releases } from './releases.ts';

const migrations = path.join(projectRoot(), 'db/migrations');
const key = { id: 'upgrade-test', secret: Buffer.alloc(32, 7) };
type Shape = Restored['manifest']['tables'][number];

/** A hash for each row, in the columns that there were then. */
async function rowsOf(db: FreshDb, { schema, name, columns }: Shape): Promise<string[]> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  return (await db.asOwner<{ hash: string }>(`select md5(row(${list})::text) as hash from "${schema}"."${name}"`)).map((row) => row.hash);
}

describe.each(releases)('from $file ($about)', ({ file, changed }) => {
  let db: FreshDb;
  let before: Restored;
  let oldRows: Map<string, string[]>;
  let after: Map<string, TableProof>;
  const shapes = () => before.manifest.tables.filter((table) => table.name !== 'schema_migrations');
  const proofOf = (table: Shape) => before.manifest.proofs[before.manifest.tables.indexOf(table)];

  beforeAll(async () => {
    db = await freshDb({ migrated: false });
    before = await restoreBackup(db.ownerUrl, path.join(import.meta.dirname, 'releases', file), migrations, quietLog);
    oldRows = new Map();
    for (const shape of shapes()) if (changed[labelOf(shape)]) oldRows.set(labelOf(shape), await rowsOf(db, shape));
    await migrate(db.ownerUrl, migrations, quietLog);
    await db.asOwner(`grant connect on database ${db.name} to tillstand_app`);
    after = await proveDatabase(db.ownerUrl, shapes());
  });
  afterAll(() => db?.close());

  test('there is data in it, and migrations to come', () => {
    expect(before.manifest.proofs.reduce((sum, proof) => sum + proof.rows, 0)).toBeGreaterThan(500);
    expect(before.manifest.migrations.length).toBeGreaterThan(0);
  });

  test('every migration is applied', async () => {
    expect(await readMigrationState(db.ownerUrl, migrations)).toMatchObject({ pending: [], faults: [] });
  });

  test('every table that no migration is said to change has the rows that it had', () => {
    const untouched = shapes().filter((shape) => !changed[labelOf(shape)]);
    const [was, is] = [
      Object.fromEntries(untouched.map((shape) => [labelOf(shape), proofOf(shape)])),
      Object.fromEntries(untouched.map((shape) => [labelOf(shape), after.get(labelOf(shape))])),
    ];
    expect(is).toEqual(was);
  });

  test('the others change only as it is said', async () => {
    for (const shape of shapes()) {
      const change = changed[labelOf(shape)];
      if (!change) continue;
      const [old, now] = [oldRows.get(labelOf(shape)) ?? [], await rowsOf(db, shape)];
      if (change.how === 'grows') expect(old.filter((row) => !now.includes(row))).toEqual([]);
      else expect(now.length).toBe(old.length);
      expect(after.get(labelOf(shape)), `${labelOf(shape)} is not changed at all: take it out of the list`).not.toEqual(proofOf(shape));
    }
    expect(Object.keys(changed).filter((name) => !shapes().some((shape) => labelOf(shape) === name))).toEqual([]);
  });

  test('the audit log holds', async () => {
    expect(await verifyAudit(db, [key])).toMatchObject({ fault: undefined, rows: 50 });
  });

  test('the register can be read', async () => {
    const register = createRegister({ db, log: quietLog });
    await register.refresh();
    expect(register.data().journal.length).toBeGreaterThan(300);
    await register.close();
  });
});
