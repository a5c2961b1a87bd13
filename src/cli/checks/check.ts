import type { CommandContext } from '../command.ts';

/** What a check found, in one line. `skipped`: it could not be looked at, and that is no fault. */
export type Finding = { state: 'ok' | 'fault' | 'skipped'; text: string };

/** A check looks and changes nothing. What it throws is told as a fault. */
export type Check = (context: CommandContext) => Promise<Finding>;

export const ok = (text: string): Finding => ({ state: 'ok', text });
export const fault = (text: string): Finding => ({ state: 'fault', text });
export const skipped = (text: string): Finding => ({ state: 'skipped', text });
