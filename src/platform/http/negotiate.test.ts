import { describe, expect, it } from 'vitest';
import { accepts, isCrossSite } from './negotiate.ts';

describe('formats', () => {
  it.each([
    [undefined, true],
    ['', true],
    ['*/*', true],
    ['text/html', true],
    ['text/*', true],
    ['text/html;q=0', false],
    ['text/html;q=0, */*', false],
    ['application/json', false],
    ['application/json, */*;q=0.1', true],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
    ['not a media type', true],
  ])('Accept %s admits a page: %s', (header, admitted) => expect(accepts(header, ['text/html'])).toBe(admitted));
});

describe('forms from other sites', () => {
  const base = 'https://tillstand.example.se';
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, true],
    [{ 'sec-fetch-site': 'same-site' }, true],
    [{ origin: base }, false],
    [{ origin: 'https://evil.example' }, true],
    [{ origin: 'null' }, true],
    [{ origin: 'https://tillstand.example.se.evil.example' }, true],
    [{}, false],
  ])('%j is from another site: %s', (headers, cross) => expect(isCrossSite(headers, base)).toBe(cross));
});
