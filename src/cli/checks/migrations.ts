import path from 'node:path';
import { readMigrationState } from '../../platform/db/index.ts';
import { type Check, fault, ok } from './check.ts';

export const checkMigrations: Check = async ({ root, openDatabase }) => {
  const { adminUrl } = await openDatabase();
  const { applied, pending, faults } = await readMigrationState(adminUrl, path.join(root, 'db/migrations'));
  if (faults.length > 0) return fault(faults.join(' '));
  if (pending.length > 0) return fault(`not applied: ${pending.join(', ')}. Run: npm run tillstand -- migrate`);
  return ok(`${applied.length} applied, none left`);
};
