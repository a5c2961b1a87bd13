import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, get, type SignedInApp, session, signedInApp } from '../../../tests/support/signed-in.ts';

let app: SignedInApp;
let officer: Browser;
beforeAll(async () => {
  app = await signedInApp();
  officer = await session(app.db, 'handlaggare');
});
afterAll(() => app.close());

it.each([
  ['/arenden', 'Ärenden'],
  ['/arenden/plan', 'Ärenden'],
  ['/arbete/arenden/00000000-0000-4000-8000-000000000001/underlag', 'Ärenden'],
  ['/arbete/remisser', 'Remisser'],
  ['/arbete', 'Mitt arbete'],
  ['/arbete/omraden', 'Mitt arbete'],
])('%s lies under %s in the menu, and under nothing else', async (path, name) => {
  const { body } = await get(app, officer, path);
  const marked = [...body.matchAll(/<a href="[^"]*" aria-current="[^"]*">([^<]*)/g)].map(([, label]) => label);
  expect(marked).toEqual([name]);
});
