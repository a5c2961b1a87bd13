import { checkAssets } from './checks/assets.ts';
import type { Check } from './checks/check.ts';
import { checkClock } from './checks/clock.ts';
import { checkDatabase } from './checks/database.ts';
import { checkFonts } from './checks/fonts.ts';
import { checkHeaders } from './checks/headers.ts';
import { checkKeys } from './checks/keys.ts';
import { checkMigrations } from './checks/migrations.ts';
import { checkRights } from './checks/rights.ts';
import { checkSeal } from './checks/seal.ts';
import { checkSettings } from './checks/settings.ts';
import type { Command } from './command.ts';

const checks: readonly (readonly [name: string, check: Check])[] = [
  ['settings', checkSettings],
  ['database', checkDatabase],
  ['rights', checkRights],
  ['migrations', checkMigrations],
  ['clock', checkClock],
  ['keys', checkKeys],
  ['fonts', checkFonts],
  ['seal', checkSeal],
  ['assets', checkAssets],
  ['headers', checkHeaders],
];

const marks = { ok: 'ok   ', fault: 'FAULT', skipped: '-    ' } as const;

export const doctor: Command = {
  name: 'doctor',
  summary: 'Checks settings, database, clock, keys, fonts, seal, built files and the headers of a running server.',
  run: async (context) => {
    let faults = 0;
    for (const [name, check] of checks) {
      const finding = await check(context).catch((error: unknown) => ({
        state: 'fault' as const,
        text: error instanceof Error ? error.message : String(error),
      }));
      if (finding.state === 'fault') faults += 1;
      context.out(`${marks[finding.state]} ${name.padEnd(11)} ${finding.text}\n`);
    }
    context.out(faults === 0 ? 'All is well.\n' : `${faults} ${faults === 1 ? 'fault' : 'faults'}.\n`);
    return faults === 0 ? 0 : 1;
  },
};
