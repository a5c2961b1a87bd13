import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { LocalDate } from '../../kernel/date.ts';
import { type Database, isUnavailable } from '../../platform/db/index.ts';
import type { Log } from '../../platform/log.ts';
import type { RegisterData, RegisterView } from './core/view.ts';
import { countBehind, endLease, markSeen, renewLease } from './node-lease.ts';
import { type RegisterVersion, readRegisterData, readVersion } from './queries.ts';
import { createViewCache } from './view-cache.ts';

/** The register in this node's memory, and the promise that it is not stale (docs/adr/0021). */
export type Register = {
  /** Everything that the register is folded from. Throws before it has been read. */
  readonly data: () => RegisterData;
  /** The register at the end of one day as recorded by the end of another; the same view for the same question. */
  readonly view: (asOf: LocalDate, knownAt: LocalDate) => RegisterView;
  /**
   * The register with what demonstrations have made up, for the eyes of their personas alone (docs/adr/0032). `data` and
   * `view` above never hold any of it.
   */
  readonly withFictitious: Pick<Register, 'data' | 'view' | 'version'>;
  /** Changes with every committed change; '' before the register has been read. */
  readonly version: () => string;
  /** Whether the register has been read. */
  readonly ready: () => boolean;
  /** Since this node last knew that what it holds is the newest; infinite before the first time. */
  readonly secondsSinceCheck: () => number;
  /**
   * To be awaited before an answer is made from memory. At once while this node's lease holds and it hears of
   * changes; else it asks the database for the version first, and fails when that cannot be asked.
   */
  readonly fresh: () => Promise<void>;
  /** Renews the lease and reads the register anew if it has changed. Await it once at start. */
  readonly refresh: () => Promise<void>;
  /**
   * For writers, after commit and before the answer: resolves when no node serves anything older any more, because
   * each has seen the change or its lease has run out. Fails when that takes longer than `limitMs`.
   */
  readonly acknowledge: (limitMs?: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type RegisterDeps = {
  readonly db: Pick<Database, 'kysely' | 'read' | 'listen'>;
  readonly log: Log;
  /** How long a node may serve from memory without asking; the longest that a cut-off node delays a writer. */
  readonly leaseMs?: number;
};

type Loaded = {
  readonly data: RegisterData;
  readonly version: RegisterVersion;
  readonly view: Register['view'];
  readonly all: { readonly data: RegisterData; readonly view: Register['view'] };
};

const CHANNEL = 'register_changed';
/** Clocks run unevenly: this node trusts its lease for a tenth less than the database grants. */
const TRUST = 0.9;

/** Starts to hear of changes at once; the register is there after the first `refresh`. Close it when done. */
export function createRegister({ db, log, leaseMs = 5_000 }: RegisterDeps): Register {
  const node = randomUUID();
  let loaded: Loaded | undefined;
  let trustedUntil = 0;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let closed = false;

  const get = (): Loaded => {
    if (!loaded) throw new Error('the register has not been read yet');
    return loaded;
  };
  const isTrusted = (): boolean => loaded !== undefined && performance.now() < trustedUntil && listener.isListening();

  /**
   * The order is what makes it safe. The lease stands in the database before the version is asked for, so a writer
   * who commits after that question finds the lease and waits; one who committed before is seen by the question.
   */
  const synchronise = async (): Promise<void> => {
    const start = performance.now();
    try {
      await renewLease(db.kysely, node, loaded?.version.number ?? -1, leaseMs);
      const version = await readVersion(db.kysely);
      if (version.name !== loaded?.version.name) await load();
      trustedUntil = start + leaseMs * TRUST;
      checkedAt = start;
    } catch (error) {
      trustedUntil = 0;
      // A database that is away lets the lease run out by itself; a register that cannot be read must not hold writers up.
      if (!isUnavailable(error)) await endLease(db.kysely, node);
      throw error;
    }
  };

  const load = async (): Promise<void> => {
    const read = await db.read(readRegisterData);
    const view = createViewCache(read.data);
    const all = read.withFictitious === read.data ? view : createViewCache(read.withFictitious);
    loaded = { ...read, view, all: { data: read.withFictitious, view: all } };
    await markSeen(db.kysely, node, read.version.number);
    log.debug({ version: read.version.name, entries: read.data.journal.length }, 'the register was read');
  };

  /** One at a time; whoever asks during one gets the next, which begins after the asking. */
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const refresh = (): Promise<void> => {
    if (closed) return Promise.reject(new Error('the register is closed'));
    if (!running) {
      running = synchronise().finally(() => {
        running = undefined;
      });
      return running;
    }
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return refresh();
      });
    return next;
  };

  const inBackground = (): void => {
    if (!closed)
      refresh().catch((error: unknown) => log.warn({ err: error }, 'the register could not be refreshed; answers ask the database'));
  };

  const listener = db.listen(CHANNEL, inBackground, {
    onReconnect: inBackground,
    onDown: () => {
      trustedUntil = 0;
    },
  });
  const heartbeat = setInterval(inBackground, leaseMs / 3);
  heartbeat.unref();

  const fresh = async (): Promise<void> => {
    for (let tries = 0; tries < 2; tries += 1) {
      if (tries === 0 && isTrusted()) return;
      await refresh();
      if (performance.now() < trustedUntil) return;
    }
    throw new Error('timeout expired: the database answers more slowly than the register may go without asking');
  };

  const acknowledge = async (limitMs = leaseMs * 4): Promise<void> => {
    const limit = performance.now() + limitMs;
    const { number } = await readVersion(db.kysely);
    inBackground();
    while ((await countBehind(db.kysely, number)) > 0) {
      if (performance.now() > limit) throw new Error(`not every node has seen version ${number} of the register within ${limitMs} ms`);
      await wait(10);
    }
  };

  const version = (): string => loaded?.version.name ?? '';

  return {
    data: () => get().data,
    view: (asOf, knownAt) => get().view(asOf, knownAt),
    version,
    withFictitious: { data: () => get().all.data, view: (asOf, knownAt) => get().all.view(asOf, knownAt), version },
    ready: () => loaded !== undefined,
    secondsSinceCheck: () => (performance.now() - checkedAt) / 1_000,
    fresh,
    refresh,
    acknowledge,
    close: async () => {
      closed = true;
      clearInterval(heartbeat);
      await listener.close();
      await running?.catch(() => undefined);
      await endLease(db.kysely, node).catch(() => undefined);
    },
  };
}
