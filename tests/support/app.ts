import { type AppDeps, type AppOptions, buildApp } from '../../src/app.ts';
import { noAssets } from '../../src/platform/assets/assets.ts';
import { httpDefaults } from '../../src/platform/http/settings.ts';
import { type FreshDb, freshDb, quietLog } from './fresh-db.ts';

export const testHttp = { ...httpDefaults, baseUrl: 'http://localhost:3000', rateLimit: undefined };

/** A clock that tests move. */
export function testClock(start = '2026-03-16T10:00:00Z') {
  let at = new Date(start);
  return { now: () => at, set: (text: string) => void (at = new Date(text)) };
}

/** A register that says only which version it is. */
export function emptyRegister(version = '1') {
  let current = version;
  const deps: AppDeps = { register: { version: () => current } };
  return { deps, change: (to: string) => void (current = to) };
}

/** The application without a database behind it, for what the frame itself does. */
export async function frameApp(options: Partial<AppOptions> = {}) {
  const clock = testClock();
  const register = emptyRegister();
  const app = await buildApp({
    http: testHttp,
    deps: register.deps,
    log: quietLog,
    assets: noAssets,
    clock: clock.now,
    databaseIsReady: async () => true,
    ...options,
  });
  return Object.assign(app, { clock, register });
}

/** The whole application on a database of its own; ask it with `inject`, close it in `afterAll`. */
export async function freshApp(options: Partial<AppOptions> = {}): Promise<Awaited<ReturnType<typeof frameApp>> & { db: FreshDb }> {
  const db = await freshDb();
  const app = await frameApp({ databaseIsReady: () => db.isReady(), ...options });
  app.addHook('onClose', () => db.close());
  return Object.assign(app, { db });
}
