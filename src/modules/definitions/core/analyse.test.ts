import { describe, expect, test } from 'vitest';
import { definitions, codes as ownOfAll } from '../../../../tests/eligibility/definitions.ts';
import { criterion, delimitation, door, icd, orpha, redirection, sample } from '../../../../tests/eligibility/sample.ts';
import { mayApprove } from '../data-parse.ts';
import { analyse, analyseSet } from './analyse.ts';
import { type CodeIndex, ownCodes } from './codes.ts';
import type { Definition } from './definition.ts';
import { importedCodes } from './imported-codes.ts';

const kinds = (definition: Definition, others: readonly Definition[] = [], codes?: CodeIndex): string[] =>
  analyse(definition, { others, ...(codes ? { codes } : {}) }).map((finding) => `${finding.severity} ${finding.kind} ${finding.where}`);

test('a sound definition has no findings', () => {
  expect(kinds(sample())).toEqual([]);
  expect(mayApprove(sample())).toBe(true);
});

test('the definitions of the product have no errors', () => {
  const errors = [...analyseSet(definitions, ownOfAll)].flatMap(([id, findings]) =>
    findings.filter(({ severity }) => severity === 'error').map(({ message }) => `${id}: ${message.sv}`),
  );
  expect(errors).toEqual([]);
});

describe('logic', () => {
  test.each<[string, Partial<Definition>, string]>([
    [
      'a door whose conditions exclude each other',
      { doors: [door('in', { all: [{ criterion: 'ill' }, { criterion: 'tried' }, { not: { criterion: 'ill' } }] })] },
      'error door-never-opens in',
    ],
    [
      'a door behind a criterion that always yields',
      { criteria: [criterion('ill', { yieldsTo: 'tried' }), criterion('tried')] },
      'error door-never-opens in',
    ],
    [
      'no way in',
      {
        doors: [door('in', { all: [{ criterion: 'ill' }, { not: { criterion: 'ill' } }] })],
        criteria: [criterion('ill')],
        clarifications: [],
      },
      'error no-way-in sample@1',
    ],
    [
      'a door that is always open',
      { doors: [door('in', { any: [{ criterion: 'ill' }, { not: { criterion: 'ill' } }, { criterion: 'tried' }] })] },
      'warning door-always-open in',
    ],
    [
      'a door for adults in an area for children',
      {
        population: { ...sample().population, groups: ['child'] },
        doors: [door('in', { all: [{ criterion: 'ill' }, { criterion: 'tried' }, { population: 'adult' }] })],
      },
      'error door-never-opens in',
    ],
    [
      'a delimitation that holds whenever the door opens',
      { delimitations: [delimitation('always', { derived: { when: { criterion: 'ill' }, cites: 'ill' } })] },
      'error door-shut-by-delimitation in',
    ],
    [
      'a delimitation that can never hold',
      {
        delimitations: [
          delimitation('never', { derived: { when: { all: [{ criterion: 'ill' }, { not: { criterion: 'ill' } }] }, cites: 'ill' } }),
        ],
      },
      'error part-never-holds never',
    ],
    [
      'criteria that yield in a circle',
      { criteria: [criterion('ill', { yieldsTo: 'tried' }), criterion('tried', { yieldsTo: 'ill' })] },
      'error yields-in-circle ill',
    ],
    [
      'a criterion that nothing uses',
      { criteria: [criterion('ill'), criterion('tried'), criterion('idle')] },
      'error unused-criterion idle',
    ],
    ['a doubled id', { delimitations: [delimitation('ill')] }, 'error duplicate-id ill'],
    ['a reserved id', { delimitations: [delimitation('age')] }, 'error reserved-id age'],
    [
      'a slot for a door that is not there',
      { slots: [{ id: 's', text: sample().name, count: 1, takes: [{ groups: ['adult'], doors: ['out'] }] }] },
      'error slot-of-unknown-door s',
    ],
    [
      'a slot for the wrong age',
      {
        population: { ...sample().population, groups: ['child'] },
        slots: [{ id: 's', text: sample().name, count: 1, takes: [{ groups: ['adult'] }] }],
      },
      'error slot-outside-population s',
    ],
  ])('%s', (_, over, expected) => {
    expect(kinds(sample(over))).toContain(expected);
    expect(mayApprove(sample(over))).toBe(!expected.startsWith('error'));
  });
});

describe('texts', () => {
  test('a text missing in one language is named with its place', () => {
    const [finding] = analyse(sample({ criteria: [criterion('ill', { question: { sv: 'Sjuk?', en: ' ' } }), criterion('tried')] }));
    expect(finding).toMatchObject({
      kind: 'empty-text',
      where: 'criteria.0.question',
      message: { sv: 'Texten ”criteria.0.question” saknas på engelska.' },
    });
  });

  test('a part without a legal reference', () => {
    expect(
      kinds(sample({ doors: [{ ...door('in', { all: [{ criterion: 'ill' }, { criterion: 'tried' }] }), legalReference: '' }] })),
    ).toEqual(['error empty-reference in']);
  });
});

