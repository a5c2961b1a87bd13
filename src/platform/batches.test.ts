import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inBatches } from './batches.ts';

it('what comes while some is done is done together, in the order it came and never more at a time than allowed', async () => {
  const batches: (readonly number[])[] = [];
  let now = 0;
  const ask = inBatches<number>(3, async (items) => {
    now += 1;
    expect(now).toBe(1);
    batches.push(items);
    await wait(1);
    now -= 1;
    return [];
  });
  await Promise.all([1, 2, 3, 4, 5].map(ask));
  expect(batches).toEqual([[1], [2, 3, 4], [5]]);
  await ask(6);
  expect(batches).toHaveLength(4);
});

it('each learns of its own fault, and of one that was of all', async () => {
  const ask = inBatches<string>(9, async (items) => {
    if (items.includes('all')) throw new Error('for all');
    return items.map((item) => (item === 'one' ? new Error('for one') : undefined));
  });
  const first = await Promise.allSettled(['', 'one', 'well'].map(ask));
  expect(first.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const second = await Promise.allSettled(['', 'all', 'well'].map(ask));
  expect(second.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  await expect(ask('well')).resolves.toBeUndefined();
});
