import { expect, it } from 'vitest';
import { readApi } from './api-docs-read.ts';

const document = {
  openapi: '3.1.0',
  info: { version: '1.2.3', description: 'First.\n\nSecond.' },
  servers: [{ url: 'https://example.se' }],
  paths: {
    '/v1/things/{id}': {
      get: {
        operationId: 'things.one',
        tags: ['Things'],
        summary: 'One thing',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: 'a/b' },
          { name: 'kind', in: 'query', schema: { type: 'array', items: { enum: ['x', 'y'] } }, description: 'Kind.', example: ['x', 'y'] },
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200, examples: [20] } },
        ],
        requestBody: { content: { 'application/x-ndjson': { example: '{"a":1}\n{"b":2}\n' } } },
        responses: {
          200: { description: 'Fine', content: { 'application/json': { example: { id: 'a/b' } } } },
          304: { description: 'Same' },
        },
      },
    },
  },
};

it('reads what a person needs of an OpenAPI document', () => {
  const api = readApi(document);
  expect(api).toMatchObject({ version: '1.2.3', server: 'https://example.se', description: ['First.', 'Second.'] });
  const operation = api.groups[0]?.operations[0];
  expect(operation).toMatchObject({ method: 'GET', summary: 'One thing', call: '/v1/things/a%2Fb' });
  expect(operation?.body).toEqual({ type: 'application/x-ndjson', text: '{"a":1}\n{"b":2}' });
  expect(operation?.parameters.map(({ type, example }) => [type, example])).toEqual([
    ['string', 'a/b'],
    ['list: x | y', 'x, y'],
    ['integer 1–200', '20'],
  ]);
  expect(operation?.answers).toEqual([
    { status: '200', description: 'Fine', example: '{\n  "id": "a/b"\n}' },
    { status: '304', description: 'Same', example: undefined },
  ]);
});

it.each([[undefined], [{}], [{ paths: { '/x': { get: {} } } }]])('shows what there is of a poor document', (poor) => {
  expect(readApi(poor).description).toEqual([]);
});
