import { describe, expect, test } from 'vitest';
import { getDefinition, movement, savedCases } from '../../../../tests/eligibility/definitions.ts';
import { parseDefinition } from '../../definitions/index.ts';
import { caseId, readCases, withCases } from './cases.ts';
import { readCodes, writeCodes } from './code-lines.ts';
import { compareByText, marked } from './compare-text.ts';
import { addPart, kinds, lists, movePart, numbered, partsOf } from './edit.ts';
import { asFieldFaults, findPart, putPart, readPart, valuesOf } from './fields.ts';
import { sentence } from './sentence.ts';
import { readTried } from './tryout.ts';

const every = savedCases.map(({ areaId }) => getDefinition(areaId));

describe('a form', () => {
  test.each(every.map((definition) => [definition.id, definition] as const))(
    'of every part of %s gives back what it was made of',
    (_id, definition) => {
      for (const kind of kinds) {
        const ids = (lists as readonly string[]).includes(kind)
          ? partsOf(definition, kind as (typeof lists)[number]).map((part) => part.id)
          : [kind];
        for (const id of ids) {
          const part = findPart(definition, kind, id) ?? {};
          for (const lang of ['sv', 'en'] as const) {
            const read = readPart(kind, part, valuesOf(kind, part, lang));
            expect(read).toEqual({ ok: true, value: part });
            if (read.ok) expect(putPart(definition, kind, id, read.value)).toEqual(definition);
          }
        }
      }
    },
  );

  test.each([
    ['doors', 'diagnostic-work-up', { opensWhen: '{"all": [' }, 'opensWhen', /inte hel JSON/],
    ['delimitations', 'parkinson', { codes: 'G20.9' }, 'codes', /Rad 1: efter koden/],
    ['delimitations', 'parkinson', { codes: 'hej | avgör' }, 'codes', /Rad 1: börja med kodsystem/],
    ['delimitations', 'parkinson', { codes: '\nORPHA 1 | avgör | ungefär' }, 'codes', /Rad 2: relationen/],
    ['delimitations', 'parkinson', { codes: 'ICD G20.9 | avgör | | | | utom 3' }, 'codes', /bara för ORPHA/],
    ['doors', 'diagnostic-work-up', { outcomes: 'a | bara svenska' }, 'outcomes', /Rad 1 har 2 delar/],
    ['population', 'population', { childUnder: 'arton' }, 'childUnder', /helt tal/],
  ] as const)('of %s %s with %o is refused at its field', (kind, id, change, field, says) => {
    const part = findPart(movement, kind, id) ?? {};
    const read = readPart(kind, part, { ...valuesOf(kind, part, 'sv'), ...change });
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error).toEqual([{ name: field, message: { sv: expect.stringMatching(says), en: expect.any(String) } }]);
  });

  test.each([
    ['doors', 'diagnostic-work-up', { opensWhen: { criterion: 'no-such' } }, 'opensWhen'],
    ['doors', 'diagnostic-work-up', { opensWhen: { every: [] } }, 'opensWhen'],
    ['criteria', 'suspected', { yieldsTo: 'no-such' }, 'yieldsTo'],
    ['clarifications', 'rare-movement-disorder', { establishes: { confirmed: 'no-such' } }, 'establishes.confirmed'],
    ['delimitations', 'parkinson', { effect: 'nowhere' }, 'effect'],
    ['population', 'population', { childUnder: 99 }, 'childUnder'],
  ] as const)('of %s %s that does not fit the whole is told at its field', (kind, id, change, field) => {
    const tried = putPart(movement, kind, id, { ...findPart(movement, kind, id), ...change });
    const parsed = parseDefinition(tried);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(new Set(asFieldFaults(tried, kind, id, parsed.error).map((fault) => fault.name))).toEqual(new Set([field]));
  });
});

describe('codes', () => {
  test('are read in both languages, and written in that of the page', () => {
    const swedish = readCodes('ORPHA:399 + | avgör | snävare | A | B | utom 1, 2\nICD G10.0–G14.9 | antyder');
    expect(readCodes('orpha 399 + | decides | narrower | A | B | except 1, 2\nICD-10-SE G10.0-G14.9 | suggests')).toEqual(swedish);
    const codes = swedish.ok ? swedish.value : [];
    expect(writeCodes(codes, 'sv')).toBe('ORPHA 399 + | avgör | snävare | A | B | utom 1, 2\nICD G10.0–G14.9 | antyder');
    expect(writeCodes(codes, 'en')).toBe('ORPHA 399 + | decides | narrower | A | B | except 1, 2\nICD G10.0–G14.9 | suggests');
  });
});

describe('parts', () => {
  test.each(lists)('of %s are moved, added and taken away', (kind) => {
    const [first, second] = partsOf(movement, kind).map((part) => part.id);
    const down = movePart(movement, kind, first ?? '', 'down');
    expect(
      down &&
        partsOf(down, kind)
          .slice(0, 2)
          .map((part) => part.id),
    ).toEqual([second, first]);
    expect(down && movePart(down, kind, first ?? '', 'up')).toEqual(movement);
    const more = addPart(movement, kind, 'a-new-part');
    expect(more && parseDefinition(more).ok).toBe(true);
    expect(more && movePart(more, kind, 'a-new-part', 'remove')).toEqual(movement);
    expect(movePart(movement, kind, 'no-such', 'up')).toBeUndefined();
  });

  test('at the ends stay where they are', () => {
    expect(movePart(movement, 'doors', 'diagnostic-work-up', 'up')).toEqual(movement);
  });
});

