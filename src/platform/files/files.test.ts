import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFiles } from '../../../tests/support/files.ts';
import { type S3Double, s3Double } from '../../../tests/support/s3-double.ts';
import { copyFiles, findOrphans, type KeptFileStore, proveFiles, sweepOrphans } from './index.ts';
import { s3Store } from './s3.ts';

const folder = await temporaryFiles();
const double: S3Double = await s3Double();
const bucket = s3Store(double.settings);
afterAll(async () => {
  await folder.remove();
  await double.close();
});

const hashOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
async function* inPieces(...pieces: string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}
async function textOf(content: AsyncIterable<Uint8Array> | undefined): Promise<string | undefined> {
  if (content === undefined) return undefined;
  const all: Uint8Array[] = [];
  for await (const piece of content) all.push(piece);
  return Buffer.concat(all).toString();
}
const listed = async (store: KeptFileStore) => {
  const all: string[] = [];
  for await (const { sha256 } of store.list()) all.push(sha256);
  return all.sort();
};
const later = (days: number): Date => new Date(Date.now() + days * 86_400_000);

describe.each<[string, KeptFileStore]>([
  ['a folder', folder],
  ['a bucket', bucket],
])('the store in %s', (_name, store) => {
  it('gives back what was put in, under its hash', async () => {
    const stored = await store.put(inPieces('å', 'ä', 'ö'));
    expect(stored).toEqual({ sha256: hashOf('åäö'), bytes: 6 });
    expect(await textOf(await store.get(stored.sha256))).toBe('åäö');
    expect(await store.has(stored.sha256)).toBe(true);
  });

  it('holds the same content once', async () => {
    await store.put(inPieces('lika'));
    await store.put(inPieces('li', 'ka'));
    expect((await listed(store)).filter((one) => one === hashOf('lika'))).toHaveLength(1);
  });

  it('has nothing of what it was never given, or of what broke off', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('halv');
      throw new Error('the sender went away');
    }
    await expect(store.put(broken())).rejects.toThrow('went away');
    expect(await store.has(hashOf('halv'))).toBe(false);
    expect(await store.get(hashOf('aldrig'))).toBeUndefined();
    await expect(store.get('../../etc/passwd')).rejects.toThrow('not a SHA-256');
  });

  it('takes 50 at once, some of them alike', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, at) => store.put(inPieces(`fil ${at % 10}`))));
    for (let at = 0; at < 10; at++) expect(await textOf(await store.get(hashOf(`fil ${at}`)))).toBe(`fil ${at}`);
  });

  it('lists everything, page after page', async () => {
    expect(await listed(store)).toEqual(expect.arrayContaining(Array.from({ length: 10 }, (_, at) => hashOf(`fil ${at}`)).sort()));
  });

  it('is swept of what nothing has referred to for a day, and of nothing else', async () => {
    const kept = await store.put(inPieces('refererad'));
    const orphan = await store.put(inPieces('övergiven'));
    const wanted = new Map([[kept.sha256, { bytes: kept.bytes }]]);
    expect(await sweepOrphans(store, wanted, new Date())).toBe(0);
    expect((await findOrphans(store, wanted, later(2))).old).toContain(orphan.sha256);
    // Put in again by someone whose act is on its way: it stays.
    expect(await store.removeIfOlder(orphan.sha256, later(-1))).toBe(false);
    expect(await textOf(await store.get(orphan.sha256))).toBe('övergiven');
    expect(await sweepOrphans(store, wanted, later(2))).toBeGreaterThan(0);
    expect(await store.has(orphan.sha256)).toBe(false);
    expect(await listed(store)).toEqual([kept.sha256]);
  });
});

describe('what lies on the disk of the store', () => {
  const come = async (name: string, content: string) => {
    const { folder: within } = folder.incoming ?? { folder: '' };
    await fs.mkdir(within, { recursive: true });
    const file = path.join(within, name);
    await fs.writeFile(file, content);
    return { file, known: { sha256: hashOf(content), bytes: Buffer.byteLength(content) } };
  };

  it('is taken in as it lies there, and stays when its first name goes', async () => {
    const { file, known } = await come('kom', 'kom på en gång');
    await folder.incoming?.take(file, known);
    expect((await fs.stat(file)).ino).toBe((await fs.stat(path.join(folder.place, known.sha256.slice(0, 2), known.sha256))).ino);
    await fs.rm(file);
    expect(await textOf(await folder.get(known.sha256))).toBe('kom på en gång');
    expect(await fs.readdir(path.join(folder.place, 'unfinished'))).toEqual([]);
  });

  it('is there once, however often and at once it is taken in', async () => {
    const both = await Promise.all([come('ett', 'lika två gånger'), come('två', 'lika två gånger')]);
    await Promise.all([...both, ...both].map(({ file, known }) => folder.incoming?.take(file, known)));
    expect((await listed(folder)).filter((one) => one === both[0].known.sha256)).toHaveLength(1);
    expect(await fs.readdir(path.join(folder.place, 'unfinished'))).toEqual([]);
  });
});

describe('proof', () => {
  it('names what is missing and what is altered', async () => {
    const store = await temporaryFiles();
    const [a, b, c] = [await store.put(inPieces('hel')), await store.put(inPieces('saknas')), await store.put(inPieces('ändras'))];
    const wanted = new Map([a, b, c].map(({ sha256, bytes }) => [sha256, { bytes }]));
    await fs.rm(path.join(store.place, b.sha256.slice(0, 2), b.sha256));
    await fs.writeFile(path.join(store.place, c.sha256.slice(0, 2), c.sha256), 'äNdras');
    expect(await proveFiles(store, wanted)).toEqual({ whole: 1, bytes: 3, missing: [b.sha256], altered: [c.sha256] });
    await store.remove();
  });

  it('copies from one store to another and proves that they are equal', async () => {
    const [from, to] = [await temporaryFiles(), await temporaryFiles()];
    const stored = await Promise.all(['ett', 'två', 'tre'].map((text) => from.put(inPieces(text))));
    const wanted = new Map(stored.map(({ sha256, bytes }) => [sha256, { bytes }]));
    expect(await copyFiles(from, to, wanted)).toMatchObject({ copied: 3, whole: 3, missing: [], altered: [] });
    expect(await copyFiles(from, to, wanted)).toMatchObject({ copied: 0, whole: 3 });
    await from.remove();
    await to.remove();
  });
});

describe('the bucket', () => {
  it('is asked with a signature over the hash of the content, which it can hold the content against', () => {
    expect(double.seen.length).toBeGreaterThan(50);
    for (const { authorization, hash } of double.seen) {
      expect(authorization).toMatch(
        /^AWS4-HMAC-SHA256 Credential=nyckel\/\d{8}\/eu-north-1\/s3\/aws4_request, SignedHeaders=[a-z0-9;-]*x-amz-content-sha256[a-z0-9;-]*, Signature=[0-9a-f]{64}$/,
      );
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('that stumbles is asked again, and one that refuses is not', async () => {
    double.fail(2, 503);
    expect((await bucket.put(inPieces('snubbel'))).sha256).toBe(hashOf('snubbel'));
    double.fail(1, 403);
    await expect(bucket.put(inPieces('vägrad'))).rejects.toThrow('403');
  });
});
