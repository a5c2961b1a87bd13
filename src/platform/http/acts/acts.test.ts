import { h } from 'preact';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { frameApp } from '../../../../tests/support/app.ts';
import type { AppDeps } from '../../../app.ts';
import { ErrorSummary, Field, Form } from '../../../ui/index.ts';
import { listenTo, textOf } from '../../../ui/told.ts';
import { allowed, type Subject } from '../policy.ts';
import { routesFor, seeOther } from '../route.ts';
import { areaOf } from './areas.ts';
import { fieldNames, readActBody } from './body.ts';
import { actFinder } from './find-act.ts';
import { beyondKey } from './key-rules.ts';

const body = z.object({ name: z.string(), many: z.array(z.string()).optional() });

describe('a body', () => {
  it.each([
    [{ name: 'x' }, true],
    [{ name: 'x', many: ['a', 'b'] }, true],
    [undefined, true],
    [{ name: 1 }, false],
    [{ name: true }, false],
    [{ name: ['a', 1] }, false],
    [{ name: { a: 'b' } }, false],
    [{ nam: 'x' }, false],
    [[], false],
    ['x', false],
    [{ name: '\u0000' }, false],
    [JSON.parse('{"name":"x","toString":"y"}'), false],
  ])('%j is taken: %s', (given, taken) => {
    expect(readActBody(body, given, false).ok).toBe(taken);
  });

  it('has the fields that its schema names, however the schema is wrapped, and any where it names none', () => {
    const piped = z.preprocess((value) => value, body).transform(({ name }) => name);
    expect([fieldNames(body), fieldNames(piped), fieldNames(body.refine(() => true))]).toEqual(Array(3).fill(['name', 'many']));
    expect(fieldNames(z.union([body, z.object({ other: z.string() })]))).toEqual(['name', 'many', 'other']);
    expect([fieldNames(z.record(z.string(), z.string())), fieldNames(z.looseObject({ a: z.string() }))]).toEqual([undefined, undefined]);
  });
});

describe('a key', () => {
  const key = { id: 'k', may: 'write', areas: [], act: null } as const;
  const route = { id: 'cases.planned', method: 'POST', policy: () => allowed } as const;
  it.each([
    ['writes', key, true],
    ['only reads', { ...key, may: 'read' }, false],
    ['is for this area', { ...key, areas: ['cases'] }, true],
    ['is for another area', { ...key, areas: ['calls'] }, false],
    ['is for this act', { ...key, may: 'act', act: '/here' }, true],
    ['is for another act', { ...key, may: 'act', act: '/there' }, false],
  ] as const)('that %s reaches an act: %s', (_what, given, reaches) => {
    expect(beyondKey(given, route, '/here') === undefined).toBe(reaches);
  });
  it('reaches what belongs to no area only when it is for all', () => {
    const nowhere = { ...route, id: 'sample.thing' };
    expect([areaOf(nowhere), beyondKey(key, nowhere, '/'), beyondKey({ ...key, areas: ['cases'] }, nowhere, '/')?.status]).toEqual([
      undefined,
      undefined,
      403,
    ]);
  });
});

describe('the act of an address', () => {
  const { form } = routesFor<AppDeps>();
  const at = (id: string, path: string, names: readonly string[] = []) =>
    form({
      id,
      path,
      params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))),
      policy: () => allowed,
      audit: 'sample.done',
      body: z.object({}),
      invalid: () => ({ title: '', body: null }),
      handler: () => seeOther('/'),
    });
  const find = actFinder([at('a.one', '/a/:id', ['id']), at('a.new', '/a/ny'), at('a.part', '/a/:id/b/:part', ['id', 'part'])]);

  it.each([
    ['/v1/acts/a/ny', 'a.new', {}],
    ['/v1/acts/a/7', 'a.one', { id: '7' }],
    ['/v1/acts/a/%C3%A5%2Fb', 'a.one', { id: 'å/b' }],
    ['/v1/acts/a/7/b/x', 'a.part', { id: '7', part: 'x' }],
  ])('%s is %s', (path, id, params) => {
    const found = find(path);
    expect([found?.route.id, found?.params]).toEqual([id, params]);
  });

  it.each(['/v1/acts', '/v1/acts/a', '/v1/acts/b/7', '/v1/acts/a/7/b', '/v1/acts/a/7/b/x/y'])('%s is none', (path) => {
    expect(find(path)).toBeUndefined();
  });
});

describe('what a page tells', () => {
  it('is heard only while somebody listens, in words and without markup', () => {
    const page = h('div', {}, [
      h(ErrorSummary, { lang: 'sv', errors: [{ name: 'name', message: 'Skriv <namn>' }] }),
      h(Form, { action: '/a', hidden: { version: '3' }, children: h(Field, { lang: 'sv', name: 'name', label: 'Namn', value: 'x' }) }),
    ]);
    const told = listenTo(page);
    expect(told.faults).toEqual([{ name: 'name', message: 'Skriv <namn>' }]);
    expect(told.forms).toEqual([
      {
        action: '/a',
        fields: [
          expect.objectContaining({ name: 'version', kind: 'hidden', value: '3' }),
          expect.objectContaining({ name: 'name', kind: 'text', label: 'Namn', value: 'x' }),
        ],
      },
    ]);
    expect(textOf(h('p', {}, ['a & b', h('b', {}, ' <c>')]))).toBe('a & b <c>');
  });
});

describe('an account with a key', () => {
  const subject: Subject = {
    kind: 'person',
    id: 'p',
    name: 'P',
    acting: { role: 'head', organisation: 'authority' },
    assignments: [],
    session: { id: 'k', csrf: 'x', steppedUpAt: null },
    key: { id: 'k', may: 'write', areas: [], act: null },
  };
  const route = routesFor<AppDeps>().form({
    id: 'sample.act',
    path: '/prov-handling',
    policy: (asking) => (asking.kind === 'person' ? allowed : { allowed: false, because: none, ask: none }),
    audit: 'sample.done',
    body: z.object({}),
    invalid: () => ({ title: '', body: null }),
    handler: () => seeOther('/'),
  });
  const none = { sv: '', en: '' };
  const opened = frameApp({ moreRoutes: [route], session: async () => subject, http: { rateLimit: { max: 3, windowSeconds: 60 } } });
  afterAll(async () => (await opened).close());

  it('is limited in how often it asks, from wherever it does', async () => {
    const app = await opened;
    const statuses: number[] = [];
    for (const at of [1, 2, 3, 4]) {
      const answer = await app.inject({
        method: 'POST',
        url: '/v1/acts/prov-handling',
        remoteAddress: `192.0.2.${at}`,
        headers: {
          authorization: 'Bearer x',
          'idempotency-key': '7d2f1c1e-6a0b-4a57-9f6a-3f1d0a3b9c55',
          'content-type': 'application/json',
        },
        payload: '{}',
      });
      statuses.push(answer.statusCode);
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it.each([
    ['/v1/acts/finns-inte', 404],
    ['/v1/acts/prov-handling/%zz', 400],
    ['/v1/acts/', 404],
  ])('is told that %s is no act', async (url, status) => {
    const app = await frameApp({ moreRoutes: [route], session: async () => subject });
    const answer = await app.inject({ method: 'POST', url });
    await app.close();
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, expect.stringContaining('problem+json')]);
  });
});
