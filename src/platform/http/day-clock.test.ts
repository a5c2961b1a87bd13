import { expect, it } from 'vitest';
import { testClock } from '../../../tests/support/app.ts';
import { dayClock } from './day-clock.ts';

it('changes day at midnight in Stockholm, forth and back', () => {
  const clock = testClock('2026-03-16T22:59:59Z');
  const moment = dayClock(clock.now);
  expect(moment().today).toBe('2026-03-16');
  clock.set('2026-03-16T23:00:00Z');
  expect(moment().today).toBe('2026-03-17');
  clock.set('2026-03-16T22:59:59.999Z');
  expect(moment().today).toBe('2026-03-16');
});
