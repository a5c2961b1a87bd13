import type { Command } from './command.ts';
import { doctor } from './doctor.ts';
import { migrateCommand } from './migrate.ts';

/** Every command but `help`, in the order that `help` shows them. */
export const commands: readonly Command[] = [migrateCommand, doctor];
