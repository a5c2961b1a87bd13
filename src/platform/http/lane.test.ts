import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inHeaps, inLane, lane } from './lane.ts';

async function* sent(...pieces: readonly (number | Promise<number>)[]): AsyncGenerator<number> {
  for (const piece of pieces) yield await piece;
}
async function all<T>(content: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const piece of content) found.push(piece);
  return found;
}

describe('a lane', () => {
  it('lets through everything, in order, whoever waits', async () => {
    const enter = lane(2);
    const ten = Array.from({ length: 10 }, (_, at) => all(inLane(enter, sent(at, at + 1, at + 2))));
    expect(await Promise.all(ten)).toEqual(Array.from({ length: 10 }, (_, at) => [at, at + 1, at + 2]));
  });

  it('reads from no more than there are places', async () => {
    const enter = lane(2);
    let reading = 0;
    let most = 0;
    const slowlyKept = async (): Promise<void> => {
      for await (const _piece of inLane(enter, sent(1, 2, 3))) {
        reading += 1;
        most = Math.max(most, reading);
        await wait(1);
        reading -= 1;
      }
    };
    await Promise.all(Array.from({ length: 8 }, slowlyKept));
    expect(most).toBe(2);
  });

  it('is not held by a line that is silent, nor by one that breaks', async () => {
    const enter = lane(1);
    let say: (piece: number) => void = () => undefined;
    const silent = all(inLane(enter, sent(1, new Promise<number>((said) => (say = said)))));
    expect(await all(inLane(enter, sent(2, 3)))).toEqual([2, 3]);
    await expect(all(inLane(enter, sent(4, Promise.reject(new Error('the line was lost')))))).rejects.toThrow('lost');
    expect(await all(inLane(enter, sent(5)))).toEqual([5]);
    say(6);
    expect(await silent).toEqual([1, 6]);
    expect(await all(inLane(enter, sent(7)))).toEqual([7]);
  });
});

it('heaps hold the same pieces, and are as large as was asked', async () => {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (const size of [3, 4, 5, 1, 20, 2]) yield new Uint8Array(size);
  }
  const heaps = await all(inHeaps(pieces(), 7));
  expect(heaps.map((heap) => heap.map(({ byteLength }) => byteLength))).toEqual([[3, 4], [5, 1, 20], [2]]);
});
