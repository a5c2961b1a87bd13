import { expect, test } from 'vitest';
import { z } from 'zod';
import { definitions, savedCases } from '../../../tests/eligibility/definitions.ts';
import { casesJsonSchema, definitionJsonSchema } from './data-schema.ts';

/** The published schema, read back as anyone else would read it. */
const published = z.fromJSONSchema(JSON.parse(JSON.stringify(definitionJsonSchema())));

test.each(definitions.map((definition) => [definition.areaId, definition] as const))(
  '%s fits the published JSON Schema',
  (_, definition) => {
    expect(published.safeParse(JSON.parse(JSON.stringify(definition))).success).toBe(true);
  },
);

test.each([
  ['a misspelt field', { dors: [] }],
  ['no doors', { doors: [] }],
  ['an unknown status', { status: 'perhaps' }],
  ['a version that is no number', { version: '1' }],
])('the published JSON Schema refuses %s', (_, over) => {
  expect(published.safeParse({ ...definitions[0], ...over }).success).toBe(false);
});

test('saved cases fit theirs', () => {
  const cases = z.fromJSONSchema(JSON.parse(JSON.stringify(casesJsonSchema())));
  for (const saved of savedCases) expect(cases.safeParse(JSON.parse(JSON.stringify(saved))).success).toBe(true);
});

test('both say which JSON Schema they are', () => {
  for (const schema of [definitionJsonSchema(), casesJsonSchema()])
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
});
