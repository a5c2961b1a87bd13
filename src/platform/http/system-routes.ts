import { z } from 'zod';
import { patterns } from '../../kernel/paths.ts';
import { FAVICON_PATH, faviconSvg } from '../../ui/layout/brand.tsx';
import type { Assets } from '../assets/assets.ts';
import { problem } from '../problem/problem.ts';
import { anyone } from './policy.ts';
import { type Route, reply, routesFor } from './route.ts';

export type SystemOptions = {
  readonly assets: Assets;
  /** Each must answer true within its own time limit for the service to be ready. */
  readonly checks: Readonly<Record<string, () => boolean | Promise<boolean>>>;
  readonly openapi: () => object;
  readonly api: { readonly name: string; readonly version: string; readonly released: string; readonly status: string };
};

const publicRead = 'none: public read';
const immutable = { 'cache-control': 'public, max-age=31536000, immutable' };
const aDay = { 'cache-control': 'public, max-age=86400' };
const day = 86_400_000;

/** Health, API description, built files and the files that machines look for at fixed addresses. */
export function systemRoutes({ assets, checks, openapi, api }: SystemOptions): Route<unknown>[] {
  const { json, file } = routesFor<unknown>();
  const health = { policy: anyone, audit: 'none: asked by machines', uncounted: true, tag: 'Operation' } as const;
  return [
    json({
      ...health,
      id: 'health.live',
      path: patterns.live,
      summary: 'The process answers',
      response: z.object({ status: z.literal('live') }),
      handler: () => ({ status: 'live' as const }),
    }),
    json({
      ...health,
      id: 'health.ready',
      path: patterns.ready,
      summary: 'Database and register answer; 503 until they do',
      response: z.object({ status: z.enum(['ready', 'not-ready']), checks: z.record(z.string(), z.boolean()) }),
      handler: async () => {
        const results = await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await answersTrue(check)] as const));
        const ready = results.every(([, fine]) => fine);
        const body = { status: ready ? ('ready' as const) : ('not-ready' as const), checks: Object.fromEntries(results) };
        return ready ? body : reply(body, { status: 503, headers: { 'retry-after': '5' } });
      },
    }),
    json({
      id: 'api.openapi',
      path: patterns.api.openapi,
      policy: anyone,
      audit: publicRead,
      cache: 'register',
      tag: 'About the API',
      summary: 'This API described by OpenAPI 3.1',
      response: z.looseObject({ openapi: z.string().meta({ examples: ['3.1.0'] }) }),
      handler: () => openapi() as { openapi: string },
    }),
    json({
      id: 'api.info',
      path: patterns.api.info,
      policy: anyone,
      audit: publicRead,
      cache: 'register',
      tag: 'About the API',
      summary: 'Name, version and status of the API',
      response: apiInfo,
      handler: ({ url }) => ({
        apiName: api.name,
        apiVersion: api.version,
        apiReleased: api.released,
        apiDocumentation: url.absolute(patterns.apiDocs),
        apiStatus: api.status,
      }),
    }),
    file({
      id: 'site.asset',
      path: patterns.assets,
      policy: anyone,
      audit: publicRead,
      cache: 'build',
      types: ['*/*'],
      params: z.object({ name: z.string() }),
      handler: ({ params }) => {
        const found = assets.find(params.name);
        return found ? { ...found, headers: immutable } : problem('not-found');
      },
    }),
    file({
      id: 'site.icon',
      path: FAVICON_PATH,
      policy: anyone,
      audit: publicRead,
      cache: 'build',
      types: ['image/svg+xml'],
      handler: () => ({ type: 'image/svg+xml', content: faviconSvg, headers: aDay }),
    }),
    file({
      id: 'site.oldIcon',
      path: patterns.favicon,
      policy: anyone,
      audit: publicRead,
      types: ['*/*'],
      handler: () => ({ answer: 'redirect', to: FAVICON_PATH, status: 308, headers: aDay }),
    }),
    file({
      id: 'site.robots',
      path: patterns.robots,
      policy: anyone,
      audit: publicRead,
      types: ['text/plain'],
      handler: () => ({ type: 'text/plain; charset=utf-8', content: 'User-agent: *\nDisallow: /*?\n', headers: aDay }),
    }),
    file({
      id: 'site.securityTxt',
      path: patterns.securityTxt,
      policy: anyone,
      audit: publicRead,
      types: ['text/plain'],
      handler: ({ now, url }) => ({
        type: 'text/plain; charset=utf-8',
        content: securityTxt(url.absolute(patterns.about), url.absolute(patterns.securityTxt), new Date(now.getTime() + 180 * day)),
        headers: aDay,
      }),
    }),
  ];
}

const example = (text: string) => z.string().meta({ examples: [text] });
const apiInfo = z
  .object({
    apiName: example('Tillstånd'),
    apiVersion: example('0.1.0'),
    apiReleased: example('2026-11-22').meta({ format: 'date' }),
    apiDocumentation: example('https://tillstand.example.se/api-dokumentation'),
    apiStatus: example('beta'),
  })
  .meta({ id: 'ApiInfo' });

async function answersTrue(check: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await check();
  } catch {
    return false;
  }
}

/** RFC 9116. */
const securityTxt = (contact: string, canonical: string, expires: Date): string =>
  `Contact: ${contact}\nExpires: ${expires.toISOString().slice(0, 19)}Z\nPreferred-Languages: sv, en\nCanonical: ${canonical}\n`;
