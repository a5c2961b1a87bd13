import type { FaultKind, ImportFaults } from '../modules/codes/index.ts';

const SAYS: Readonly<Record<FaultKind, string>> = {
  'cut-off': 'the file has been cut off here',
  damaged: 'the archive is damaged',
  encoding: 'these bytes are not text in the encoding that was expected',
  'too-large': 'the file is larger than any published release',
  format: 'the file is not in the published form',
  columns: 'the columns are not those of the published form',
  'wrong-edition': 'the file is of another edition or kind than was asked for',
  'edition-missing': 'the file does not say its edition: give --edition',
  count: 'there are fewer entries than there should be',
  code: 'this is not a code of the system',
  'duplicate-code': 'the code stands twice',
  'unknown-code': 'there is no such code in the release',
  'unknown-parent': 'the code stands under one that is not in the file',
  'circular-parents': 'the code stands under itself',
  'unknown-relation': 'the relation is not one that is known',
  'unknown-kind': 'the type is not one that is known',
  'no-term': 'the code has no name',
  'outside-block': 'the code lies outside the block that it stands in',
  empty: 'there is nothing in the file',
};

/** Faults as lines for an operator: where, what, and what stood there. */
export const faultLines = (faults: ImportFaults): readonly string[] =>
  faults.map(
    ({ line, kind, value }) => `${line === null ? 'whole file' : `line ${line}`}: ${SAYS[kind]}${value === '' ? '' : `: ${value}`}`,
  );