describe('a sentence', () => {
  const definition = { criteria: [{ id: 'a', question: { sv: 'A?', en: 'A?' }, text: { sv: '', en: '' }, legalReference: '' }] };
  test.each([
    [{ criterion: 'a' }, 'ja på ”A?”', 'yes to “A?”'],
    [{ not: { criterion: 'a' } }, 'nej på ”A?”', 'no to “A?”'],
    [{ not: { population: 'child' } }, 'patienten är vuxen', 'the patient is an adult'],
    [
      { all: [{ criterion: 'a' }, { any: [{ population: 'child' }, { criterion: 'b' }] }] },
      'ja på ”A?” och (patienten är barn eller ja på ”b”)',
      'yes to “A?” and (the patient is a child or yes to “b”)',
    ],
    [{ not: { all: [{ criterion: 'a' }, { criterion: 'b' }] } }, 'inte (ja på ”A?” och ja på ”b”)', 'not (yes to “A?” and yes to “b”)'],
  ] as const)('of %j', (expression, sv, en) => {
    expect([sentence(definition, expression, 'sv'), sentence(definition, expression, 'en')]).toEqual([sv, en]);
  });
});

describe('comparison by text', () => {
  test('of a version with itself is empty', () => {
    expect(compareByText(movement, numbered(movement, 2), 'sv')).toEqual({ changes: [], added: [], removed: [], moved: [] });
  });

  test('marks the words that differ and nothing else', () => {
    expect(marked('Tremor ingår inte.', 'Svår tremor ingår.').filter((one) => one.kind !== 'same')).toEqual([
      { kind: 'gone', text: 'Tremor' },
      { kind: 'new', text: 'Svår' },
      { kind: 'new', text: 'tremor ' },
      { kind: 'gone', text: ' inte' },
    ]);
  });

  test('gives back both texts', () => {
    for (const [a, b] of [
      ['', 'x'],
      ['a b c', 'b c d'],
      ['samma', 'samma'],
      ['x '.repeat(4000), 'y'],
    ] as const) {
      const pieces = marked(a, b);
      expect(
        pieces
          .filter((one) => one.kind !== 'new')
          .map((one) => one.text)
          .join(''),
      ).toBe(a);
      expect(
        pieces
          .filter((one) => one.kind !== 'gone')
          .map((one) => one.text)
          .join(''),
      ).toBe(b);
    }
  });

  test('names parts that came, went and moved', () => {
    const after = movePart(addPart(movement, 'criteria', 'new-one') ?? movement, 'doors', 'advanced-treatment', 'up') ?? movement;
    expect(compareByText(movement, after, 'sv')).toMatchObject({
      added: [{ kind: 'criteria', part: 'new-one' }],
      removed: [],
      moved: ['doors'],
    });
    expect(compareByText(after, movement, 'sv')).toMatchObject({ added: [], removed: [{ kind: 'criteria', part: 'new-one' }] });
  });
});

describe('saved cases', () => {
  const [saved] = savedCases;
  const areaId = saved?.areaId ?? '';
  test.each([
    ['{', /inte hel JSON/],
    ['{"id": "x"}', /./],
    ['{"format": "tillstand-cases/2", "areaId": "a", "cases": []}', /./],
    ['{"format": "tillstand-cases/1", "areaId": "a", "cases": []}', /gäller området a/],
  ])('in %s are refused', (given, says) => {
    const read = readCases(areaId, given);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error[0]?.message.sv).toMatch(says);
  });

  test('with an id that is there take the place of the old', () => {
    const [first] = saved?.cases ?? [];
    if (!saved || !first) throw new Error('no cases');
    const read = readCases(areaId, JSON.stringify({ ...first, title: 'En annan' }));
    const now = read.ok ? withCases(saved, read.value) : saved;
    expect(now.cases).toHaveLength(saved.cases.length);
    expect(now.cases[0]?.title).toBe('En annan');
  });

  test('get ids of their own from their titles', () => {
    expect(caseId('Ät, öga & Å!', new Set())).toBe('at-oga-a');
    expect(caseId('Ät', new Set(['at', 'at-2']))).toBe('at-3');
    expect(caseId('!!!', new Set())).toBe('fall');
  });
});

test('what is tried becomes the question that the API would have', () => {
  expect(
    readTried({ age: ' 7,5 ', answers: ['a=yes', 'b=maybe', ''], diagnoses: 'ORPHA 399 fastställd\nicd: G10.9 suspected\nhej' }),
  ).toEqual({
    input: {
      age: 7.5,
      answers: { a: 'yes' },
      diagnoses: [
        { system: 'ORPHA', code: '399', certainty: 'confirmed' },
        { system: 'ICD-10-SE', code: 'G10.9', certainty: 'suspected' },
      ],
    },
    badLines: ['hej'],
  });
});
