import { setTimeout as wait } from 'node:timers/promises';
import { type Database, isUnavailable, type Tx, worksForSystem } from '../db/index.ts';
import type { Log } from '../log.ts';
import { addJob, dueJobs, endJob, holdJob, takeJob } from './queries.ts';
import { type Every, nextTime } from './schedule.ts';

export type { Every } from './schedule.ts';

/** One transaction of the product's own work; row-level security lets it through. */
export type JobTx = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Work that the product does by itself, again and again. A module exports its own; `src/jobs.ts` joins them. */
export type Job = {
  /** `mail.digest`; the same on every node and in every release. */
  readonly name: string;
  readonly every: Every;
  /**
   * Usually one node does it at a time. Work that itself shares what there is to do between nodes, row by row, is done on every node,
   * and leaves no trace where there is nothing to do.
   */
  readonly onEveryNode?: boolean;
  /**
   * Does what is due by the database's clock (`clockNow(tx)`), in as many transactions as it likes, and may be cut off between any two:
   * after that it is done again from the start. So each transaction must leave things whole and find out anew what remains.
   */
  readonly run: (tx: JobTx, stop: AbortSignal) => Promise<void>;
};

export type Jobs = {
  /** Begins to look for work, now and then. */
  start(): void;
  /** Does one job now, whether it is due or not; for tests, demonstrations and the command line. */
  runNow(name: string): Promise<void>;
  /** Does what is due, once. */
  runDue(): Promise<void>;
  /** Lets the work under way end, and begins no more. */
  close(): Promise<void>;
};

export type JobsOptions = {
  readonly db: Database;
  readonly log: Log;
  readonly jobs: readonly Job[];
  readonly now?: () => Date;
  /** How often to look for what is due, in milliseconds. */
  readonly lookEveryMs?: number;
  /** For how long a job is taken; it is taken anew while it goes on. After a kill another node waits as long. */
  readonly takenSeconds?: number;
  /** After a fault it is tried again after so many seconds, or when it is due anyway if that is sooner. */
  readonly retrySeconds?: number;
};

/** Runs the product's recurring work. What is due is in the database, so that several nodes share it and none does the other's. */
export function createJobs(options: JobsOptions): Jobs {
  const { db, log, jobs, now = () => new Date(), lookEveryMs = 5_000, takenSeconds = 60, retrySeconds = 60 } = options;
  const doubled = jobs.find(({ name }, place) => jobs.findIndex((other) => other.name === name) !== place);
  if (doubled) throw new Error(`two jobs have the name ${doubled.name}`);
  const shared = jobs.filter((job) => !job.onEveryNode);
  const local = new Map(jobs.filter((job) => job.onEveryNode).map((job) => [job, now()]));
  const failing = new Map<Job, string>();
  const closing = new AbortController();
  let looking: Promise<void> | undefined;

  const tx: JobTx = (work) =>
    db.tx(async (inner) => {
      await worksForSystem(inner, 'jobs');
      return work(inner);
    });

  const attempt = async (job: Job): Promise<string | null> => {
    try {
      await job.run(tx, closing.signal);
      failing.delete(job);
      return null;
    } catch (error) {
      const fault = faultOf(error);
      // A disk that is full or a database that is away is told of once, not every few seconds.
      const level = failing.get(job) === fault ? 'debug' : isUnavailable(error) ? 'warn' : 'error';
      log[level]({ err: error, job: job.name }, 'a job failed and will be tried again');
      failing.set(job, fault);
      return fault;
    }
  };

  const runTaken = async (job: Job): Promise<void> => {
    const hold = setInterval(() => {
      holdJob(db.kysely, job.name, takenSeconds).catch((error: unknown) =>
        log.warn({ err: error, job: job.name }, 'a job could not be held'),
      );
    }, takenSeconds * 300);
    const fault = await attempt(job).finally(() => clearInterval(hold));
    const due = nextTime(job.every, now());
    const soon = nextTime(retrySeconds, now());
    const isCut = closing.signal.aborted;
    await endJob(db.kysely, job.name, isCut ? now() : fault === null || due < soon ? due : soon, fault);
  };

  const runDue = async (): Promise<void> => {
    for (const [job, dueAt] of local) {
      if (closing.signal.aborted) return;
      if (dueAt > now()) continue;
      await attempt(job);
      local.set(job, nextTime(job.every, now()));
    }
    const due = await dueJobs(
      db.kysely,
      shared.map((job) => job.name),
    );
    for (const job of shared.filter(({ name }) => due.includes(name))) {
      if (closing.signal.aborted) return;
      if (await takeJob(db.kysely, job.name, takenSeconds)) await runTaken(job);
    }
  };

  const makeKnown = async (): Promise<void> => {
    for (const { name, every } of shared) await addJob(db.kysely, name, typeof every === 'number' ? now() : nextTime(every, now()));
  };

  const look = async (): Promise<void> => {
    let isKnown = false;
    while (!closing.signal.aborted) {
      try {
        if (!isKnown) await makeKnown();
        isKnown = true;
        await runDue();
      } catch (error) {
        log.warn({ err: error }, 'jobs cannot be looked for now');
      }
      await wait(lookEveryMs, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
    }
  };

  return {
    start: () => {
      looking ??= look();
    },
    runDue: async () => {
      await makeKnown();
      await runDue();
    },
    runNow: async (name) => {
      const job = jobs.find((one) => one.name === name);
      if (!job) throw new Error(`no job has the name ${name}`);
      await job.run(tx, closing.signal);
    },
    close: async () => {
      closing.abort();
      await looking;
    },
  };
}

/** What kind of fault, without what it says: that may hold what someone wrote. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Error';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}
