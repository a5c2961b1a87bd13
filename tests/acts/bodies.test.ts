import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { appRoutes } from '../../src/app.ts';
import { isAct } from '../../src/platform/http/acts/acts.ts';
import { hasVersion, readActBody } from '../../src/platform/http/acts/body.ts';
import { bodyOf, type Json } from '../../src/platform/http/acts/openapi-parts.ts';
import { described, fieldSaid, formBodyOf, inRows, patternOf, versionSaid } from '../../src/platform/http/form-body.ts';

const routes = appRoutes({
  assets: {} as never,
  api: { name: '', version: '', released: '', status: 'beta' },
  checks: {} as never,
  openapi: () => ({}),
});
const acts = routes.filter(isAct).flatMap((act) => (act.body ? [[act.id, act, act.body] as const] : []));

type Media = { readonly schema: Json; readonly example?: Json };
const jsonOf = (act: (typeof acts)[number][1], body: z.ZodType): Media =>
  (bodyOf(act, body) as { content: Readonly<Record<string, Media>> }).content['application/json'] as Media;

/** Whether a schema names all that is taken, itself or in each of its alternatives. */
function isClosed(schema: Json): boolean {
  const alternatives = (schema.anyOf ?? schema.oneOf) as readonly Json[] | undefined;
  if (alternatives) return alternatives.every(isClosed);
  return schema.properties !== undefined && schema.additionalProperties === false;
}

describe('what an act takes', () => {
  it('is named field by field in the description of the API', () => {
    expect(acts.length).toBeGreaterThan(150);
    expect(acts.filter(([, act, body]) => !isClosed(jsonOf(act, body).schema)).map(([id]) => id)).toEqual([]);
  });

  it('is as in the example, where there is one', () => {
    const refused = acts.flatMap(([id, act, body]) => {
      const { example } = jsonOf(act, body);
      const read = example === undefined ? undefined : readActBody(body, example, false);
      return read && !read.ok ? [`${id}: ${read.error.errors?.map(({ message }) => message.en).join(' ')}`] : [];
    });
    expect(refused).toEqual([]);
  });

  it('has words for every field that its page checks, and an example with all that is required', () => {
    const said = acts.flatMap(([id, act, body]) => {
      const form = formBodyOf(body);
      return form ? [{ id, all: Object.entries({ ...form.fields, ...form.named }), example: jsonOf(act, body).example ?? {} }] : [];
    });
    expect(said.length).toBeGreaterThan(40);
    for (const { id, all, example } of said) {
      expect(all.filter(([, { says }]) => says.length < 4).map(([name]) => `${id} ${name}`)).toEqual([]);
      expect(all.filter(([name, { required }]) => required && !(name in example)).map(([name]) => `${id} ${name}`)).toEqual([]);
    }
  });
});

describe('a form that is described', () => {
  const body = described(
    z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    { version: versionSaid, outcome: { says: 'What becomes of it.', of: ['grant', 'reject'] }, parts: { says: 'Parts.', list: true } },
    { 'reasons-{applicant}': { says: 'Why.' }, ...inRows('risks', { action: { says: 'What is done.' } }) },
  );
  it.each([
    [{ version: '3', outcome: 'grant', parts: ['a', 'b'], 'reasons-s1': 'x', 'risks.0.action': 'y' }, true],
    [{ version: '3', outcome: '', parts: 'a' }, true],
    [{ version: 'x' }, false],
    [{ version: ['3', '4'] }, false],
    [{ outcome: 'other' }, false],
    [{ reasons: 'x' }, false],
    [{ 'reasons-': 'x' }, false],
    [{ 'risks.x.action': 'y' }, false],
    [{ 'risks.0.other': 'y' }, false],
    [{ toString: 'y' }, false],
    [{ parts: [1] }, false],
  ])('%j is taken from a program: %s', (given, taken) => {
    const read = readActBody(body, given, false);
    expect(read.ok).toBe(taken);
    if (!read.ok) expect(read.error.kind).toBe('unprocessable-input');
  });

  it('takes from a browser what its page then says more of', () => {
    expect(body.safeParse({ version: 'x', outcome: 'other', more: 'y' }).success).toBe(true);
  });

  it('has a version only where one is read, and not where a field is called so', () => {
    const named = described(z.record(z.string(), z.string()), { version: { says: 'What the definition calls its version.' } });
    const versioned = z.object({ version: z.string() });
    expect([hasVersion(body), hasVersion(named), hasVersion(versioned), hasVersion(z.object({}))]).toEqual([true, false, true, false]);
  });

  it('keeps its description when rules are added to it, and for itself alone', () => {
    const base = z.record(z.string(), z.string());
    const one = described(base, { a: { says: 'A.' } });
    expect([formBodyOf(base), formBodyOf(one.refine(() => true))?.fields, formBodyOf(one.transform(String))?.fields]).toEqual([
      undefined,
      { a: { says: 'A.' } },
      { a: { says: 'A.' } },
    ]);
  });

  it('has names that stand for themselves but for what is in braces', () => {
    expect(patternOf('a.{n}.b+c')).toBe(String.raw`^a\.\d{1,4}\.b\+c$`);
    expect(fieldSaid({ fields: {}, named: { 'a.{n}': { says: 'x' } } }, 'ab0')).toBeUndefined();
  });
});
