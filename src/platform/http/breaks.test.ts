import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { frameApp } from '../../../tests/support/app.ts';
import { readActBody } from './acts/body.ts';
import { anyone } from './policy.ts';
import { routesFor } from './route.ts';

const { form } = routesFor<unknown>();
const schema = z.object({ text: z.string().max(4), list: z.array(z.string()).optional() });
const got: unknown[] = [];
const told = (what: unknown) => {
  got.push(what);
  return { title: '', body: null };
};
const open = form({
  id: 'open.form',
  path: '/oppet',
  policy: anyone,
  audit: 'none: test',
  body: schema,
  invalid: ({ body }) => told({ refused: body }),
  handler: ({ body }) => told(body),
});
const app = await frameApp({ moreRoutes: [open] });
afterAll(() => app.close());

const sent = async (fields: readonly (readonly [string, string])[]) => {
  got.length = 0;
  const payload = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  await app.inject({ method: 'POST', url: '/oppet', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload });
  return got;
};

it.each([
  ['a\r\n\r\nb', 'a\n\nb'],
  ['a\nb', 'a\nb'],
  ['a\rb', 'a\nb'],
  ['abcd', 'abcd'],
])('a form that holds %j is read as %j: a browser sends a line break as two characters and counts it as one', async (text, read) => {
  expect(await sent([['text', text]])).toEqual([{ text: read }]);
});

it('so are each of several values, and what is shown again', async () => {
  const several = [
    ['text', 'a'],
    ['list', 'b\r\nc'],
    ['list', 'd'],
  ] as const;
  expect(await sent(several)).toEqual([{ text: 'a', list: ['b\nc', 'd'] }]);
  expect(await sent([['text', 'ab\r\ncd']])).toEqual([{ refused: { text: 'ab\ncd' } }]);
});

it('what a program sends is read alike', () => {
  expect(readActBody(schema, { text: 'a\r\nb', list: ['c\r\nd'] }, false)).toEqual({ ok: true, value: { text: 'a\nb', list: ['c\nd'] } });
});
