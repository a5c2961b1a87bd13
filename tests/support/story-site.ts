import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openWorld, type World } from '../../src/cli/demo/world.ts';
import { cookiesFor } from '../../src/modules/identity/index.ts';
import type { Database } from '../../src/platform/db/index.ts';
import type { KeptFileStore } from '../../src/platform/files/index.ts';
import { projectRoot } from '../../src/platform/root.ts';
import { parseSettings } from '../../src/platform/settings.ts';
import { temporaryFiles } from './files.ts';
import { quietLog } from './fresh-db.ts';
import { moveClock, type SignedInApp, session } from './group-story.ts';
import { openSite, type Site } from './site.ts';

export type StorySite = Awaited<ReturnType<typeof openStorySite>>;

/** The whole product and a browser, and the world in which the demonstration's story is played. */
export async function openStorySite() {
  const files = await temporaryFiles();
  const site = await openSite({ files });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-story-'));
  let before: () => Promise<void> = async () => undefined;
  const db: Database = {
    ...site.app.db,
    tx: async (work, options) => {
      await before();
      return site.app.db.tx(work, options);
    },
  };
  const world = await worldOn(site, db, files, folder);
  const app: SignedInApp = Object.assign(site.app, { auditKey: site.auditKey });
  return {
    ...site,
    world,
    /** Called before each transaction of the story. */
    beforeEach: (act: () => Promise<void>): void => {
      before = act;
    },
    /** From here on it is this moment for those who look. */
    at: (moment?: string): Promise<void> => moveClock(app, moment),
    /** A cookie of a persona who has just signed in. */
    cookieOf: async (persona: string) => {
      const { token } = await session(app.db, persona);
      // Browsers take `__Host-` cookies of localhost over plain HTTP too, but are told of them as of a secure address.
      return { name: cookiesFor(site.baseUrl).session, value: token, url: 'https://localhost', secure: true, httpOnly: true };
    },
    close: async (): Promise<void> => {
      await world.close();
      await site.close();
      await files.remove();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The story is told in the site's database, with documents in the site's store. */
async function worldOn(site: Site, db: Database, files: KeptFileStore, folder: string): Promise<World> {
  const parsed = parseSettings({ TILLSTAND_DATA_DIR: folder, TILLSTAND_MODE: 'demo', PORT: new URL(site.baseUrl).port }, folder);
  if (!parsed.ok) throw new Error(parsed.faults.join());
  const world = await openWorld(
    {
      settings: parsed.settings,
      log: quietLog,
      root: projectRoot(),
      out: () => undefined,
      say: () => undefined,
      openDatabase: () => Promise.reject(new Error('not needed')),
      openMigratedDb: async () => db,
    },
    db,
  );
  return { ...world, deps: { ...world.deps, files } };
}
