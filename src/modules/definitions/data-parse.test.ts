import { describe, expect, test } from 'vitest';
import { sample } from '../../../tests/eligibility/sample.ts';
import { parseDefinition, parseDefinitionText } from './data-parse.ts';

type Bendable = { [part: string]: Record<string, unknown>[] };
const bent = (bend: (json: Bendable) => void): unknown => {
  const json: Bendable = JSON.parse(JSON.stringify(sample()));
  bend(json);
  return json;
};
const faults = (json: unknown): string[] => {
  const parsed = parseDefinition(json);
  return parsed.ok ? [] : parsed.error.map((one) => `${one.path} ${one.kind}`);
};

test('what is exported can be imported again, unchanged', () => {
  expect(parseDefinitionText(JSON.stringify(sample()))).toEqual({ ok: true, value: sample() });
});

describe('refused, with the place named', () => {
  test.each<[string, (json: Bendable) => void, string]>([
    ['a misspelt field', (json) => Object.assign(json, { dors: [] }), ' schema'],
    ['a field that is missing', (json) => Object.assign(json, { doors: undefined }), 'doors schema'],
    ['no doors', (json) => Object.assign(json, { doors: [] }), 'doors schema'],
    ['an unknown effect', (json) => Object.assign(json.delimitations?.[0] ?? {}, { effect: 'perhaps' }), 'delimitations.0.effect schema'],
    [
      'a door that names a criterion that is not there',
      (json) => Object.assign(json.doors?.[0] ?? {}, { opensWhen: { not: { criterion: 'well' } } }),
      'doors.0.opensWhen.not unknown-criterion',
    ],
    [
      'an expression of no known kind',
      (json) => Object.assign(json.doors?.[0] ?? {}, { opensWhen: { either: [] } }),
      'doors.0.opensWhen.all schema',
    ],
    [
      'a redirection through nothing',
      (json) =>
        Object.assign(json, {
          redirections: [{ id: 'r', area: 'b', through: 'gone', text: { sv: 'a', en: 'b' }, legalReference: 'x', codes: [] }],
        }),
      'redirections.0.through unknown-criterion',
    ],
    ['an id that does not say its version', (json) => Object.assign(json, { version: 2 }), 'id wrong-id'],
    [
      'an ORPHA code that is none',
      (json) =>
        Object.assign(json.clarifications?.[0] ?? {}, {
          codes: [{ system: 'ORPHA', code: 'x1', withDescendants: false, strength: 'decides' }],
        }),
      'clarifications.0.codes.0.code schema',
    ],
  ])('%s', (_, bend, expected) => {
    expect(faults(bent(bend))).toContain(expected);
  });

  test('expressions nested beyond reason', () => {
    let opensWhen: unknown = { criterion: 'ill' };
    for (let depth = 0; depth < 5000; depth += 1) opensWhen = { not: opensWhen };
    expect(faults(bent((json) => Object.assign(json.doors?.[0] ?? {}, { opensWhen })))).toEqual([' schema']);
  });

  test('a file that is cut off half-way', () => {
    const text = JSON.stringify(sample());
    const parsed = parseDefinitionText(text.slice(0, text.length / 2));
    expect(parsed).toMatchObject({ ok: false, error: [{ kind: 'bad-file' }] });
  });

  test.each([[null], [[]], ['text'], [12]])('%j', (json) => {
    expect(faults(json).length).toBeGreaterThan(0);
  });
});
