import { z } from 'zod';
import type { SavedCases } from './core/cases.ts';
import type { Definition, Expression } from './core/definition.ts';
import { MOST_CRITERIA, MOST_DELIMITATIONS } from './core/plan.ts';

/** The published form of an executable definition. Strict: a misspelt field is a fault, not something that is left out in silence. */

const id = z
  .string()
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'ett id består av små bokstäver a–z, siffror och bindestreck / an id is made of small letters a–z, digits and hyphens',
  )
  .max(80);
const text = z.string().max(4000);
const localised = z.strictObject({ sv: text, en: text }).meta({ description: 'Svensk och engelsk text.' });
const reference = z.string().max(400).meta({ description: 'Rättslig hänvisning eller ställe i källan.' });
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'ange dagen som åååå-mm-dd / give the day as yyyy-mm-dd');

const orphaCode = z.string().regex(/^[1-9]\d{0,6}$/, 'en ORPHA-kod består av siffror / an ORPHA code is made of digits');
const icdCode = z
  .string()
  .regex(
    /^[A-Z]\d{2}(?:\.[0-9][0-9A-Z]{0,2})?$/,
    'en kod i ICD-10-SE ser ut som G11.4 eller G80.1A / a code in ICD-10-SE looks like G11.4 or G80.1A',
  );
const codeCommon = {
  strength: z.enum(['decides', 'suggests']),
  relation: z.enum(['exact', 'narrower', 'broader']).optional(),
  label: localised.optional(),
};
const codeRef = z.union([
  z.strictObject({
    system: z.literal('ORPHA'),
    code: orphaCode,
    withDescendants: z.boolean(),
    except: z.array(orphaCode).max(100).optional(),
    ...codeCommon,
  }),
  z.strictObject({ system: z.literal('ICD-10-SE'), code: icdCode, withDescendants: z.boolean(), ...codeCommon }),
  z.strictObject({ system: z.literal('ICD-10-SE'), from: icdCode, to: icdCode, ...codeCommon }),
]);
const codes = z.array(codeRef).max(300);

const group = z.enum(['adult', 'child']);
const groups = z.array(group).min(1).max(2);
const expression: z.ZodType<Expression> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(expression).min(1).max(30) }),
      z.strictObject({ any: z.array(expression).min(1).max(30) }),
      z.strictObject({ not: expression }),
      z.strictObject({ criterion: id }),
      z.strictObject({ population: group }),
    ]),
  )
  .meta({ id: 'Expression', description: 'Trevärt uttryck: okänt förblir okänt.' });

const part = { id, text: localised, legalReference: reference };

export const definitionSchema = z
  .strictObject({
    $schema: z.string().max(400).optional(),
    format: z.literal('tillstand-definition/1'),
    id: z.string().max(120),
    areaId: id,
    version: z.int().min(1).max(10_000),
    status: z.enum(['decided', 'own-reading']),
    marks: z.array(localised).max(10),
    name: localised,
    source: z.strictObject({
      title: z.string().max(400),
      url: z.url().max(600).nullable(),
      seen: day,
      note: z.string().max(1000).optional(),
      more: z.array(z.url().max(600)).max(20).optional(),
    }),
    population: z.strictObject({ groups, childUnder: z.int().min(1).max(25), text: localised, legalReference: reference }),
    doors: z
      .array(
        z.strictObject({
          ...part,
          title: localised,
          opensWhen: expression,
          outcomes: z.array(z.strictObject({ id: z.string().regex(/^[a-z]$/), text: localised })).max(10),
        }),
      )
      .min(1)
      .max(20),
    criteria: z.array(z.strictObject({ ...part, question: localised, yieldsTo: id.optional() })).max(MOST_CRITERIA),
    clarifications: z
      .array(
        z.strictObject({ ...part, codes, establishes: z.strictObject({ confirmed: id.optional(), suspected: id.optional() }).optional() }),
      )
      .max(40),
    delimitations: z
      .array(
        z.strictObject({
          ...part,
          title: localised,
          question: localised,
          effect: z.enum(['home-region', 'university-hospital', 'other-care', 'refer-elsewhere']),
          codes,
          notCodes: codes,
          derived: z.strictObject({ when: expression, unless: expression.optional(), cites: id }).optional(),
        }),
      )
      .max(MOST_DELIMITATIONS),
    redirections: z.array(z.strictObject({ ...part, area: id, through: id, codes })).max(20),
    slots: z
      .array(
        z.strictObject({
          id,
          text: localised,
          count: z.int().min(1).max(10),
          takes: z
            .array(z.strictObject({ groups, doors: z.array(id).min(1).max(20).optional() }))
            .min(1)
            .max(10),
        }),
      )
      .max(10),
    referral: z.array(localised).max(30),
  })
  .meta({ id: 'DefinitionFile', title: 'Exekverbar definition av ett område för nationell högspecialiserad vård' });

/** Saved cases of an area: what is known of a made-up patient, and the answer that is expected. Nobody real is in them. */
export const casesSchema = z.strictObject({
  format: z.literal('tillstand-cases/1'),
  areaId: z.string().max(80),
  cases: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[a-z0-9-]+$/)
          .max(120),
        title: z.string().min(1).max(300),
        /** As given by a clinician: may be faulty on purpose. */
        input: z.record(z.string(), z.unknown()),
        expect: z.union([
          z.strictObject({
            result: z.enum(['refer', 'do-not-refer', 'refer-elsewhere', 'more-information']),
            doors: z.array(z.string()).optional(),
            /** `criterion effect`, each of which must be among the reasons. */
            reasons: z.array(z.string()).optional(),
            /** The first of what is missing, in order. */
            missing: z.array(z.string()).optional(),
            /** Each of which must be among what to rule out. */
            ruleOut: z.array(z.string()).optional(),
            redirects: z.array(z.string()).optional(),
          }),
          z.strictObject({ fault: z.string(), path: z.string().optional() }),
        ]),
      }),
    )
    .max(2000),
});

/** The forms that these let through are the forms that the code works on: the compiler says so if they part. */
type Fits<Sub extends Super, Super> = Sub;
export type DefinitionFits = Fits<Omit<z.infer<typeof definitionSchema>, '$schema'>, Definition>;
export type CasesFit = Fits<z.infer<typeof casesSchema>, SavedCases>;

/** The published JSON Schema (2020-12) of executable definitions: what import lets through and export gives. */
export function definitionJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(definitionSchema, { target: 'draft-2020-12', io: 'input' });
}

/** The published JSON Schema of saved cases. */
export function casesJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(casesSchema, { target: 'draft-2020-12', io: 'input' });
}
