import { z } from 'zod';
import { type FieldSaid, type FormBody, formBodyOf, patternOf } from '../form-body.ts';
import { strictQuery } from '../input.ts';
import { querySchema } from '../query-schema.ts';
import { fieldNames } from './body.ts';
import type { Act } from './openapi-about.ts';

export type Json = Readonly<Record<string, unknown>>;

/** A schema as JSON schema, whole in its place. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, id: _id, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json;
  return rest;
}

export const pathParameters = (act: Act): Json[] =>
  Object.entries((act.params?.shape ?? {}) as Readonly<Record<string, z.ZodType>>).map(([name, schema]) => {
    const example = acceptable(schema);
    return { name, in: 'path', required: true, schema: schemaOf(schema, 'input'), ...(example === undefined ? {} : { example }) };
  });

/** The parameters of an act: those of its address, and the headers that make sending twice harmless. */
export function parametersOf(act: Act, takesVersion: boolean): Json[] {
  const query = querySchema(strictQuery(act));
  return [
    ...pathParameters(act),
    ...Object.entries(query.properties as Json).map(([name, schema]) => ({
      name,
      in: 'query',
      required: false,
      description: (schema as Json).description ?? 'As in the address of the form.',
      schema,
    })),
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: 'A UUID of your own for this act. Sent again with the same content it gives the same answer and no second effect.',
      schema: { type: 'string', format: 'uuid' },
      example: '7d2f1c1e-6a0b-4a57-9f6a-3f1d0a3b9c55',
    },
    ...(takesVersion
      ? [
          {
            name: 'If-Match',
            in: 'header',
            required: false,
            description: 'The version that was read, in quotation marks, instead of `version` in the body. An old one is answered 412.',
            schema: { type: 'string' },
            example: '"3"',
          },
        ]
      : []),
  ];
}

/** The form's own fields. Where it takes files along, they come as multipart, under the same names. */
export function bodyOf(act: Act, body: z.ZodType): Json {
  const said = formBodyOf(body);
  const schema = said ? describedSchema(said) : flat(schemaOf(body, 'input'));
  const example = said ? describedExample(said) : exampleOf(body);
  const media = { schema, ...(example === undefined ? {} : { example }) };
  const content = { 'application/json': media, ...(act.upload ? { 'multipart/form-data': { schema } } : {}) };
  return { required: (schema.required as readonly string[] | undefined)?.length !== undefined, content };
}

function describedSchema({ fields, named = {} }: FormBody): Json {
  const required = Object.entries(fields).flatMap(([name, one]) => (one.required ? [name] : []));
  const templates = Object.entries(named).map(([template, one]) => [
    patternOf(template),
    fieldSchema({ ...one, says: `\`${template}\`: ${one.says}` }),
  ]);
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, fieldSchema(one)])),
    ...(templates.length > 0 ? { patternProperties: Object.fromEntries(templates) } : {}),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

function fieldSchema({ says, list, of, max, format, pattern, required }: FieldSaid): Json {
  const one = {
    type: 'string',
    ...(of ? { enum: required || list ? of : [...of, ''] } : {}),
    ...(max === undefined ? {} : { maxLength: max }),
    ...(format && required ? { format } : {}),
    ...(pattern === undefined ? {} : { pattern }),
  };
  return list ? { type: 'array', items: one, description: says } : { ...one, description: says };
}

/** What is required and what has an example of its own; of names that are made, the first there could be. */
function describedExample({ fields, named = {} }: FormBody): Json {
  const valued = (said: FormBody['fields'], nameOf: (name: string) => string) =>
    Object.entries(said).flatMap(([name, { list, of, required, example = required ? of?.[0] : undefined }]) =>
      example === undefined ? [] : [[nameOf(name), list ? [example] : example]],
    );
  return Object.fromEntries([...valued(fields, (name) => name), ...valued(named, firstName)]);
}

const firstName = (template: string): string =>
  template.replaceAll(/\{(\w+)\}/g, (_all, word: string) => (word === 'n' ? '0' : '0197a0b2-6c1e-7c3a-9d55-0c6f0e5a7d10'));

/** No other fields are taken than those that are named; a field that the schema cannot say anything of is a file. */
function flat(schema: Json): Json {
  const properties = schema.properties as Json | undefined;
  if (!properties) return schema;
  const said = Object.entries(properties).map(([name, one]) => [name, isSilent(one) ? file : one]);
  return { ...schema, properties: Object.fromEntries(said), ...('additionalProperties' in schema ? {} : { additionalProperties: false }) };
}

const isSilent = (schema: unknown): boolean => Object.keys((schema ?? {}) as object).length === 0;
const file: Json = { type: 'string', contentMediaType: 'application/octet-stream', description: 'A file; only in multipart/form-data.' };

const samples = ['yes', 'Text', '1', '2026-03-16', '0197a0b2-6c1e-7c3a-9d55-0c6f0e5a7d10', 'namn@exempel.se', 'https://exempel.se', ''];

/** A value that a field really takes: one that it lists, or one of a few that are of a common kind. */
function acceptable(schema: z.ZodType): string | undefined {
  const listed = schemaOf(schema, 'input').enum;
  const values = [...(Array.isArray(listed) ? listed : []), ...samples].filter((one) => typeof one === 'string');
  return values.find((value) => schema.safeParse(value).success);
}

/** A body that the form takes; undefined where its rules are more than field by field. */
function exampleOf(body: z.ZodType): Json | undefined {
  if (!(body instanceof z.ZodObject) || fieldNames(body) === undefined) return undefined;
  const fields = Object.entries(body.shape as Record<string, z.ZodType>)
    .filter(([, field]) => !field.safeParse(undefined).success)
    .map(([name, field]) => [name, acceptable(field)]);
  const example = Object.fromEntries(fields);
  return body.safeParse(example).success ? example : undefined;
}
