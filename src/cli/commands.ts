import { backupCommand } from './backup.ts';
import { codesCommand } from './codes.ts';
import type { Command } from './command.ts';
import { demoCommand } from './demo/command.ts';
import { doctor } from './doctor.ts';
import { evaluateCommand } from './evaluate.ts';
import { exportCommand } from './export.ts';
import { filesCommand } from './files.ts';
import { keysCommand } from './keys.ts';
import { loadCommand } from './load.ts';
import { migrateCommand } from './migrate.ts';
import { restoreCommand } from './restore.ts';
import { rolesCommand } from './roles.ts';
import { usersCommand } from './users.ts';
import { auditHeadCommand, verifyCommand } from './verify.ts';
import { verifyApplicationCommand } from './verify-application.ts';
import { verifySealCommand } from './verify-seal.ts';

/** Every command but `help`, in the order that `help` shows them. */
export const commands: readonly Command[] = [
  migrateCommand,
  loadCommand,
  exportCommand,
  codesCommand,
  evaluateCommand,
  backupCommand,
  restoreCommand,
  filesCommand,
  usersCommand,
  rolesCommand,
  verifyCommand,
  auditHeadCommand,
  verifyApplicationCommand,
  verifySealCommand,
  keysCommand,
  demoCommand,
  doctor,
];
