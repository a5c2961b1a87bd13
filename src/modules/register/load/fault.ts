import { OperatorFault } from '../../../platform/operator-fault.ts';

/** What is wrong in a data file, and where. */
export type DataFault = { readonly file: string; readonly line: number; readonly message: string };

/** One line a fault, `data/areas.yaml:12: …`, in order of file and line. */
export const describeFaults = (faults: readonly DataFault[]): string =>
  faults
    .toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
    .map((fault) => `${fault.file}:${fault.line}: ${fault.message}`)
    .join('\n');

/** All faults of the data files at once. Nothing was loaded. */
export class DataFaults extends OperatorFault {
  readonly faults: readonly DataFault[];

  constructor(faults: readonly DataFault[]) {
    super(describeFaults(faults));
    this.faults = faults;
  }
}
