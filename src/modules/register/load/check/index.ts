import type { DataFault } from '../fault.ts';
import type { RegisterFiles } from '../read.ts';
import { correctionFaults } from './corrections.ts';
import { doubledIds } from './doubled.ts';
import { permitFaults } from './permits.ts';
import { unknownReferences } from './references.ts';
import { timeFaults } from './times.ts';

/** What the files say that cannot be so when they are read together. Pure. */
export function checkRegister(read: RegisterFiles): readonly DataFault[] {
  return [doubledIds, unknownReferences, correctionFaults, timeFaults, permitFaults].flatMap((check) => check(read));
}
