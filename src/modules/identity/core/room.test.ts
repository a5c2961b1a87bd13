import { expect, test } from 'vitest';
import { roomPerMinute } from './room.ts';

test('so many a minute, and the next that finds room tells how many did not', () => {
  const room = roomPerMinute(2);
  const at = (text: string) => room(new Date(`2026-03-16T${text}Z`));
  expect(['10:00:00', '10:00:01', '10:00:02', '10:00:59'].map((text) => at(text).has)).toEqual([true, true, false, false]);
  expect(at('10:01:00')).toEqual({ has: true, missed: 2 });
  expect(at('10:01:01')).toEqual({ has: true, missed: 0 });
  expect(at('10:01:02').has).toBe(false);
});
