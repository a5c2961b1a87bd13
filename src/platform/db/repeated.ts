import type pg from 'pg';

/** Planned once from this time on that a connection is asked it. */
const TIMES = 3;
/** At most so many on a connection: the database keeps their plans until it is closed. */
const MOST = 100;
const REMEMBERED = 1_000;
/** A longer text is a bulk insert, with another text for each number of rows. */
const LONGEST = 4_000;

/** Changes, not questions: for a question a plan that suits all values may be worse than one for these. */
const isChange = /^\s*(?:insert\s+into|update|delete\s+from)\s/i;

const counts = new WeakMap<pg.PoolClient, { readonly times: Map<string, number>; named: number }>();

/** Whether this change has been asked often enough on this connection to be planned once and for all there. Counts it. */
export function isRepeated(client: pg.PoolClient, text: string): boolean {
  if (text.length > LONGEST || !isChange.test(text)) return false;
  const known = counts.get(client) ?? { times: new Map<string, number>(), named: 0 };
  counts.set(client, known);
  const times = (known.times.get(text) ?? 0) + 1;
  if (times > TIMES) return true;
  if (times === TIMES) {
    if (known.named >= MOST) return false;
    known.named += 1;
  } else if (times === 1 && known.times.size >= REMEMBERED) forgetRare(known.times);
  known.times.set(text, times);
  return times === TIMES;
}

function forgetRare(times: Map<string, number>): void {
  for (const [text, n] of times) if (n < TIMES) times.delete(text);
}
