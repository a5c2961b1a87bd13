import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

export type ApiFacts = { readonly name: string; readonly version: string; readonly baseUrl: string };

/** The API described by OpenAPI 3.1, made from the route table. `read` works once the application is ready. */
export function apiDescription(facts: ApiFacts): { prepare: (app: FastifyInstance) => Promise<void>; read: () => object } {
  let read: (() => object) | undefined;
  let made: object | undefined;
  return {
    prepare: async (app) => {
      await app.register(swagger, {
        openapi: { openapi: '3.1.0', info: { title: facts.name, version: facts.version }, servers: [{ url: facts.baseUrl }] },
        transform: jsonSchemaTransform,
        transformObject: jsonSchemaTransformObject,
      });
      read = () => app.swagger();
    },
    read: () => {
      if (!read) throw new Error('The API description was asked for before the application was built');
      made ??= read();
      return made;
    },
  };
}
