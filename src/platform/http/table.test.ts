import { expect, it } from 'vitest';
import { z } from 'zod';
import { anyone, denied } from './policy.ts';
import { type Route, routesFor } from './route.ts';
import { addressBook, tableFaults } from './table.ts';

const { page, json } = routesFor<unknown>();
const body = () => ({ title: 't', body: 'b' });
const good = page({ id: 'a.list', path: '/a', policy: anyone, audit: 'none: public read', handler: body });
const never = () => denied({ sv: 'nej', en: 'no' }, { sv: 'ingen', en: 'nobody' });
const without = (name: string) => ({ ...good, [name]: undefined }) as unknown as Route<unknown>;

it('takes a whole table', () => expect(tableFaults([good, { ...good, id: 'b.list', path: '/b' }])).toEqual([]));

it.each([
  ['no policy', [without('policy')], /has no policy/],
  ['no audit event', [without('audit')], /has no audit event/],
  ['an empty reason for no audit', [{ ...good, audit: 'none: ' as const }], /has no audit event/],
  ['an id twice', [good, { ...good, path: '/b' }], /declared 2 times/],
  ['a path twice', [good, { ...good, id: 'b.list' }], /GET \/a: claimed by a.list and b.list/],
  ['an English address taken by another', [good, { ...good, id: 'b.list', path: '/en/a', bilingual: false }], /GET \/en\/a: claimed by/],
  ['the same path with another name in it', [one(':id'), { ...one(':nr'), id: 'b' }], /claimed by/],
  ['a shared cache for the few', [{ ...good, policy: never, cache: 'register' as const }], /only answers that anyone may see/],
  ['a parameter that is not declared', [{ ...good, path: '/a/:id' }], /params must declare exactly/],
  ['a declared parameter that is not there', [{ ...good, params: z.object({ id: z.string() }) }], /params must declare exactly/],
  ['a path that ends with a slash', [{ ...good, path: '/a/' }], /must begin with \/ and not end with it/],
  ['an API without summary', [{ ...api(), summary: '' }], /no summary/],
])('refuses %s', (_what, routes, fault) => expect(tableFaults(routes).join('\n')).toMatch(fault));

it('names every fault at once', () => expect(tableFaults([without('policy'), without('audit')]).length).toBeGreaterThan(2));

it('knows which methods an address takes', () => {
  const book = addressBook([good, { ...api(), path: '/v1/things.x/:id' }]);
  expect(book.methodsAt('/a')).toEqual(['GET', 'HEAD', 'OPTIONS']);
  expect(book.methodsAt('/en/a')).toEqual(['GET', 'HEAD', 'OPTIONS']);
  expect(book.methodsAt('/v1/things.x/7')).toEqual(['OPTIONS', 'POST']);
  expect(book.methodsAt('/v1/thingsyx/7')).toEqual([]);
  expect(book.methodsAt('/b')).toEqual([]);
});

function one(name: string): Route<unknown> {
  return page({
    id: 'a',
    path: `/a/${name}`,
    params: z.object({ [name.slice(1)]: z.string() }),
    policy: anyone,
    audit: 'none: test',
    handler: body,
  });
}

function api(): Route<unknown> {
  return json({
    id: 'api.a',
    method: 'POST',
    path: '/v1/a',
    policy: anyone,
    audit: 'a.made',
    tag: 'A',
    summary: 'A',
    response: z.object({}),
    handler: () => ({}),
  });
}
