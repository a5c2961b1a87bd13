import type { FastifyInstance } from 'fastify';
import type { Assets } from './platform/assets/assets.ts';
import { siteLayout } from './platform/http/chrome.tsx';
import { buildFrame } from './platform/http/frame.ts';
import { apiDescription } from './platform/http/openapi.ts';
import type { Route } from './platform/http/route.ts';
import type { HttpSettings } from './platform/http/settings.ts';
import { systemRoutes } from './platform/http/system-routes.ts';
import type { Log } from './platform/log.ts';

/** What the routes of all modules are lent, together. */
export type AppDeps = {
  readonly register: { readonly version: () => string };
};

export type AppOptions = {
  readonly http: HttpSettings;
  readonly deps: AppDeps;
  readonly log: Log;
  readonly assets: Assets;
  readonly clock: () => Date;
  /** Whether the database answers now; must end within a second or so. */
  readonly databaseIsReady: () => Promise<boolean>;
  /** Routes besides those of the modules; tests add their own. */
  readonly moreRoutes?: readonly Route<AppDeps>[];
};

export const api = { name: 'Tillstånd', version: '0.1.0', released: '2026-11-22', status: 'beta' } as const;

/** Puts the parts together. Listens to nothing and reads no environment; `main.ts` does. */
export async function buildApp(
  options: AppOptions,
): Promise<FastifyInstance & { openapi: () => object; routes: readonly Route<AppDeps>[] }> {
  const { http, deps, log, assets, clock } = options;
  const description = apiDescription({ ...api, baseUrl: http.baseUrl });
  const routes: Route<AppDeps>[] = [
    ...systemRoutes({
      assets,
      api,
      openapi: () => description.read(),
      checks: { database: options.databaseIsReady, register: () => deps.register.version() !== '' },
    }),
    ...(options.moreRoutes ?? []),
  ];
  const pages = routes.filter((route) => route.kind === 'page').map((route) => route.path);
  const app = await buildFrame<AppDeps>({
    routes,
    deps,
    settings: http,
    log,
    clock,
    layout: siteLayout({ assets, baseUrl: http.baseUrl, pages }),
    registerVersion: deps.register.version,
    beforeRoutes: description.prepare,
  });
  await app.ready();
  return Object.assign(app, { openapi: description.read, routes });
}
