import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { patterns } from '../../kernel/paths.ts';
import { securitySchemes, withActs } from './acts/openapi.ts';
import { tidy } from './openapi-tidy.ts';
import { querySchema } from './query-schema.ts';
import type { Route } from './route.ts';

export type ApiFacts = {
  readonly name: string;
  readonly version: string;
  readonly baseUrl: string;
  /** Requests per minute and address that are not answered from memory; undefined when there is no limit. */
  readonly perMinute: number | undefined;
  /** All routes; asked for with the description, when they are known. */
  readonly routes: () => readonly Route<never>[];
  readonly roles: readonly string[];
};

/** The API described by OpenAPI 3.1, made from the route table. `read` works once the application is ready. */
export function apiDescription(facts: ApiFacts): { prepare: (app: FastifyInstance) => Promise<void>; read: () => object } {
  let read: (() => object) | undefined;
  let made: object | undefined;
  return {
    prepare: async (app) => {
      await app.register(swagger, {
        openapi: {
          openapi: '3.1.0',
          info: {
            title: `${facts.name} – öppet API för nationell högspecialiserad vård`,
            version: facts.version,
            description: describe(facts),
            contact: { name: facts.name, url: `${facts.baseUrl}${patterns.about}` },
            license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/sv/' },
          },
          servers: [{ url: facts.baseUrl }],
          components: { securitySchemes },
          externalDocs: { description: 'API-dokumentation för människor', url: `${facts.baseUrl}${patterns.apiDocs}` },
        },
        transform: (document) => {
          const { schema, url } = jsonSchemaTransform(document as Parameters<typeof jsonSchemaTransform>[0]);
          const query = document.schema?.querystring;
          return { schema: query && schema ? { ...schema, querystring: querySchema(query) } : schema, url } as never;
        },
        transformObject: (document) =>
          tidy(jsonSchemaTransformObject(document as Parameters<typeof jsonSchemaTransformObject>[0])) as never,
      });
      read = () => app.swagger();
    },
    read: () => {
      if (!read) throw new Error('The API description was asked for before the application was built');
      made ??= withActs(read(), facts.routes(), facts.roles);
      return made;
    },
  };
}

const describe = ({ perMinute }: ApiFacts): string =>
  [
    'Read the register of national highly specialised care (NHV) as of any day: `asOf` says which day, `knownAt` what had been recorded by then.',
    'Lists answer `{items, page, limit, total}`; `page` counts from 1, `limit` is 20 by default and at most 200. Days are YYYY-MM-DD in Sweden, instants RFC 3339 in UTC.',
    'What people do with forms programs do by `POST /v1/acts` and the path of the form, with an access key and an `Idempotency-Key`, and the fields of the form as JSON: texts, or lists of texts. The same rules hold, and the same is logged.',
    'Answers carry an ETag: send it back as If-None-Match and get 304 when nothing has changed. Faults are problem+json (RFC 9457) in Swedish or English, as Accept-Language says.',
    perMinute === undefined
      ? 'There is no limit to how often you may ask.'
      : `An address may send ${perMinute} requests a minute besides those answered from memory; after that comes 429 with Retry-After.`,
  ].join('\n\n');
