import { checkRegister } from './check/index.ts';
import { DataFaults } from './fault.ts';
import type { TextFile } from './files.ts';
import { type RegisterFiles, readRegister } from './read.ts';

/** Reads and checks all data files. Throws `DataFaults` with every fault by file and line. */
export function checkFiles(files: readonly TextFile[]): RegisterFiles {
  const { read, faults } = readRegister(files);
  const all = faults.length > 0 ? faults : checkRegister(read);
  if (all.length > 0) throw new DataFaults(all);
  return read;
}
