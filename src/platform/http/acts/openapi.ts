import { PROBLEM_TYPE, problemExample } from '../../problem/json.ts';
import { actPath, actsRoot, isAct, pageOfForm } from './acts.ts';
import { actAnswer } from './answer.ts';
import { areaOf, areaTags } from './areas.ts';
import { hasVersion } from './body.ts';
import { actForm, formExample } from './form.ts';
import { type Act, descriptionOf, sentence } from './openapi-about.ts';
import { bodyOf, type Json, parametersOf, pathParameters, schemaOf } from './openapi-parts.ts';

type Document = { readonly paths?: Json; readonly components?: Json };

export const keyScheme = 'accessKey';

/** How keys are described; named by all that is not open to everyone. */
export const securitySchemes = {
  [keyScheme]: {
    type: 'http',
    scheme: 'bearer',
    description: 'An access key. People who have signed in make keys on the page /mina-nycklar.',
  },
} as const;

/**
 * Adds the acts to an API description, from the forms that they are. Called when the description is asked for and not before: a server
 * that nobody asks keeps nothing of it. `roles` are all that there are, for finding out whom a policy lets in.
 */
export function withActs(document: object, routes: readonly Act[], roles: readonly string[]): object {
  const { paths = {}, components = {}, ...rest } = document as Document;
  const { schemas, responses, ...others } = components as { readonly schemas?: Json; readonly responses?: Json };
  return {
    ...rest,
    paths: { ...paths, ...Object.fromEntries(routes.filter(isAct).map((act) => [addressOf(act), operationsOf(act, routes, roles)])) },
    components: {
      ...others,
      schemas: { ...schemas, ActDone: schemaOf(actAnswer, 'output'), ActForm: schemaOf(actForm, 'output') },
      responses: {
        ...responses,
        ...Object.fromEntries(faults.map(([status, description]) => [`Act${status}`, faultOf(status, description)])),
      },
    },
  };
}

const operationsOf = (act: Act, routes: readonly Act[], roles: readonly string[]): Json => ({
  ...(pageOfForm(act, routes) ? { get: readingOf(act) } : {}),
  post: operationOf(act, roles),
});

const addressOf = (act: Act): string => actPath(act).replaceAll(/:(\w+)/g, '{$1}');

function operationOf(act: Act, roles: readonly string[]): Json {
  const takesVersion = act.body !== undefined && hasVersion(act.body);
  return {
    operationId: act.id,
    summary: sentence(act),
    description: descriptionOf(act, roles, takesVersion),
    tags: tagsOf(act),
    security: [{ [keyScheme]: [] }],
    parameters: parametersOf(act, takesVersion),
    ...(act.body ? { requestBody: bodyOf(act, act.body) } : {}),
    responses: {
      200: {
        description: 'Done, or done before with the same Idempotency-Key.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/ActDone' }, example: exampleFor(act) } },
      },
      ...Object.fromEntries(
        faults
          .filter(([status]) => (status !== 404 || act.params !== undefined) && (status !== 412 || takesVersion))
          .map(([status]) => toShared(status)),
      ),
    },
  };
}

/** The form as it stands: how a program finds out what to send. */
const readingOf = (act: Act): Json => ({
  operationId: `${act.id}.form`,
  summary: `Its fields, what stands in them now, and the version. As the page at ${act.from ?? act.path}.`,
  tags: tagsOf(act),
  security: [{ [keyScheme]: [] }],
  parameters: pathParameters(act),
  responses: {
    200: {
      description: 'The form as it stands on its page for the person of the key.',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/ActForm' }, example: { ...formExample, act: act.id } } },
    },
    ...Object.fromEntries([400, 401, 403, 404, 405, 406, 414, 429, 500, 503].map(toShared)),
  },
});

const toShared = (status: number): [number, Json] => [status, { $ref: `#/components/responses/Act${status}` }];
const tagsOf = (act: Act): string[] => {
  const area = areaOf(act);
  return [area === undefined ? 'Acts' : areaTags[area]];
};

const exampleFor = ({ id, from, path }: Act): Json => {
  const page = from ?? path;
  const isOne = page.includes(':');
  return { act: id, page: page.replaceAll(/:\w+/g, sampleId), id: isOne ? sampleId : null, api: null, says: [] };
};
const sampleId = '0197a0b2-6c1e-7c3a-9d55-0c6f0e5a7d10';

const faults: readonly (readonly [number, string])[] = [
  [400, 'Something asked for does not work, or Idempotency-Key is missing; `errors` says what, and what would.'],
  [401, 'There is no access key, or it does not hold.'],
  [403, 'Not permitted; `detail` says why, and whom to ask or what kind of key it takes.'],
  [404, 'There is nothing with that id.'],
  [405, 'The address takes POST.'],
  [406, 'The answer is application/json; Accept admits something else only.'],
  [409, 'It cannot be done now: `current` says what stands where the version was old; or the Idempotency-Key was used for something else.'],
  [412, 'The version in If-Match is old; `current` says what stands.'],
  [413, 'The body is too large.'],
  [414, 'The address is too long.'],
  [415, 'The body must be application/json, or multipart/form-data where files are taken.'],
  [422, 'The body breaks a rule; `errors` says which, and where.'],
  [429, 'Too many requests; Retry-After says how long to wait.'],
  [500, 'A fault of ours; quote `incident` when you contact us.'],
  [503, 'The database is away; Retry-After says when to try again.'],
];

/** Said once for all acts: the document would be twice as large otherwise. */
const faultOf = (status: number, description: string): Json => ({
  description,
  content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' }, example: problemExample(status, actsRoot) } },
});