describe('codes', () => {
  const tree = importedCodes(
    {
      ORPHA: {
        edition: 'test',
        concepts: [
          { code: '1', parents: [] },
          { code: '10', parents: ['1'] },
          { code: '11', parents: ['1'] },
        ],
      },
    },
    ownCodes([sample()]),
  );

  test('the same code in and out', () => {
    expect(kinds(sample({ delimitations: [delimitation('mild', { codes: [orpha('10')] })] }))).toEqual(['error code-in-and-out illness']);
  });

  test('a code counted in under a group that is delimited never counts, once the group is known', () => {
    const definition = sample({ delimitations: [delimitation('mild', { codes: [orpha('1', 'decides', true)] })] });
    expect(kinds(definition)).toEqual([]);
    expect(kinds(definition, [], tree)).toEqual(['error code-never-counts illness']);
  });

  test('a delimited code under a group that is counted in is as it should be', () => {
    const definition = sample({
      clarifications: [
        {
          ...sample().clarifications[0],
          id: 'illness',
          text: sample().name,
          legalReference: '6 §',
          codes: [orpha('1', 'decides', true)],
          establishes: { confirmed: 'ill' },
        },
      ],
      delimitations: [delimitation('mild', { codes: [orpha('11')] })],
    });
    expect(kinds(definition, [], tree)).toEqual([]);
  });

  test('a delimitation that the same code meets and rules out', () => {
    expect(kinds(sample({ delimitations: [delimitation('mild', { codes: [orpha('12')], notCodes: [orpha('12')] })] }))).toEqual([
      'error delimitation-contradicts-itself mild',
    ]);
  });

  test('a code that the loaded edition lacks, and a range that is turned round', () => {
    const definition = sample({
      delimitations: [
        delimitation('mild', { codes: [orpha('99'), { system: 'ICD-10-SE', from: 'B02.0', to: 'B01.0', strength: 'suggests' }] }),
      ],
    });
    expect(
      kinds(definition, [], importedCodes({ ORPHA: { edition: 'test', concepts: [{ code: '10', parents: [] }] } }, ownCodes([]))),
    ).toEqual(['warning code-not-in-edition mild', 'error empty-range mild']);
  });

  test('codes that establish nothing', () => {
    expect(
      kinds(sample({ clarifications: [{ id: 'illness', text: sample().name, legalReference: '6 §', codes: [orpha('10')] }] })),
    ).toEqual(['warning unused-clarification-codes illness']);
  });
});

describe('redirections', () => {
  const area = (areaId: string, ...redirections: ReturnType<typeof redirection>[]): Definition =>
    sample({ delimitations: [delimitation('elsewhere', { effect: 'refer-elsewhere' })], redirections }, areaId);

  test('a circle that nothing but answers drives', () => {
    expect(kinds(area('a', redirection('b', [])), [area('b', redirection('a', []))])).toEqual(['error redirect-circle to-b']);
  });

  test('a circle of three that one code drives', () => {
    const others = [area('b', redirection('c', [orpha('5')])), area('c', redirection('a', [orpha('5'), orpha('6')]))];
    expect(kinds(area('a', redirection('b', [orpha('5')])), others)).toEqual(['error redirect-circle to-b']);
  });

  test('a circle whose links are for different codes is for the author to judge', () => {
    expect(kinds(area('a', redirection('b', [orpha('5')])), [area('b', redirection('a', [orpha('6')]))])).toEqual([
      'warning redirect-circle-possible to-b',
    ]);
  });

  test('no circle', () => {
    expect(kinds(area('a', redirection('b', [])), [area('b', redirection('c', []))])).toEqual([]);
  });

  test('to the own area, to an area that is not there, to nowhere, through the wrong part', () => {
    expect(kinds(area('a', redirection('a', [])))).toEqual(['error redirect-to-itself to-a']);
    expect(analyse(area('a', redirection('x', [])), { areas: new Set(['a']) }).map(({ kind }) => kind)).toEqual(['redirect-unknown-area']);
    expect(kinds(area('a'))).toEqual(['error redirect-nowhere elsewhere']);
    expect(kinds(sample({ delimitations: [delimitation('mild')], redirections: [redirection('b', [], 'mild')] }))).toEqual([
      'error redirect-through-wrong-part to-b',
    ]);
  });
});

test('a category without known codes under it is warned about', () => {
  expect(
    kinds(
      sample({ delimitations: [delimitation('mild', { codes: [icd('Z99')] })] }),
      [],
      importedCodes({ 'ICD-10-SE': { edition: 'test', concepts: [] } }, ownCodes([sample()])),
    ),
  ).toEqual(['warning code-not-in-edition mild']);
});
