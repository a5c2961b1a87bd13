import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeAside } from './write-aside.ts';

let folder = '';
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'tillstand-prov-'));
});
afterAll(() => fs.rm(folder, { recursive: true }));
const at = (name: string): string => path.join(folder, name);

async function* inHeapsOf(content: Buffer, ...sizes: readonly number[]): AsyncGenerator<readonly Uint8Array[]> {
  let from = 0;
  for (const size of sizes) {
    const half = from + Math.floor(size / 2);
    yield [content.subarray(from, half), content.subarray(half, from + size)];
    from += size;
  }
}

it('writes down and hashes what comes, however it is cut and however many come at once', async () => {
  const contents = [0, 1, 999_999, 1_000_000, 1_000_001, 3_456_789].map((size) => randomBytes(size));
  const written = await Promise.all(
    contents.map((content, n) => writeAside(at(`fil-${n}`), inHeapsOf(content, Math.min(content.length, 700_001), content.length))),
  );
  for (const [n, content] of contents.entries()) {
    expect(written[n]).toEqual({ sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length });
    expect(await fs.readFile(at(`fil-${n}`))).toEqual(content);
  }
});

it('says what went wrong, and goes on with others', async () => {
  await expect(writeAside(at('ingen-mapp/fil'), inHeapsOf(randomBytes(9), 9))).rejects.toMatchObject({ code: 'ENOENT' });
  await fs.writeFile(at('finns'), 'någon annans');
  await expect(writeAside(at('finns'), inHeapsOf(randomBytes(9), 9))).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await fs.readFile(at('finns'), 'utf8')).toBe('någon annans');
  async function* cut(): AsyncGenerator<readonly Uint8Array[]> {
    yield [randomBytes(5)];
    throw new Error('the line was lost');
  }
  await expect(writeAside(at('bruten'), cut())).rejects.toThrow('the line was lost');
  expect((await writeAside(at('hel'), inHeapsOf(randomBytes(5), 5))).bytes).toBe(5);
});

it('a disk that gets full is heard, also when the last write was taken in part', async () => {
  // A limit on the size of files in place of a small disk: 64 kB, which the third heap of 30,000 bytes passes in its midst.
  await fs.writeFile(
    at('prov.mjs'),
    `import { writeAside } from ${JSON.stringify(path.resolve('src/platform/files/write-aside.ts'))};
    process.on('SIGXFSZ', () => undefined);
    async function* heaps() { for (let n = 0; n < 4; n += 1) yield [new Uint8Array(30_000)]; }
    writeAside(${JSON.stringify(at('full'))}, heaps()).then(() => console.log('written'), (error) => console.log(error.code));`,
  );
  const limited = spawnSync('bash', ['-c', 'ulimit -f 64; exec "$0" "$1"', process.execPath, at('prov.mjs')], { encoding: 'utf8' });
  expect(limited.stdout.trim()).toBe('EFBIG');
  expect((await fs.stat(at('full'))).size).toBe(65_536);
});
