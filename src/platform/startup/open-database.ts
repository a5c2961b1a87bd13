import type { Log } from '../log.ts';
import { findRunning, startEmbedded } from '../postgres/index.ts';
import type { Settings } from '../settings.ts';
import { placeOf, waitForDatabase } from './wait-for-database.ts';

/** A database that takes connections, and how to let go of it. */
export type OpenDatabase = {
  /** The running application's address. */
  appUrl: string;
  /** The owner's, for migrations. */
  adminUrl: string;
  kind: 'embedded' | 'given';
  /** Stops what was started here; a database that was only joined is left as it is. */
  stop(): Promise<void>;
  /** For a forced end. */
  stopAtOnce(): void;
};

export type OpenOptions = {
  log: Log;
  /** A plain line for the operator. */
  say: (line: string) => void;
  /** Use the embedded database of an instance that runs now, rather than refuse. */
  joinRunning?: boolean;
};

type Wanted = Pick<Settings, 'databaseUrl' | 'databaseAdminUrl' | 'dataDir' | 'databaseWaitSeconds'>;

const leave = { stop: () => Promise.resolve(), stopAtOnce: () => undefined };

/** Opens the given database, or the embedded one of the data folder. Throws an OperatorFault that says why it cannot. */
export async function openDatabase(settings: Wanted, { log, say, joinRunning = false }: OpenOptions): Promise<OpenDatabase> {
  const { databaseUrl: appUrl, databaseAdminUrl: adminUrl = appUrl } = settings;
  if (appUrl && adminUrl) {
    const limitMs = settings.databaseWaitSeconds * 1_000;
    await waitForDatabase(adminUrl, limitMs, (reason) =>
      say(`Waiting up to ${settings.databaseWaitSeconds} s for the database at ${placeOf(adminUrl)} (${reason}) …`),
    );
    return { appUrl, adminUrl, kind: 'given', ...leave };
  }
  const running = joinRunning ? await findRunning(settings.dataDir) : undefined;
  if (running) return { ...running, kind: 'embedded', ...leave };
  return { ...(await startEmbedded({ dataDir: settings.dataDir, log })), kind: 'embedded' };
}
