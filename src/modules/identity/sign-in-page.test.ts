import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SignedInApp, signedInApp } from '../../../tests/support/signed-in.ts';

let app: SignedInApp;
beforeAll(async () => {
  app = await signedInApp();
});
afterAll(() => app.close());

test.each([
  ['/logga-in', '/'],
  ['/en/logga-in', '/en'],
  ['/en/logga-in?till=/en/omraden', '/en/omraden'],
  ['/en/logga-in?till=https://example.org', '/'],
])('%s leads back to %s', async (url, back) => {
  expect((await app.inject(url)).body).toContain(`name="returnTo" value="${back}"`);
});
