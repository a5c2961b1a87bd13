import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesIn, checksumIn, metadataIn } from './tus.ts';
import { isShown, readPurpose } from './upload.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('headers of the protocol', () => {
  it.each([
    ['0', 0],
    ['20000000', 20_000_000],
    ['-1', undefined],
    ['+5', undefined],
    ['1e6', undefined],
    ['007', undefined],
    ['1.5', undefined],
    ['', undefined],
    ['99999999999999999999', undefined],
  ])('a length of %s', (given, bytes) => expect(bytesIn({ 'upload-length': given }, 'upload-length')).toBe(bytes));

  it('metadata is read back as it was written, whatever the words', () => {
    const name = fc.stringMatching(/^[a-z]{1,20}$/);
    fc.assert(
      fc.property(fc.dictionary(name, fc.string({ unit: 'grapheme', maxLength: 80 }), { maxKeys: 5 }), (words) => {
        const header = Object.entries(words).map(([key, value]) => `${key} ${base64(value)}`.trim());
        const read = metadataIn({ 'upload-metadata': header.join(',') });
        expect(read.ok && Object.fromEntries(read.value)).toEqual({ ...words });
      }),
    );
  });

  it.each(['filename !!!', 'filename YQ== more', 'a YQ==,a YQ==', 'med blank YQ==', 'namn YQ'])(
    'metadata of another form is refused: %s',
    (given) => expect(metadataIn({ 'upload-metadata': given })).toEqual({ ok: false, error: 'malformed' }),
  );

  it.each([
    ['sha256 YWJj', { ok: true, value: { algorithm: 'sha256', digest: 'YWJj' } }],
    [undefined, { ok: true, value: undefined }],
    ['md5 YWJj', { ok: false, error: 'malformed' }],
    ['sha256', { ok: false, error: 'malformed' }],
  ])('a checksum %s', (given, read) => expect(checksumIn({ 'upload-checksum': given })).toEqual(read));
});

it.each([
  ['application:0198c0de-0000-7000-8000-000000000085', { kind: 'application', id: '0198c0de-0000-7000-8000-000000000085' }],
  ['application:../../etc/passwd', undefined],
  ['0198c0de-0000-7000-8000-000000000085', undefined],
  ["application:0198c0de-0000-7000-8000-000000000085' or 1=1", undefined],
])('what %s belongs to', (purpose, read) => expect(readPurpose(purpose)).toEqual(read));

it.each([
  ['image/png', 2_000_000, true],
  ['image/jpeg', 2_000_001, false],
  ['application/pdf', 10, false],
  ['image/svg+xml', 10, false],
  [null, 10, false],
])('%s of %i bytes is shown small: %s', (mediaType, bytes, shown) => expect(isShown({ mediaType, bytes })).toBe(shown));
