import type { Database } from '../../platform/db/index.ts';
import type { Log } from '../../platform/log.ts';
import { buildCatalogue, type Catalogue } from './core/catalogue.ts';
import type { Concept } from './core/types.ts';
import { readCodes } from './queries.ts';

/** The codes in this node's memory. */
export type Codes = {
  readonly catalogue: () => Catalogue;
  /** Reads the releases, and what the definitions name, anew. */
  readonly refresh: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const CHANNEL = 'codes_changed';

/** Only the codes that the definitions name: what there is before anything has been imported. Built when first asked for. */
export function ownCatalogue(own: readonly Concept[]): () => Catalogue {
  let catalogue: Catalogue | undefined;
  return () => {
    catalogue ??= buildCatalogue([], own);
    return catalogue;
  };
}

/**
 * Keeps the imported releases in memory, with the index to search them, and reads them again when an import has been committed. An
 * answer may be a moment older than an import: each shows the edition that it comes from. Await `refresh` once at start, and call it when
 * the definitions name other codes than before: `own` is asked each time.
 */
export function createCodes(deps: { db: Pick<Database, 'read' | 'listen'>; log: Log; own: () => readonly Concept[] }): Codes {
  const { db, log, own } = deps;
  let catalogue = ownCatalogue(own());
  let running: Promise<void> | undefined;
  let isAskedAgain = false;

  const read = async (): Promise<void> => {
    do {
      isAskedAgain = false;
      const releases = await db.read(readCodes);
      const next = buildCatalogue(releases, own());
      catalogue = () => next;
      log.debug({ version: next.version, concepts: next.concepts.length }, 'the codes were read');
    } while (isAskedAgain);
  };
  const refresh = (): Promise<void> => {
    isAskedAgain = true;
    running ??= read().finally(() => {
      running = undefined;
    });
    return running;
  };
  const inBackground = (): void => {
    refresh().catch((error: unknown) => log.warn({ err: error }, 'the codes could not be read anew; the old ones are shown'));
  };
  const listener = db.listen(CHANNEL, inBackground, { onReconnect: inBackground });
  return {
    catalogue: () => catalogue(),
    refresh,
    close: async () => {
      await listener.close();
      await running?.catch(() => undefined);
    },
  };
}
