import { z } from 'zod';
import type { CodeSystemName, Decision, Definition } from '../definitions/index.ts';
import type { Unit } from './core/units.ts';

/**
 * What an eligibility check reads. The core judges the content, with messages of its own: here stands what the API description shows.
 */
export const checkRequest = z
  .looseObject({
    age: z
      .unknown()
      .optional()
      .meta({ type: 'number', minimum: 0, maximum: 130, description: 'Age in years.', examples: [42] }),
    answers: z
      .unknown()
      .optional()
      .meta({
        type: 'object',
        additionalProperties: { type: 'string', enum: ['yes', 'no', 'unknown'] },
        description: 'Answers by the id of a criterion or a delimitation in the executable definition.',
        examples: [{ confirmed: 'yes', 'further-need': 'yes' }],
      }),
    diagnoses: z
      .unknown()
      .optional()
      .meta({
        type: 'array',
        maxItems: 100,
        items: {
          type: 'object',
          required: ['system', 'code', 'certainty'],
          additionalProperties: false,
          properties: {
            system: { type: 'string', enum: ['ORPHA', 'ICD-10-SE'] },
            code: { type: 'string' },
            certainty: { type: 'string', enum: ['confirmed', 'suspected'] },
          },
        },
        examples: [[{ system: 'ORPHA', code: '98', certainty: 'confirmed' }]],
      }),
  })
  .meta({
    id: 'EligibilityCheck',
    description: 'What is known of a patient. Nothing in it may identify anyone, and nothing of it is stored.',
  });

const text = z.object({ sv: z.string(), en: z.string() });
const result = z.enum(['refer', 'do-not-refer', 'refer-elsewhere', 'more-information']).meta({ examples: ['refer'] });
const effect = z.enum([
  'opens-door',
  'closes-door',
  'home-region',
  'university-hospital',
  'other-care',
  'refer-elsewhere',
  'outside-population',
  'overrides',
  'suggests',
  'contradicts',
  'missing',
]);
const system = z.enum(['ORPHA', 'ICD-10-SE']);

export const decisionSchema = z
  .object({
    definition: z.string().meta({ description: 'The version that decided.', examples: ['sallsynta-motorikstorningar@1'] }),
    definitionStatus: z.enum(['decided', 'own-reading']).meta({
      description: '`own-reading`: our reading of a public text, not decided by the agency.',
      examples: ['decided'],
    }),
    result,
    doors: z
      .array(z.string())
      .meta({ description: 'The ways in that are open; only when the result is `refer`.', examples: [['multiprofessional-assessment']] }),
    reasons: z
      .array(
        z.object({
          criterion: z.string(),
          part: z.enum(['criterion', 'delimitation', 'redirection', 'population']),
          effect,
          door: z.string().optional(),
          area: z.string().optional(),
          legalReference: z.string(),
          text,
        }),
      )
      .meta({ description: 'Never empty. `criterion` is an id in the definition.', examples: [[]] }),
    missing: z
      .array(z.string())
      .meta({ description: 'What to find out, in the order that settles most; `age` for the age.', examples: [[]] }),
    ruleOut: z.array(z.string()).meta({
      description: 'Delimitations that are not known and count as not met: to rule out before the patient is referred.',
      examples: [[]],
    }),
    redirects: z.array(z.object({ area: z.string(), reason: z.string() })).meta({ examples: [[]] }),
    units: z
      .array(
        z.object({
          id: z.string().meta({ description: 'Id of the permit.' }),
          name: z.string(),
          region: z.string().meta({ description: 'County code.' }),
          regionName: z.string(),
          hospital: z.string().nullable(),
          groups: z
            .array(z.enum(['adult', 'child']))
            .nullable()
            .meta({ description: 'null: the source does not say.' }),
          slot: z.string().nullable().meta({ description: 'Which kind of unit, where units have unequal tasks.' }),
          certainty: z.enum(['certain', 'possible']),
          status: z.enum(['decided', 'active', 'start-unknown', 'revoked']),
          referralAddress: z.string().nullable().meta({ description: 'null: the register does not know it.' }),
        }),
      )
      .meta({
        description: 'Holders of permits that can take the patient, on the day asked about; only when the result is `refer`.',
        examples: [[]],
      }),
    population: z
      .enum(['adult', 'child'])
      .nullable()
      .meta({ examples: ['adult'] }),
    matches: z
      .array(
        z.object({
          system,
          code: z.string(),
          certainty: z.enum(['confirmed', 'suspected']),
          criterion: z.string(),
          strength: z.enum(['decides', 'suggests', 'rules-out']),
          relation: z.enum(['exact', 'narrower', 'broader']).nullable(),
        }),
      )
      .meta({ description: 'What each diagnosis touched in the definition.', examples: [[]] }),
    understood: z
      .array(z.object({ system, given: z.string(), as: z.string() }))
      .meta({ description: 'Codes that were read in another form: `G10` is `G10.9` in Sweden.', examples: [[]] }),
    codes: z
      .record(z.string(), z.string())
      .meta({ description: 'The edition of each code system that answered.', examples: [{ ORPHA: 'definitionernas egna koder' }] }),
  })
  .meta({ id: 'EligibilityDecision' });

/** A decision as the API gives it. */
export function decisionItem(
  decision: Decision,
  definition: Definition,
  units: readonly Unit[],
  edition: (system: CodeSystemName) => string,
): z.output<typeof decisionSchema> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return {
    definition: decision.definition,
    definitionStatus: definition.status,
    result: decision.result,
    doors: [...decision.doors],
    reasons: decision.reasons.map((reason) => ({ ...reason })),
    missing: [...decision.missing],
    ruleOut: [...decision.ruleOut],
    redirects: decision.redirects.map((redirect) => ({ ...redirect })),
    units: decision.units.flatMap(({ id }) => {
      const unit = byId.get(id);
      return unit === undefined ? [] : [unitItem(unit)];
    }),
    population: decision.population,
    matches: decision.matches.map((match) => ({ ...match })),
    understood: decision.understood.map((one) => ({ ...one })),
    codes: { ORPHA: edition('ORPHA'), 'ICD-10-SE': edition('ICD-10-SE') },
  };
}

function unitItem(unit: Unit): z.output<typeof decisionSchema>['units'][number] {
  const { id, name, regionName, hospital, certainty, status } = unit;
  return {
    id,
    name,
    region: unit.region ?? '',
    regionName,
    hospital,
    groups: unit.groups === undefined ? null : [...unit.groups],
    slot: unit.slot ?? null,
    certainty,
    status,
    referralAddress: unit.referralAddress ?? null,
  };
}
