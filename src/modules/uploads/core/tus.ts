import { fail, ok, type Result } from '../../../kernel/result.ts';

/** The protocol for files that go on after the line was lost: https://tus.io/protocols/resumable-upload, version 1.0.0. */
export const TUS = '1.0.0';
export const PIECE_TYPE = 'application/offset+octet-stream';
export const extensions = 'creation,expiration,checksum,termination';
export const algorithms = ['sha256', 'sha1'] as const;
export type Checksum = { readonly algorithm: (typeof algorithms)[number]; readonly digest: string };

type Headers = Readonly<Record<string, string | string[] | undefined>>;
const one = (headers: Headers, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value.trim() : undefined;
};

export const speaksTus = (headers: Headers): boolean => one(headers, 'tus-resumable') === TUS;

const wholeNumber = /^(?:0|[1-9]\d{0,15})$/;

/** A length or an offset, in bytes; nothing when it is no whole number. */
export function bytesIn(headers: Headers, name: 'upload-length' | 'upload-offset'): number | undefined {
  const given = one(headers, name);
  return given !== undefined && wholeNumber.test(given) ? Number(given) : undefined;
}

/** `Upload-Metadata`: names with values in base64, which are read as UTF-8. Fails when it is not of that form. */
export function metadataIn(headers: Headers): Result<ReadonlyMap<string, string>, 'malformed'> {
  const given = one(headers, 'upload-metadata') ?? '';
  const found = new Map<string, string>();
  if (given === '') return ok(found);
  for (const pair of given.split(',')) {
    const [name = '', value = '', ...more] = pair.trim().split(' ');
    if (!/^[\w-]{1,60}$/.test(name) || more.length > 0 || found.has(name) || !isBase64(value)) return fail('malformed');
    found.set(name, new TextDecoder().decode(bytesOf(value)));
  }
  return ok(found);
}

/** `Upload-Checksum`: what the piece must add up to. Undefined when none came along. */
export function checksumIn(headers: Headers): Result<Checksum | undefined, 'malformed'> {
  const given = one(headers, 'upload-checksum');
  if (given === undefined) return ok(undefined);
  const [name, digest = ''] = given.split(' ');
  const algorithm = algorithms.find((known) => known === name);
  return algorithm === undefined || digest === '' || !isBase64(digest) ? fail('malformed') : ok({ algorithm, digest });
}

const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
