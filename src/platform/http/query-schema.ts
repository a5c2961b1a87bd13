import { z } from 'zod';

type Json = Record<string, unknown>;

/**
 * A query as JSON schema. What a field becomes says more than the text it arrives as (a whole number and its
 * limits), except where a transformation hides it: then the text's own schema is shown.
 */
export function querySchema(query: unknown): Json {
  if (!(query instanceof z.ZodObject)) throw new Error('A query must be declared with z.object');
  const arriving = toJson(query, 'input');
  const fields = Object.entries(query.shape).map(([name, field]) => [name, fieldSchema(field as z.ZodType)] as const);
  return { type: 'object', properties: Object.fromEntries(fields), required: arriving.required ?? [], additionalProperties: false };
}

function fieldSchema(field: z.ZodType): Json {
  const [becomes, arrives] = [toJson(field, 'output'), toJson(field, 'input')];
  return says(becomes) ? becomes : { ...arrives, ...becomes };
}

const says = (schema: Json): boolean => ['type', 'enum', 'anyOf', 'oneOf', 'const'].some((word) => word in schema);

function toJson(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, id: _id, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json;
  return rest;
}
