import type { AddressInfo } from 'node:net';
import net from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { scanWithClamd } from './clamd.ts';

let server: net.Server | undefined;
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

/** Reads what is streamed as clamd does, and says `FOUND` when the word is in it. */
async function scanner(word: string, answer = 'stream: OK\0'): Promise<URL> {
  server = net.createServer((socket) => {
    let seen = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      seen = Buffer.concat([seen, chunk]);
      const begin = seen.indexOf('zINSTREAM\0');
      if (begin !== 0) return;
      let at = 10;
      const content: Buffer[] = [];
      while (at + 4 <= seen.length) {
        const length = seen.readUInt32BE(at);
        if (length === 0) return void socket.end(Buffer.concat(content).includes(word) ? 'stream: Test-Signature FOUND\0' : answer);
        if (at + 4 + length > seen.length) return;
        content.push(seen.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return new URL(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`);
}
async function* inPieces(...pieces: string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}

it('tells clean from infected, however the content is cut', async () => {
  const address = await scanner('virus');
  expect(await scanWithClamd(address, inPieces('en ren', ' fil', 'x'.repeat(200_000)))).toBe('clean');
  expect(await scanWithClamd(address, inPieces('vi', 'rus'))).toBe('infected');
});

it('an answer that is neither, or none at all, is a fault', async () => {
  const address = await scanner('virus', 'INSTREAM size limit exceeded. ERROR\0');
  await expect(scanWithClamd(address, inPieces('x'))).rejects.toThrow('could not be asked');
  await expect(scanWithClamd(new URL('tcp://127.0.0.1:1'), inPieces('x'))).rejects.toThrow('could not be asked');
});
