import { expect, it } from 'vitest';
import { datedPaths } from './dated-paths.ts';
import { urlsOf } from './urls.ts';

const isDated = datedPaths([
  { path: '/omraden', dated: true },
  { path: '/omraden/:id', dated: true },
  { path: '/omraden/:id/faktablad.pdf', dated: true },
  { path: '/om', dated: false },
]);

it.each([
  ['/omraden', true],
  ['/omraden?q=x', true],
  ['/omraden/hocm#villkor', true],
  ['/omraden/hocm/faktablad.pdf', true],
  ['/omraden/hocm/annat', false],
  ['/en/omraden/hocm', true],
  ['/om', false],
  ['/https://example.org', false],
])('%s takes a day: %s', (path, answer) => expect(isDated(path)).toBe(answer));

it('links carry the day only to where it is taken', () => {
  const dates = { asOf: '2024-06-11', knownAt: '2026-01-01', given: true } as never;
  const url = urlsOf('/en/omraden?asOf=2024-06-11', dates, 'https://example.org', isDated);
  expect(url.page('/omraden/hocm', { q: 'x' })).toBe('/en/omraden/hocm?q=x&asOf=2024-06-11');
  expect(url.page('/om')).toBe('/en/om');
  expect(url.plain('/om')).toBe('/om');
});
