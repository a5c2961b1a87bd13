import { afterAll, describe, expect, it } from 'vitest';
import { actPath, actsRoot, isAct, pageOfForm } from '../../src/platform/http/acts/acts.ts';
import { actAnswer } from '../../src/platform/http/acts/answer.ts';
import { areaOf } from '../../src/platform/http/acts/areas.ts';
import { actForm } from '../../src/platform/http/acts/form.ts';
import { frameApp } from '../support/app.ts';

type Json = { [key: string]: unknown };
type Media = { schema?: unknown; example?: unknown };
type Response = { description: string; content?: Record<string, Media> };
type Operation = Json & {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: { name: string; in: string; description?: string; required?: boolean }[];
  responses: Record<string, Response | { $ref: string }>;
};

const app = await frameApp();
afterAll(() => app.close());
const document = (await app.inject('/v1/openapi.json')).json() as Json & {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json>; responses: Record<string, Json> };
};
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);
const acts = app.routes.filter(isAct);
/** What is said once for all acts, where it is said. */
const resolved = (response: Response | { $ref: string }): Response =>
  '$ref' in response ? (document.components.responses[response.$ref.split('/').at(-1) ?? ''] as Response) : response;
const actSchema = (id: string) => (acts.some((act) => act.id === id) ? actAnswer : id.endsWith('.form') ? actForm : undefined);
const apiRoutes = app.routes.filter((route) => route.path.startsWith('/v1/'));

/**
 * The one address that the profile would not have: many checks at once are a method of their own on the single check, and its address is
 * agreed with those who call it. A path of nouns alone would be a resource that nobody can read.
 */
const withColon = '/v1/areas/{id}/eligibility-checks:batch';

/** DIGG's REST API profile, as far as a document can show it. */
describe('the API description', () => {
  it('is OpenAPI 3.1 with contact, licence, server and documentation', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { contact: { url: expect.any(String) }, license: { name: 'EUPL-1.2' }, description: expect.stringMatching(/limit/) },
      servers: [{ url: 'http://localhost:3000' }],
    });
  });

  it('knows every API route, every form that programs may send, and no page', () => {
    expect(operations.map(({ path }) => path).toSorted()).toEqual(
      [...apiRoutes.map(({ path }) => path), ...acts.map(actPath), ...acts.filter((act) => pageOfForm(act, app.routes)).map(actPath)]
        .map((path) => path.replaceAll(/(?<!:):(\w+)/g, '{$1}').replace('::', ':'))
        .toSorted(),
    );
  });

  it('refers to nothing that is not there, and keeps nothing that nobody refers to', () => {
    const refs = new Set([...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((found) => found[1]));
    expect([...refs].toSorted()).toEqual(Object.keys(document.components.schemas).toSorted());
  });

  it('has each act in the area that keys can be limited to', () => {
    expect(acts.filter((act) => areaOf(act) === undefined).map(({ id }) => id)).toEqual([]);
  });

  it('names things in camelCase', () => {
    const names = [...JSON.stringify(document.components.schemas).matchAll(/"properties":\{([^{}]|\{[^{}]*\})*\}/g)].flatMap(([text]) =>
      Object.keys((JSON.parse(`{${text}}`) as { properties: Json }).properties),
    );
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !/^[a-z][a-zA-Z0-9]*$/.test(name))).toEqual([]);
  });

  it('says the same in /v1/api-info', async () => {
    const info = (await app.inject('/v1/api-info')).json();
    expect(Object.keys(info).toSorted()).toEqual(['apiDocumentation', 'apiName', 'apiReleased', 'apiStatus', 'apiVersion']);
    expect(info.apiVersion).toBe((document.info as Json).version);
  });
});

describe.each(operations)('$method $path', ({ path, operation }) => {
  it('is a path of lower-case nouns with hyphens', () => {
    const nouns = path === withColon ? path.replace(':batch', '') : path;
    expect(nouns.replaceAll(/\{\w+\}/g, 'x')).toMatch(/^\/v1(\/[a-z]+\d?(-[a-z]+)*(\.json)?)+$/);
  });

  it('has a name, a summary, a tag and every status that it can answer with, each with an example', () => {
    expect(operation).toMatchObject({ operationId: expect.any(String), summary: expect.any(String), tags: [expect.any(String)] });
    const statuses = Object.keys(operation.responses);
    expect(statuses).toEqual(expect.arrayContaining(['200', '400', '405', '406', '414', '429', '500', '503']));
    if (path.includes('{')) expect(statuses).toContain('404');
    for (const [status, given] of Object.entries(operation.responses)) {
      const response = resolved(given);
      expect(response.description).not.toBe('');
      for (const media of Object.values(response.content ?? {})) expect(media.example, `${status} has no example`).toBeDefined();
      if (status >= '400')
        expect(response.content?.['application/problem+json']?.example).toMatchObject({
          status: Number(status),
          instance: '$ref' in given ? actsRoot : path,
        });
    }
  });

  it('shows an answer that its own schema admits', () => {
    if (path === '/v1/openapi.json') return;
    const route = apiRoutes.find((one) => one.id === operation.operationId);
    const schema = route?.lines?.answered ?? route?.response ?? actSchema(operation.operationId);
    const answer = operation.responses['200'];
    const answers = Object.values((answer && resolved(answer).content) ?? {});
    expect([schema === undefined, answers.length > 0]).toEqual([false, true]);
    for (const { example } of answers) expect(schema?.safeParse(example).error?.issues).toBeUndefined();
  });

  it('describes every parameter', () => {
    for (const parameter of operation.parameters ?? []) {
      if (parameter.in === 'query') expect(parameter.description, parameter.name).toMatch(/./);
      expect(parameter.required).toBe(parameter.in === 'path' || parameter.name === 'Idempotency-Key');
    }
  });

  it('pages from 1 with 20 at a time, when it is a list', () => {
    const names = (operation.parameters ?? []).map(({ name }) => name);
    expect(names.includes('page')).toBe(names.includes('limit'));
  });
});
