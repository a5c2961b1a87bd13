import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endOf } from './end.ts';
import type { LockedHead } from './store.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'], now: 0 }));
afterEach(() => void vi.useRealTimers());

const MINUTE = 60_000;
/** The end at a number; of two logs that part, the later is named. */
const at = (seq: number, log = 'the log'): LockedHead => ({ seq, hash: Buffer.from(`${seq} of ${log}`), clock: 1_000_000_000 });
const overtaken = Object.assign(new Error('another was first'), { code: '40001' });

/** One that wrote up to here, and knows it. */
const having = (head: LockedHead) => {
  const end = endOf({});
  end.sends(head);
  end.landed(head);
  return end;
};

const answerLost = (end: ReturnType<typeof having>) => {
  end.sends(at(8));
  end.lost({ hoped: true, error: new Error('broken') });
  return end;
};

describe('what is remembered', () => {
  it('is the last that landed, with the time that has gone since, for a minute', () => {
    const end = having(at(7));
    vi.advanceTimersByTime(1_500);
    expect(end.remembered()).toEqual({ ...at(7), clock: 1_001_500_000 });
    vi.advanceTimersByTime(MINUTE);
    expect(end.remembered()).toBeUndefined();
  });

  it('is not what one tells late that another has already followed', () => {
    const end = having(at(8));
    end.landed(at(7));
    expect(end.remembered()).toEqual(at(8));
  });

  it('is nothing after an act that failed, until the next has landed', () => {
    const end = having(at(7));
    end.lost({ hoped: true, error: new Error('broken') });
    expect(end.remembered()).toBeUndefined();
    end.landed(at(8));
    expect(end.remembered()).toEqual(at(8));
  });
});

describe('another process is met', () => {
  it.each<[string, boolean, (end: ReturnType<typeof having>) => unknown]>([
    ['when the hope failed because somebody was first', true, (end) => end.lost({ hoped: true, error: overtaken })],
    ['not when an act that had asked is run again', false, (end) => end.lost({ hoped: false, error: overtaken })],
    ['not when the act failed for another reason', false, (end) => end.lost({ hoped: true, error: new Error('broken') })],
    ['when the log ends where this process did not leave it', true, (end) => end.found(at(9))],
    ['when the log has been put back', true, (end) => end.found(at(3))],
    ['not when it ends where this process left it', false, (end) => end.found(at(7))],
    ['not when a row was sent and its answer lost, and it had landed', false, (end) => answerLost(end).found(at(8))],
    ['not when a row was sent and its answer lost, and it had not landed', false, (end) => answerLost(end).found(at(7))],
    ['when a row was sent, and another landed there', true, (end) => answerLost(end).found(at(8, 'another'))],
  ])('%s', (_when, isMet, happens) => {
    const end = having(at(7));
    happens(end);
    end.landed(at(10));
    expect(end.remembered() === undefined).toBe(isMet);
    vi.advanceTimersByTime(MINUTE);
    end.landed(at(11));
    expect(end.remembered()).toEqual(at(11));
  });
});

it('a log that was put back is followed from there', () => {
  const end = having(at(1_000));
  end.found(at(900));
  end.sends(at(901));
  end.landed(at(901));
  vi.advanceTimersByTime(MINUTE);
  end.landed(at(902));
  expect(end.remembered()).toEqual(at(902));
});

describe('turns', () => {
  it('are taken in the order in which they were asked for, and none is waited for longer than a second', async () => {
    const end = endOf({});
    const order: string[] = [];
    const leave = await end.turn();
    const turn = async (name: string) => {
      const taken = await end.turn();
      order.push(taken ? name : `${name} gave up`);
      return taken;
    };
    const second = turn('second');
    const third = turn('third');
    await vi.advanceTimersByTimeAsync(900);
    const late = turn('late');
    leave?.();
    await vi.advanceTimersByTimeAsync(50);
    expect(order).toEqual(['second']);
    await vi.advanceTimersByTimeAsync(100);
    expect(order).toEqual(['second', 'third gave up']);
    expect(await third).toBeUndefined();
    (await second)?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(order).toEqual(['second', 'third gave up', 'late']);
    (await late)?.();
    expect(await end.turn()).toBeDefined();
  });

  it('are not taken while another process writes', async () => {
    const end = having(at(7));
    end.found(at(9));
    expect(await end.turn()).toBeUndefined();
  });
});
