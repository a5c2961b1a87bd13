import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { localPath } from '../../src/kernel/paths.ts';
import { type Role, roles } from '../../src/modules/identity/index.ts';
import { isAct, pageOfForm } from '../../src/platform/http/acts/acts.ts';
import { securityHeaders } from '../../src/platform/http/headers.ts';
import { anyone } from '../../src/platform/http/policy.ts';
import { callAct, getBy, keptKey } from '../support/access-key.ts';
import { type Browser, personas, session, signedInApp } from '../support/signed-in.ts';
import { expected, type Outcome, type Rule, rules } from './rules.ts';

const app = await signedInApp();
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
  '/administration/organisationer/:id': 'region-12',
};
/** Ids of the form that a route takes; nothing has them. */
const candidates = ['finns-inte', '00000000-0000-4000-8000-000000000001', '1'];

/** The address of a route with values of the right form. */
function address({ path, params }: Pick<(typeof routes)[number], 'path' | 'params'>): string {
  const value = (name: string): string =>
    [...candidates, ...optionsOf(params?.shape[name])].find((one) => safe(params?.shape[name], one)) ?? 'finns-inte';
  return path.replaceAll(/(?<!:):(\w+)/g, (_all, name: string) => known[path] ?? value(name)).replaceAll('::', ':');
}
const safe = (schema: unknown, value: string): boolean => schema === undefined || (schema as z.ZodType).safeParse(value).success;
const optionsOf = (schema: unknown): readonly string[] => (schema as { options?: readonly string[] } | undefined)?.options ?? [];
const security = securityHeaders({ baseUrl: 'http://localhost:3000' });

const everyRole = Object.keys(roles) as Role[];
type Subject = Role | 'anonymous' | 'nothing chosen';
const subjects: readonly Subject[] = ['anonymous', 'nothing chosen', ...everyRole];

/** One session for each subject, made once; those that lapse in a test are made anew there. */
const browsers = new Map<Subject, Browser>();
const stale = new Map<Subject, Browser>();
const personaOf = (role: Role): string => {
  const persona = personas.find(({ assignments }) => assignments.length === 1 && assignments[0]?.role === role);
  if (!persona) throw new Error(`no persona acts as ${role}`);
  return persona.id;
};
const signIn = (subject: Exclude<Subject, 'anonymous'>, fresh: boolean): Promise<Browser> =>
  subject === 'nothing chosen'
    ? session(app.db, 'tva-uppdrag', { fresh, organisation: 'none' })
    : session(app.db, personaOf(subject), { fresh });

beforeAll(async () => {
  for (const subject of subjects) {
    if (subject === 'anonymous') continue;
    browsers.set(subject, await signIn(subject, true));
    stale.set(subject, await signIn(subject, false));
  }
});

