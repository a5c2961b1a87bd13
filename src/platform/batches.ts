type Waiting<T> = { readonly item: T; readonly done: () => void; readonly failed: (error: unknown) => void };

/**
 * For work that costs hardly more for several than for one. What is asked for while some is being done waits, and is then done together, at most so many at a
 * time. The work gives the fault of each that came to one, in order; what it throws is the fault of all.
 */
export function inBatches<T>(most: number, work: (items: readonly T[]) => Promise<readonly unknown[]>): (item: T) => Promise<void> {
  const waiting: Waiting<T>[] = [];
  let isAtWork = false;

  const doBatch = async (): Promise<void> => {
    const batch = waiting.splice(0, most);
    try {
      const faults = await work(batch.map(({ item }) => item));
      for (const [at, { done, failed }] of batch.entries()) {
        const fault = faults[at];
        if (fault === undefined) done();
        else failed(fault);
      }
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  };

  const doAll = async (): Promise<void> => {
    isAtWork = true;
    while (waiting.length > 0) await doBatch();
    isAtWork = false;
  };

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      if (!isAtWork) void doAll();
    });
}
