import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseEncoding, createAnswerCache, noneMatch, normalUrl } from './cache.ts';

const html = { 'content-type': 'text/html; charset=utf-8' };
const big = 'vård '.repeat(1_000);

describe('the cache of answers', () => {
  it('forgets everything when the epoch changes, also back again', () => {
    const cache = createAnswerCache({ maxEntries: 10, maxBytes: 1e6 });
    cache.put('/a', '1 2026-03-16', html, 'one');
    expect(cache.find('/a', '1 2026-03-16')?.variant('identity').body.toString()).toBe('one');
    expect(cache.find('/a', '2 2026-03-16')).toBeUndefined();
    expect(cache.find('/a', '1 2026-03-16')).toBeUndefined();
  });

  it('never holds more entries or bytes than it may, and keeps what was used last', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ key: fc.integer({ min: 0, max: 20 }), size: fc.integer({ min: 0, max: 9_000 }) }), { maxLength: 60 }),
        (puts) => {
          const cache = createAnswerCache({ maxEntries: 5, maxBytes: 20_000 });
          for (const { key, size } of puts) {
            cache.put(`/${key}`, 'e', html, 'x'.repeat(size)).variant('br');
            cache.find(`/${key}`, 'e');
            expect(cache.size().entries).toBeLessThanOrEqual(5);
            expect(cache.size().bytes).toBeLessThanOrEqual(20_000);
            expect(cache.find(`/${key}`, 'e')).toBeDefined();
          }
        },
      ),
    );
  });

  it('counts compressed copies as room taken', () => {
    const cache = createAnswerCache({ maxEntries: 5, maxBytes: 1e6 });
    const entry = cache.put('/a', 'e', html, big);
    const before = cache.size().bytes;
    entry.variant('gzip');
    cache.find('/a', 'e');
    expect(cache.size().bytes).toBeGreaterThan(before);
  });

  it('does not keep an answer larger than all its room', () => {
    const cache = createAnswerCache({ maxEntries: 5, maxBytes: 1_000 });
    cache.put('/a', 'e', html, big);
    expect(cache.size()).toEqual({ entries: 0, bytes: 0 });
  });

  it('compresses text worth it, with an ETag of its own, and leaves the rest alone', () => {
    const cache = createAnswerCache({ maxEntries: 5, maxBytes: 1e6 });
    const entry = cache.put('/a', 'e', html, big);
    const [plain, gzip, br] = [entry.variant('identity'), entry.variant('gzip'), entry.variant('br')];
    expect(gunzipSync(gzip.body).toString()).toBe(big);
    expect(new Set([plain.etag, gzip.etag, br.etag]).size).toBe(3);
    expect(gzip.headers).toContain('content-encoding');
    const pdf = cache.put('/p', 'e', { 'content-type': 'application/pdf' }, Buffer.alloc(5_000));
    expect(pdf.variant('br').headers).not.toContain('content-encoding');
    expect(cache.put('/s', 'e', html, 'kort').variant('br').headers).not.toContain('content-encoding');
  });

  it('gives other content another ETag', () => {
    const cache = createAnswerCache({ maxEntries: 5, maxBytes: 1e6 });
    expect(cache.put('/a', 'e', html, 'one').variant('identity').etag).not.toBe(cache.put('/a', 'e', html, 'two').variant('identity').etag);
  });
});

describe('addresses that ask the same', () => {
  it.each([
    ['/a', '/a'],
    ['/a?', '/a'],
    ['/a?q=', '/a'],
    ['/a?q', '/a'],
    ['/a?b=2&a=1', '/a?a=1&b=2'],
    ['/a?q=x%3D&b=', '/a?q=x%3D'],
    ['/a?q=x=', '/a?q=x='],
    ['/a?s=2&s=1', '/a?s=2&s=1'],
    ['/a?s=2&r=0&s=1', '/a?r=0&s=2&s=1'],
    ['/en?x=1', '/en?x=1'],
  ])('%s is kept as %s', (url, kept) => expect(normalUrl(url)).toBe(kept));

  it('normal is normal', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
        expect(normalUrl(normalUrl(url))).toBe(normalUrl(url));
      }),
    );
  });
});

it.each([
  [undefined, 'identity'],
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.0', 'identity'],
  ['brotli', 'identity'],
  ['GZIP', 'gzip'],
])('Accept-Encoding %s is answered in %s', (header, encoding) => expect(chooseEncoding(header)).toBe(encoding));

it.each([
  [undefined, false],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['*', true],
  ['"b"', false],
  ['a', false],
])('If-None-Match %s matches "a": %s', (header, matches) => expect(noneMatch(header, '"a"')).toBe(matches));
