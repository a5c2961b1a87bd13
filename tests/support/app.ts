import { type App, type AppOptions, buildApp } from '../../src/app.ts';
import { createRegister, viewRegister } from '../../src/modules/register/index.ts';
import { noAssets } from '../../src/platform/assets/assets.ts';
import type { FileStore } from '../../src/platform/files/index.ts';
import { temporaryFiles } from './files.ts';
import { type FreshDb, freshDb, quietLog } from './fresh-db.ts';
import { heedDescription } from './heed.ts';

/** A clock that tests move. */
export function testClock(start = '2026-03-16T10:00:00Z') {
  let at = new Date(start);
  const set = (text: string): void => {
    at = new Date(text);
  };
  return { now: () => at, set };
}

/** A register with nothing in it but its version, which tests change. */
export function emptyRegister(version = '1') {
  let current = version;
  const data = () => ({
    version: current,
    regions: [],
    collaborationRegions: [],
    organisations: [],
    areas: [],
    meetings: [],
    sources: [],
    generalConditions: [],
    printedOverviews: [],
    journal: [],
  });
  const register: AppOptions['register'] = {
    data,
    fresh: async () => undefined,
    view: (asOf, knownAt) => viewRegister(data(), asOf, knownAt),
    version: () => current,
    acknowledge: async () => undefined,
    get withFictitious() {
      return this;
    },
  };
  const change = (to: string): void => {
    current = to;
  };
  return { ...register, change };
}

/** Stands for something that the application under test has not got, but for what is known of it; whoever uses it is told so. */
const without = (what: string, known: Readonly<Record<string, unknown>> = {}): never =>
  new Proxy(known, {
    get: (_known, name) => {
      if (typeof name === 'string' && Object.hasOwn(known, name)) return known[name];
      throw new Error(`this application has no ${what}`);
    },
  }) as never;

/** Nobody can sign in here; what is open to all is read from the database, where there is one. */
const nobody = (db: AppOptions['identity']['db'] = without('database')): AppOptions['identity'] => ({
  db,
  signIn: without('sign-in', { isDemo: false }),
});

export type FrameApp = App & { readonly clock: ReturnType<typeof testClock>; readonly register: ReturnType<typeof emptyRegister> };

/** The application without a database and with an empty register, for what the frame itself does. */
export async function frameApp(options: Partial<AppOptions> = {}): Promise<FrameApp> {
  const clock = testClock();
  const register = emptyRegister();
  const app = await buildApp({
    settings: { baseUrl: 'http://localhost:3000', trustProxy: false },
    db: { isReady: async () => true },
    register,
    log: quietLog,
    assets: noAssets,
    identity: nobody(),
    files: without('store of files'),
    now: clock.now,
    alterRoute: heedDescription,
    ...options,
    http: { rateLimit: undefined, ...options.http },
  });
  return Object.assign(app, { clock, register });
}

/** The application on an empty database of its own; ask it with `inject`, close it in `afterAll`. */
export async function freshApp(options: Partial<AppOptions> = {}): Promise<FrameApp & { db: FreshDb }> {
  const db = await freshDb();
  const files = await temporaryFiles();
  return closing(await frameApp({ db, files, identity: nobody(db), ...options }), db, async () => {
    await db.close();
    await files.remove();
  });
}

export type RegisterAppOptions = Partial<AppOptions> & {
  /** Sign-in, made when the database is there. */
  readonly people?: (db: FreshDb) => Promise<Pick<AppOptions, 'identity' | 'demo' | 'session' | 'onDenied'>>;
};

/** The application with the real register of `data/`, in a database of its own. */
export async function registerApp({ people, ...options }: RegisterAppOptions = {}): Promise<FrameApp & { db: FreshDb; files: FileStore }> {
  const db = await freshDb({ filled: true });
  const register = createRegister({ db, log: quietLog });
  await register.refresh();
  const signIn = people ? await people(db) : {};
  const files = await temporaryFiles();
  const app = await frameApp({ db, register, files, now: () => new Date(), identity: nobody(db), ...signIn, ...options });
  const closed = closing(app, db, async () => {
    await register.close();
    await db.close();
    await files.remove();
  });
  return Object.assign(closed, { files: options.files ?? files });
}

/** A page as a browser asks for it, and its text as a reader meets it: no markup, single spaces. */
export async function readPage(app: Pick<FrameApp, 'inject'>, url: string) {
  const { statusCode: status, body: html } = await app.inject({ url, headers: { accept: 'text/html' } });
  return { status, html, text: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') };
}

function closing(app: FrameApp, db: FreshDb, after: () => Promise<void>): FrameApp & { db: FreshDb } {
  const closeApp = app.close.bind(app);
  const close = async (): Promise<void> => {
    await closeApp();
    await after();
  };
  return Object.assign(app, { db, close: close as FrameApp['close'] });
}
