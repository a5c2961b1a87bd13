/** The parts of an OpenAPI document that the page shows. Whatever is missing in the document is left out. */
export type ApiDoc = {
  readonly version: string;
  readonly server: string;
  readonly description: readonly string[];
  readonly groups: readonly { readonly tag: string; readonly operations: readonly Operation[] }[];
};
export type Operation = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string | undefined;
  readonly parameters: readonly Parameter[];
  readonly answers: readonly Answer[];
  /** Path and query of a request that works: the examples of the parameters that must be given. */
  readonly call: string;
  /** What to send, as an example; undefined when nothing is sent. */
  readonly body: { readonly type: string; readonly text: string } | undefined;
};
export type Parameter = {
  readonly name: string;
  readonly place: string;
  readonly required: boolean;
  readonly type: string;
  readonly about: string;
  readonly example: string | undefined;
};
export type Answer = { readonly status: string; readonly description: string; readonly example: string | undefined };

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const object = (value: unknown): Json => (isObject(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads an OpenAPI 3.1 document; operations keep the order of the document, within their first tag. */
export function readApi(document: unknown): ApiDoc {
  const { info, servers, paths } = object(document);
  const operations = Object.entries(object(paths)).flatMap(([path, item]) =>
    Object.entries(object(item)).flatMap(([method, one]) =>
      isObject(one) ? [{ tag: text(list(one.tags)[0]), operation: operationOf(method, path, one) }] : [],
    ),
  );
  // What has no tag is not told of: addresses that are for other programs of the product.
  const groups = Map.groupBy(
    operations.filter(({ tag }) => tag !== ''),
    ({ tag }) => tag,
  );
  return {
    version: text(object(info).version),
    server: text(object(list(servers)[0]).url),
    description: text(object(info).description)
      .split('\n\n')
      .filter((paragraph) => paragraph !== ''),
    groups: [...groups].map(([tag, members]) => ({ tag, operations: members.map(({ operation }) => operation) })),
  };
}

function operationOf(method: string, path: string, one: Json): Operation {
  const parameters = list(one.parameters).filter(isObject).map(parameterOf);
  return {
    id: text(one.operationId) || `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    summary: text(one.summary),
    description: text(one.description) || undefined,
    parameters,
    answers: Object.entries(object(one.responses)).map(([status, answer]) => answerOf(status, object(answer))),
    call: parameters.reduce(
      (address, { name, place, example }) =>
        place === 'path' && example !== undefined ? address.replace(`{${name}}`, encodeURIComponent(example)) : address,
      path,
    ),
    body: bodyOf(object(one.requestBody)),
  };
}

function bodyOf({ content }: Json): Operation['body'] {
  const [type, media] = Object.entries(object(content))[0] ?? [];
  const { example } = object(media);
  return type === undefined || example === undefined ? undefined : { type, text: written(example) };
}

/** Lines of JSON stand as they are; anything else is JSON. */
const written = (example: unknown, indent?: number): string =>
  typeof example === 'string' ? example.trimEnd() : JSON.stringify(example, null, indent);

function parameterOf(one: Json): Parameter {
  const schema = object(one.schema);
  const given = one.example ?? schema.example ?? list(schema.examples)[0];
  return {
    name: text(one.name),
    place: text(one.in),
    required: one.required === true,
    type: typeOf(schema),
    about: text(one.description) || text(schema.description),
    example: given === undefined ? undefined : list(given).length > 0 ? list(given).join(', ') : String(given),
  };
}

/** `string`, `integer 1–200`, `one of adults, children`, `list of …`. */
function typeOf(schema: Json): string {
  if (schema.type === 'array') return `list: ${typeOf(object(schema.items))}`;
  if (Array.isArray(schema.enum)) return schema.enum.join(' | ');
  const range = schema.minimum === undefined && schema.maximum === undefined ? '' : ` ${schema.minimum ?? ''}–${schema.maximum ?? ''}`;
  return `${text(schema.format) || text(schema.type) || 'any'}${range}`;
}

function answerOf(status: string, answer: Json): Answer {
  const [media] = Object.values(object(answer.content));
  const example = object(media).example;
  return { status, description: text(answer.description), example: example === undefined ? undefined : written(example, 2) };
}
