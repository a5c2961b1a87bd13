import { findAuditKeys } from '../../platform/keys.ts';
import { type Check, fault, ok, skipped } from './check.ts';

/** Whether the keys of the audit log are there. Whether they fit its rows, `verify` tells. */
export const checkKeys: Check = async ({ settings }) => {
  const keys = findAuditKeys(settings);
  if (keys) return ok(`${keys.all.length} for the audit log, ${keys.current.id} for new rows`);
  const advice = 'Run: npm run tillstand -- keys rotate';
  return settings.mode === 'production'
    ? fault(`none for the audit log. ${advice}`)
    : skipped('none for the audit log yet; the first start makes one');
};
