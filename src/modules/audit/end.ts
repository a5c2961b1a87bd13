import type { ChainHead } from './chain.ts';
import type { LockedHead, Micros } from './store.ts';

/** So long what is remembered is used, ms: then the clocks may have parted. Also how long a process is careful after it has met another. */
const REMEMBERED_MS = 60_000;
/** The longest wait for those before in the same process, ms. Then the lock in the database decides: it sees who waits for whom. */
const TURN_MS = 1_000;

/**
 * What a process remembers of where the log of a database ends: only a guess, which saves the question. Those who write take turns,
 * so that the guess holds when nobody else writes. Once it turns out that another process does, the guess is given up for a minute.
 */
export type EndOfLog = {
  /** Waits for those before; gives what ends the turn, or undefined when the wait is not worth it. */
  readonly turn: () => Promise<(() => void) | undefined>;
  /** The end, with the time now by the clock of the database. */
  readonly remembered: () => LockedHead | undefined;
  /** Takes in where the database says that the log ends. */
  readonly found: (head: LockedHead) => LockedHead;
  readonly sends: (head: ChainHead) => void;
  readonly landed: (head: LockedHead) => void;
  readonly lost: (how: { readonly hoped: boolean; readonly error: unknown }) => void;
};

const ends = new WeakMap<object, EndOfLog>();

/** The end of the log of a database, as all in this process know it. */
export function endOf(database: object): EndOfLog {
  const known = ends.get(database);
  if (known) return known;
  const made = unknownEnd();
  ends.set(database, made);
  return made;
}

function unknownEnd(): EndOfLog {
  const wait = line(TURN_MS);
  let end: { readonly head: LockedHead; readonly at: number } | undefined;
  let sent: ChainHead | undefined;
  let last: ChainHead | undefined;
  let carefulUntil = 0;
  const isCareful = (): boolean => performance.now() < carefulUntil;
  const meetsAnother = (): void => {
    carefulUntil = performance.now() + REMEMBERED_MS;
  };
  return {
    turn: async () => (isCareful() ? undefined : wait()),
    remembered: () => {
      const age = end ? performance.now() - end.at : Number.POSITIVE_INFINITY;
      return end && age < REMEMBERED_MS && !isCareful() ? { ...end.head, clock: later(end.head.clock, age) } : undefined;
    },
    found: (head) => {
      if (last && !isSame(head, last) && !(sent && isSame(head, sent))) meetsAnother();
      if (last && head.seq < last.seq) last = head; // the log was put back, or another server took over that had not all of it
      return head;
    },
    sends: (head) => {
      sent = head;
    },
    landed: (head) => {
      if (last && head.seq < last.seq) return; // one that came after has told already
      last = head;
      end = { head, at: performance.now() };
    },
    lost: ({ hoped, error }) => {
      end = undefined;
      if (hoped && error instanceof Error && 'code' in error && error.code === '40001') meetsAnother();
    },
  };
}

const isSame = (one: ChainHead, other: ChainHead): boolean => one.seq === other.seq && one.hash.equals(other.hash);
const later = (clock: Micros, ms: number): Micros => clock + Math.round(ms * 1_000);

/** Lets one at a time go, in the order they came; one that has waited too long gets no turn. */
function line(limitMs: number): () => Promise<(() => void) | undefined> {
  let busy = false;
  const waiting: ((leave: () => void) => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next(leave);
    else busy = false;
  };
  return () => {
    if (!busy) {
      busy = true;
      return Promise.resolve(leave);
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(go), 1);
        resolve(undefined);
      }, limitMs);
      const go = (leaveIt: () => void): void => {
        clearTimeout(timer);
        resolve(leaveIt);
      };
      waiting.push(go);
    });
  };
}
