import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { localPath } from '../../src/kernel/paths.ts';
import { securityHeaders } from '../../src/platform/http/headers.ts';
import { registerApp } from '../support/app.ts';
import { type Outcome, rules, type SubjectName, subjects } from './rules.ts';

const app = await registerApp();
afterAll(() => app.close());
const routes = app.routes;
const read = routes.filter((route) => route.method === 'GET');

/** Values that exist, where a route needs one; anything else gets a value that does not. */
const known: Readonly<Record<string, string>> = {
  '/omraden/:id': 'sallsynta-motorikstorningar',
  '/omraden/:id/faktablad.pdf': 'sallsynta-motorikstorningar',
  '/v1/areas/:id': 'sallsynta-motorikstorningar',
  '/regioner/:lanskod': '12',
  '/sammantraden/:datum': '2024-06-12',
};
const address = (path: string): string => path.replaceAll(/:\w+/g, () => known[path] ?? 'finns-inte');
const security = securityHeaders({ baseUrl: 'http://localhost:3000' });

/** How each subject comes to the server. */
const as: Readonly<Record<SubjectName, Record<string, string>>> = { anonymous: {} };

describe('the rules', () => {
  it('cover every route exactly once', () => {
    const named = rules.flatMap((rule) => rule.routes);
    expect(named.toSorted()).toEqual(routes.map((route) => route.id).toSorted());
  });
});

describe.each(rules)('$says', ({ routes: ids, outcome }) => {
  const rows = ids.flatMap((id) => subjects.map((subject) => ({ id, subject, expected: outcome[subject] })));
  it.each(rows)('$id: $subject $expected', async ({ id, subject, expected }) => {
    const route = routes.find((one) => one.id === id);
    if (!route) throw new Error(`no route has the id ${id}`);
    const answer = await app.inject({ method: route.method, url: address(route.path), headers: as[subject] });
    expect(answer.statusCode).toBeLessThan(500);
    expect(outcomeOf(answer.statusCode)).toBe(expected);
  });
});

describe.each(read.map((route) => [route.id, route] as const))('%s', (_id, route) => {
  const url = address(route.path);

  it('carries every security header, when it answers and when it does not', async () => {
    for (const asked of [url, `${url}?finns-inte=1`, localPath(url, 'en')]) {
      const { headers } = await app.inject(asked);
      const { 'cross-origin-resource-policy': _open, ...strict } = security;
      expect(headers).toMatchObject(strict);
      expect(headers['cross-origin-resource-policy']).toBeDefined();
      expect(headers['cache-control']).toBeDefined();
    }
  });

  it('refuses a filter that it does not have, and names those it has', async () => {
    const answer = await app.inject({ url: `${url}?finns-inte=1`, headers: { accept: 'application/json, */*' } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors).toEqual([expect.objectContaining({ parameter: 'finns-inte' })]);
  });

  it('answers any query without a fault of ours, and never with what was sent unescaped', async () => {
    const names = [...Object.keys(route.query?.shape ?? {}), ...(route.dated ? ['asOf', 'knownAt'] : []), 'q'];
    const hostile = fc.constantFrom(
      '<script>x</script>',
      '"><svg onload=x>',
      "'; drop table area;--",
      '../../etc/passwd',
      '2024-06-11',
      '-1',
      '\u0000',
    );
    const pair = fc.tuple(fc.constantFrom(...names), fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 30 })));
    await fc.assert(
      fc.asyncProperty(fc.array(pair, { maxLength: 4 }), async (pairs) => {
        const answer = await app.inject(
          `${url}?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join('&')}`,
        );
        expect(answer.statusCode).toBeLessThan(500);
        if (String(answer.headers['content-type']).startsWith('text/html')) expect(answer.body).not.toMatch(/<script>x|<svg onload/);
      }),
      { numRuns: 25 },
    );
  });

  if (route.dated) {
    it.each(['asOf', 'knownAt'])('refuses a day to come and a day that is none in %s', async (name) => {
      for (const day of ['2099-01-01', '2024-02-30', 'igår']) {
        const answer = await app.inject({ url: `${url}?${name}=${encodeURIComponent(day)}`, headers: { accept: 'application/json, */*' } });
        expect(answer.statusCode).toBe(400);
        expect(answer.json().errors[0]).toMatchObject({ parameter: name, detail: expect.stringMatching(/\d{4}-\d{2}-\d{2}/) });
      }
    });
  }

  if (route.kind === 'page') {
    it('holds nothing that the content security policy refuses', async () => {
      const { body } = await app.inject(url);
      expect(body).not.toMatch(/\sstyle="|<style|<script(?! src="\/)|\son[a-z]+="|javascript:|(?:src|srcset)="(?!\/)/i);
    });

    it('is there in both languages, each leading to the other with the query kept', async () => {
      const query = route.dated ? '?asOf=2024-06-11' : '';
      for (const [lang, other] of [['sv', 'en'] as const, ['en', 'sv'] as const]) {
        const answer = await app.inject(localPath(url, lang) + query);
        expect(answer.body).toContain(`<html lang="${lang}">`);
        expect(answer.body).toContain(`href="${localPath(url, other)}${query}" hreflang="${other}"`);
      }
    });
  }
});

function outcomeOf(status: number): Outcome {
  return status === 401 ? 'must sign in' : status === 403 ? 'may not' : 'may';
}
