import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { routesFor } from '../../../platform/http/route.ts';
import { type FieldFault, problem } from '../../../platform/problem/problem.ts';
import { casesJsonSchema, definitionJsonSchema, definitionSchema, type Fault } from '../../definitions/index.ts';
import { unitsOf } from '../core/units.ts';
import type { EligibilityDeps } from '../deps.ts';
import { definitionOf, viewOf } from '../find-definition.ts';
import { checkRequest, decisionItem, decisionSchema } from '../items.ts';
import { exampleBundle, exampleDefinition } from './example-definition.ts';

const { json, file } = routesFor<EligibilityDeps>();

/** A case is small: an age, some dozen answers, a few diagnoses. */
const MOST_BYTES = 65_536;

const executableDefinition = definitionSchema.omit({ $schema: true }).meta({ id: 'ExecutableDefinition', examples: [exampleDefinition] });

const fhirBundle = z
  .looseObject({
    resourceType: z.literal('Bundle'),
    type: z.literal('collection'),
    entry: z.array(
      z.looseObject({
        fullUrl: z.string(),
        resource: z.looseObject({ resourceType: z.enum(['Questionnaire', 'PlanDefinition']), url: z.string() }),
      }),
    ),
  })
  .meta({ id: 'FhirBundle', description: 'FHIR R4: https://hl7.org/fhir/R4/bundle.html', examples: [exampleBundle] });

/** A JSON Schema as a JSON document: its own names, `$id` among them, are not those of our schemas. */
const jsonSchema = z
  .record(z.string(), z.unknown())
  .meta({ examples: [{ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', properties: {} }] });

const areaId = z.object({
  id: z
    .string()
    .max(80)
    .meta({ examples: ['sallsynta-motorikstorningar'] }),
});
const open = { policy: anyone, params: areaId } as const;
const read = { ...open, audit: 'none: public read', cache: 'register', dated: true } as const;

export const eligibilityApi = [
  json({
    ...open,
    id: 'api.eligibility.check',
    path: patterns.api.eligibilityChecks,
    audit: 'none: nothing about a patient is kept',
    method: 'POST',
    dated: true,
    tag: 'Eligibility',
    summary: 'Does a patient belong to the area, where, and why?',
    description:
      'Support, not a decision about care. Send nothing that identifies anyone: answers, codes and an age are all that is read, and nothing of it is stored or logged. Units are those that hold a permit on `asOf`. Many cases at once: the same address followed by `:batch`.',
    bodyLimit: MOST_BYTES,
    body: checkRequest,
    response: decisionSchema,
    handler: (ctx) => {
      const found = definitionOf(ctx, ctx.params.id);
      if (!found.ok) return found.error;
      const { eligibility } = ctx.deps;
      const units = unitsOf(viewOf(ctx), found.value);
      const checked = eligibility.compiled(found.value).check(ctx.body, units);
      if (!checked.ok) return problem('unprocessable-input', { errors: checked.error.map(asField) });
      return decisionItem(checked.value, found.value, units, eligibility.codes().edition);
    },
  }),
  json({
    ...read,
    id: 'api.eligibility.definition',
    path: patterns.api.executableDefinition,
    tag: 'Eligibility',
    summary: 'The executable definition of an area',
    description:
      'Doors, criteria, clarifications, delimitations, redirections, slots and what a referral must contain, each part with its id, its text in two languages and where it stands. The same in FHIR R4 at the same address followed by `/fhir`. JSON Schema: /v1/schemas/definition.json.',
    response: executableDefinition,
    handler: (ctx) => {
      const found = definitionOf(ctx, ctx.params.id);
      return found.ok ? (structuredClone(found.value) as z.output<typeof executableDefinition>) : found.error;
    },
  }),
  file({
    ...read,
    id: 'api.eligibility.definition.fhir',
    path: patterns.api.executableDefinitionFhir,
    types: ['application/fhir+json', 'application/json'],
    tag: 'Eligibility',
    summary: 'The executable definition of an area in FHIR R4',
    description:
      'A `Bundle` of type `collection` with a `Questionnaire` (the questions) and a `PlanDefinition` (doors, delimitations and redirections with their conditions). What FHIR R4 cannot carry is said in the resources themselves.',
    response: fhirBundle,
    handler: (ctx) => {
      const found = definitionOf(ctx, ctx.params.id);
      if (!found.ok) return found.error;
      const bundle = ctx.deps.eligibility.fhir(found.value, ctx.url.absolute(''));
      return { type: 'application/fhir+json; charset=utf-8', content: JSON.stringify(bundle) };
    },
  }),
  file({
    id: 'api.schemas.definition',
    path: patterns.api.definitionSchema,
    policy: anyone,
    audit: 'none: public read',
    cache: 'build',
    types: ['application/schema+json', 'application/json'],
    tag: 'Eligibility',
    summary: 'JSON Schema of executable definitions',
    response: jsonSchema,
    handler: ({ url }) => schemaFile(definitionJsonSchema(), url.absolute(patterns.api.definitionSchema)),
  }),
  file({
    id: 'api.schemas.cases',
    path: patterns.api.casesSchema,
    policy: anyone,
    audit: 'none: public read',
    cache: 'build',
    types: ['application/schema+json', 'application/json'],
    tag: 'Eligibility',
    summary: 'JSON Schema of saved cases',
    response: jsonSchema,
    handler: ({ url }) => schemaFile(casesJsonSchema(), url.absolute(patterns.api.casesSchema)),
  }),
];

const schemaFile = (schema: object, id: string) => ({
  type: 'application/schema+json; charset=utf-8',
  content: JSON.stringify({ ...schema, $id: id }),
});

/** A fault of the core, placed in the body: `diagnoses.0.code`. */
const asField = (fault: Fault): FieldFault => ({ in: 'body', name: fault.path, message: fault.message });
