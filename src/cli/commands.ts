import type { Command } from './command.ts';
import { doctor } from './doctor.ts';
import { exportCommand } from './export.ts';
import { loadCommand } from './load.ts';
import { migrateCommand } from './migrate.ts';

/** Every command but `help`, in the order that `help` shows them. */
export const commands: readonly Command[] = [migrateCommand, loadCommand, exportCommand, doctor];
