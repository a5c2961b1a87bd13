import { PROBLEM_TYPE, problemExample } from '../problem/json.ts';

type Json = { [key: string]: unknown };

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Removes what the generator adds and nobody needs, and gives every answer and parameter an example. */
export function tidy(document: object): object {
  const whole = withoutNoise(withoutBody304(document)) as Json;
  const used = usedSchemas(whole);
  const components = isObject(whole.components) ? whole.components : {};
  const schemas = Object.fromEntries(
    Object.entries(isObject(components.schemas) ? components.schemas : {}).filter(([name]) => used.has(name)),
  );
  const lookUp = (ref: string): unknown => schemas[ref.split('/').at(-1) ?? ''];
  return withExamples(withProblemExamples({ ...whole, components: { ...components, schemas } }), lookUp) as object;
}

/** Each fault that an operation can answer with is shown as it looks. */
function withProblemExamples(document: Json): Json {
  const paths = Object.entries(isObject(document.paths) ? document.paths : {}).map(([path, item]) => {
    const operations = Object.entries(isObject(item) ? item : {}).map(([method, one]) => [
      method,
      isObject(one) ? withFaults(one, path) : one,
    ]);
    return [path, Object.fromEntries(operations)];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

function withFaults(operation: Json, path: string): Json {
  const responses = Object.entries(isObject(operation.responses) ? operation.responses : {}).map(([status, response]) => {
    const content = isObject(response) && isObject(response.content) ? response.content : {};
    const media = content[PROBLEM_TYPE];
    return [
      status,
      isObject(media)
        ? { ...(response as Json), content: { [PROBLEM_TYPE]: { ...media, example: problemExample(Number(status), path) } } }
        : response,
    ];
  });
  return { ...operation, responses: Object.fromEntries(responses) };
}

/** 304 has no body, but the generator gives every answer one. */
function withoutBody304(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBody304);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, one]) => [
    key,
    key === '304' && isObject(one) ? { description: one.description } : withoutBody304(one),
  ]);
  return Object.fromEntries(entries);
}

/** Zod writes the limits of safe integers on every integer. */
function withoutNoise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNoise);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(
    ([key, one]) => !((key === 'minimum' || key === 'maximum') && Math.abs(Number(one)) === Number.MAX_SAFE_INTEGER),
  );
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutNoise(one)]));
}

/** Names of the schemas that paths reach, also by way of other schemas. */
function usedSchemas(document: Json): Set<string> {
  const used = new Set<string>();
  const schemas = isObject(document.components) && isObject(document.components.schemas) ? document.components.schemas : {};
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    if (!isObject(value)) return;
    const name = typeof value.$ref === 'string' ? (value.$ref.split('/').at(-1) ?? '') : '';
    if (name !== '' && !used.has(name)) {
      used.add(name);
      walk(schemas[name]);
    }
    Object.values(value).forEach(walk);
  };
  walk(document.paths);
  return used;
}

/** `{ schema }` becomes `{ schema, example }` where there is none. */
function withExamples(value: unknown, lookUp: (ref: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => withExamples(one, lookUp));
  if (!isObject(value)) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === 'schemas' ? one : withExamples(one, lookUp)]));
  if (!isObject(value.schema) || 'example' in value || 'examples' in value) return inner;
  const example = exampleOf(value.schema, lookUp, 0);
  return example === undefined ? inner : { ...inner, example };
}

/** The example that a schema's author gave, put together from its parts; nothing is made up beyond enumerations and constants. */
export function exampleOf(schema: unknown, lookUp: (ref: string) => unknown, depth: number): unknown {
  if (!isObject(schema) || depth > 12) return undefined;
  if (typeof schema.$ref === 'string') return exampleOf(lookUp(schema.$ref), lookUp, depth + 1);
  const given = Array.isArray(schema.examples) ? schema.examples[0] : schema.example;
  if (given !== undefined) return given;
  if ('const' in schema) return schema.const;
  if ('default' in schema) return schema.default;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  for (const key of ['anyOf', 'oneOf', 'allOf']) {
    const branches = schema[key];
    const found = Array.isArray(branches)
      ? branches.map((one) => exampleOf(one, lookUp, depth + 1)).find((one) => one !== undefined)
      : undefined;
    if (found !== undefined) return found;
  }
  if (schema.type === 'null') return null;
  if (schema.type === 'array') {
    const item = exampleOf(schema.items, lookUp, depth + 1);
    return item === undefined ? undefined : [item];
  }
  if (!isObject(schema.properties)) return undefined;
  const parts = Object.entries(schema.properties).map(([name, one]) => [name, exampleOf(one, lookUp, depth + 1)] as const);
  return Object.fromEntries(parts.filter(([, one]) => one !== undefined));
}
