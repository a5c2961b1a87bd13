import { expect, test } from 'vitest';
import { faultsOf, journal, withText } from './test-faults.ts';

const revocation = (id: string, permit: string, when: string): string =>
  `  - { id: revocation/${id}, when: ${when}, revocation: { permit: ${permit}, ground: holder-request } }\n`;

test.each<[what: string, entries: string, line: number, says: string]>([
  [
    'a revocation before the grant',
    revocation('exit-01', 'exit-01', '2019-12-31'),
    6,
    'revokes exit-01 on 2019-12-31, before it was granted (2020-01-01)',
  ],
  ['a revocation of no permit', revocation('exit-02', 'exit-02', '2021-01-01'), 6, 'there is no permit exit-02. Did you mean exit-01?'],
  [
    'a second revocation',
    revocation('a', 'exit-01', '2021-01-01') + revocation('b', 'exit-01', '2022-01-01'),
    7,
    'exit-01 is already revoked by revocation/a',
  ],
  [
    'a ground that the law has not',
    '  - { id: revocation/x, revocation: { permit: exit-01, ground: expired } }\n',
    6,
    'must be one of conditions-not-met, premises-changed, holder-request',
  ],
  [
    'a second grant of a permit',
    '  - { id: grant/exit-01/9, grant: { region: Region Stockholm } }\n',
    6,
    'exit-01 is already granted by grant/exit-01/2; a changed fact is a correction of it',
  ],
  [
    'a second correction of an entry',
    '  - { id: grant/exit-01/3, corrects: grant/exit-01, grant: { region: Region Stockholm } }\n',
    6,
    'grant/exit-01 is already corrected by',
  ],
  ['an entry that corrects itself', '  - { id: annulment/x, corrects: annulment/x, annulment: { reason: Fel } }\n', 6, 'corrects itself'],
  [
    'an annulment of nothing',
    '  - { id: annulment/x, annulment: { reason: Fel } }\n',
    6,
    'an annulment names the entry that it takes away',
  ],
  ['an entry that says nothing', '  - { id: state/exit/x }\n', 6, 'must say one thing, and has 0'],
  [
    'an entry that says two things',
    '  - id: state/exit/x\n    state: { status: management }\n    reject: { region: Region Skåne }\n',
    6,
    'must say one thing, and has 2',
  ],
  ['an id with capitals', '  - { id: State/Exit, state: { status: management } }\n', 6, 'must be a readable id'],
])('%s is named by file and line', (_what, entries, line, says) => {
  const file = 'data/journal/more.yaml';
  const faults = faultsOf(withText(file, journal(entries)));
  expect(faults.filter((fault) => fault.includes(says) && fault.startsWith(`${file}:${line}: `))).toHaveLength(1);
});

test('an annulment of a grant takes the permit away without a fault', () => {
  const text = journal('  - { id: annulment/exit-01, corrects: grant/exit-01/2, annulment: { reason: Prov } }\n');
  expect(faultsOf(withText('data/journal/more.yaml', text))).toEqual([]);
});
