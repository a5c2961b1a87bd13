/**
 * Lets at most so many go at a time; the others wait in the order they came. For work that would otherwise take every connection to the database
 * and wait there for one lock, while those wait who need nothing of it.
 */
export function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let going = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (going >= most) await new Promise<void>((resume) => waiting.push(resume));
    else going += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else going -= 1;
    }
  };
}