/** Asks as someone; a form brings what every form must, and nothing more. */
async function ask(route: (typeof routes)[number], browser: Browser | undefined): Promise<Outcome> {
  const isForm = route.kind === 'form';
  const answer = await app.inject({
    method: route.method,
    url: address(route),
    headers: { ...browser?.headers, ...(isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
    ...(isForm ? { payload: new URLSearchParams(browser?.fields() ?? {}).toString() } : {}),
  });
  expect(answer.statusCode, `${route.id}: ${answer.body.slice(0, 300)}`).toBeLessThan(500);
  return outcomeOf(answer.statusCode, String(answer.headers.location ?? ''));
}

/** Asks as each of them, at once, and compares all that came out with all that should. */
async function expectOutcomes(
  route: (typeof routes)[number],
  asking: readonly Subject[],
  browser: (subject: Subject) => Browser | undefined | Promise<Browser>,
  wanted: (subject: Subject) => Outcome,
): Promise<void> {
  const found = await Promise.all(asking.map(async (subject) => [subject, await ask(route, await browser(subject))]));
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(asking.map((subject) => [subject, wanted(subject)])));
}

/** Someone whom the rules let in, for what every route must do when it answers. */
function whoMay(id: string): Browser | undefined {
  const rule = rules.find((one) => one.routes.includes(id));
  const subject = rule && subjects.find((one) => expected(rule, one, true) === 'may');
  return subject === undefined ? undefined : browsers.get(subject);
}

describe('the rules', () => {
  it('cover every route exactly once', () => {
    const named = rules.flatMap((rule) => rule.routes);
    expect(named.toSorted()).toEqual(routes.map((route) => route.id).toSorted());
  });
});

describe.each(rules)('$says', (rule: Rule) => {
  it.each(rule.routes.map((id) => [id]))('%s', async (id) => {
    const route = routes.find((one) => one.id === id);
    if (!route) throw new Error(`no route has the id ${id}`);
    // Where all may, the policy itself says so; asking as two is enough.
    if (rule.who === 'everyone') expect(route.policy).toBe(anyone);
    const asking = rule.who === 'everyone' ? (['anonymous', 'case-officer'] as const) : subjects;
    // Signing out ends the session that it is done with.
    const own = (subject: Subject) => (id === 'sign-out' && subject !== 'anonymous' ? signIn(subject, true) : browsers.get(subject));
    await expectOutcomes(route, asking, own, (subject) => expected(rule, subject, true));
  });

  if (rule.fresh) {
    it.each(rule.routes.map((id) => [id]))('%s, signed in more than five minutes ago', async (id) => {
      const route = routes.find((one) => one.id === id);
      if (!route) throw new Error(`no route has the id ${id}`);
      const asking = subjects.filter((subject) => expected(rule, subject, false) === 'must prove anew');
      await expectOutcomes(
        route,
        asking,
        (subject) => stale.get(subject),
        () => 'must prove anew',
      );
    });
  }
});

const acts = routes.filter(isAct).map((route) => [route.id, route] as const);

describe.each(acts)('by the API: %s', (id, route) => {
  const page = pageOfForm(route, routes);

  it('has the verdict of the form, for one who may, one who may not, and nobody', async () => {
    const rule = rules.find((one) => one.routes.includes(id));
    if (!rule) throw new Error(`no rule names ${id}`);
    const [may] = everyRole.filter((role) => expected(rule, role, true) === 'may');
    const [mayNot] = everyRole.filter((role) => expected(rule, role, true) === 'may not');
    if (may === undefined) throw new Error(`nobody may send ${id}`);
    const path = address(route);
    const outcome = async (role: Role | undefined, kind: 'write' | 'act' = 'write'): Promise<Outcome> => {
      const browser = role && browsers.get(role);
      const key = browser && (await keyOfRole(role, browser, kind === 'act' ? path : null));
      const answer = await callAct(app, path, { key, body: {}, headers: browser ? {} : { ...browsers.get(may)?.headers } });
      expect(answer.statusCode, `${id}: ${answer.body.slice(0, 300)}`).toBeLessThan(500);
      return outcomeOf(answer.statusCode, '');
    };
    // A key that holds for long is nobody's fresh sign-in; what needs one is done with a key for that act alone.
    const found = [await outcome(may), await outcome(may, 'act'), mayNot && (await outcome(mayNot)), await outcome(undefined)];
    expect(found).toEqual([rule.fresh ? 'may not' : 'may', 'may', mayNot && 'may not', 'must sign in']);
  });

  it.runIf(page)('is read from its page, by whoever may open that', async () => {
    const rule = rules.find((one) => page && one.routes.includes(page.id));
    if (!rule) throw new Error(`no rule names the page of ${id}`);
    const role = everyRole.find((one) => expected(rule, one, true) === 'may') ?? 'case-officer';
    const not = everyRole.find((one) => expected(rule, one, true) === 'may not');
    for (const [one, wanted] of [
      [role, rule.fresh ? 'may not' : 'may'],
      [not, 'may not'],
    ] as const) {
      const browser = one && browsers.get(one);
      if (!one || !browser) continue;
      const answer = await getBy(app, await keyOfRole(one, browser, null), `/v1/acts${address(route)}`);
      expect(outcomeOf(answer.statusCode, ''), `${id} as ${one}: ${answer.statusCode} ${answer.body.slice(0, 200)}`).toBe(wanted);
    }
  });
});

const madeKeys = new Map<string, Promise<string>>();
/** A key for each role, made once; an act key for each act. */
function keyOfRole(role: Role, browser: Browser, act: string | null): Promise<string> {
  if (act !== null) return keptKey(app.db, browser, 'act', act);
  const made = madeKeys.get(role) ?? keptKey(app.db, browser, 'write');
  madeKeys.set(role, made);
  return made;
}

const spoken = read.filter((route) => rules.find((rule) => rule.routes.includes(route.id))?.who !== 'machine');

describe.each(spoken.map((route) => [route.id, route] as const))('%s', (_id, route) => {
  const url = address(route);
  const rule = rules.find((one) => one.routes.includes(route.id));
  const as = () => whoMay(route.id)?.headers ?? {};

  it('carries every security header, when it answers and when it does not', async () => {
    for (const asked of [url, `${url}?finns-inte=1`, localPath(url, 'en')]) {
      const { headers } = await app.inject({ url: asked, headers: as() });
      const { 'cross-origin-resource-policy': _open, ...strict } = security;
      expect(headers).toMatchObject(strict);
      expect(headers['cross-origin-resource-policy']).toBeDefined();
      expect(headers['cache-control']).toBeDefined();
    }
  });

  it('refuses a filter that it does not have, and names those it has', async () => {
    const answer = await app.inject({ url: `${url}?finns-inte=1`, headers: { ...as(), accept: 'application/json, */*' } });
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
        const query = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join('&');
        const answer = await app.inject({ url: `${url}?${query}`, headers: as() });
        expect(answer.statusCode).toBeLessThan(500);
        if (String(answer.headers['content-type']).startsWith('text/html')) expect(answer.body).not.toMatch(/<script>x|<svg onload/);
      }),
      { numRuns: rule?.who === 'everyone' ? 25 : 8 },
    );
  });

  if (route.dated) {
    it.each(['asOf', 'knownAt'])('refuses a day to come and a day that is none in %s', async (name) => {
      for (const day of ['2099-01-01', '2024-02-30', 'igår']) {
        const answer = await app.inject({
          url: `${url}?${name}=${encodeURIComponent(day)}`,
          headers: { ...as(), accept: 'application/json, */*' },
        });
        expect(answer.statusCode).toBe(400);
        expect(answer.json().errors[0]).toMatchObject({ parameter: name, detail: expect.stringMatching(/\d{4}-\d{2}-\d{2}/) });
      }
    });
  }

  if (route.kind === 'page') {
    it('holds nothing that the content security policy refuses', async () => {
      const { body } = await app.inject({ url, headers: as() });
      expect(body).not.toMatch(/\sstyle="|<style|<script(?! src="\/)|\son[a-z]+="|javascript:|(?:src|srcset)="(?!\/)/i);
    });

    it('is there in both languages, each leading to the other with the query kept', async () => {
      const query = route.dated ? '?asOf=2024-06-11' : '';
      for (const [lang, other] of [['sv', 'en'] as const, ['en', 'sv'] as const]) {
        const answer = await app.inject({ url: localPath(url, lang) + query, headers: as() });
        expect(answer.body).toContain(`<html lang="${lang}">`);
        expect(answer.body).toContain(`href="${localPath(url, other)}${query}" hreflang="${other}"`);
      }
    });
  }
});

function outcomeOf(status: number, location: string): Outcome {
  if (status === 401) return 'must sign in';
  if (status === 403) return 'may not';
  return status === 303 && /^(\/en)?\/logga-in\/bekrafta\?/.test(location) ? 'must prove anew' : 'may';
}
