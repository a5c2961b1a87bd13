import { expect, test } from 'vitest';
import { cookiesFor } from './cookies.ts';

test.each(['https://tillstand.example.se', 'http://localhost:3000'])(
  'cookies at %s: this host only, safe connections only, out of reach for scripts and other sites',
  (baseUrl) => {
    const cookies = cookiesFor(baseUrl);
    for (const name of [cookies.session, cookies.browser]) {
      expect(name).toMatch(/^__Host-/);
      const attributes = cookies
        .set(name, 'x', 60)
        .split('; ')
        .slice(1)
        .map((one) => one.toLowerCase());
      expect(attributes).toEqual(expect.arrayContaining(['path=/', 'httponly', 'secure', 'samesite=lax']));
      expect(attributes.some((one) => one.startsWith('domain'))).toBe(false);
    }
  },
);

test('a cookie that is taken back is empty and over', () => {
  const cookies = cookiesFor('https://tillstand.example.se');
  expect(cookies.clear(cookies.session)).toMatch(/^__Host-tillstand=;.*max-age=0/i);
});
