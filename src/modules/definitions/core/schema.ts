import { z } from 'zod';
import type { Definition, Expression } from './definition.ts';
import { MOST_CRITERIA, MOST_DELIMITATIONS } from './plan.ts';

/** The published form of an executable definition. Strict: a misspelt field is a fault, not something that is left out in silence. */

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Ett id består av små bokstäver a–z, siffror och bindestreck.').max(80);
const text = z.string().max(4000);
const localised = z.strictObject({ sv: text, en: text }).meta({ description: 'Svensk och engelsk text.' });
const reference = z.string().max(400).meta({ description: 'Rättslig hänvisning eller ställe i källan.' });
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Ange dagen som åååå-mm-dd.');

const orphaCode = z.string().regex(/^[1-9]\d{0,6}$/, 'En ORPHA-kod består av siffror.');
const icdCode = z.string().regex(/^[A-Z]\d{2}(?:\.[0-9][0-9A-Z]{0,2})?$/, 'En kod i ICD-10-SE ser ut som G11.4 eller G80.1A.');
const codeCommon = {
  strength: z.enum(['decides', 'suggests']),
  relation: z.enum(['exact', 'narrower', 'broader']).optional(),
  label: localised.optional(),
};
const codeRef = z.union([
  z.strictObject({ system: z.literal('ORPHA'), code: orphaCode, withDescendants: z.boolean(), except: z.array(orphaCode).max(100).optional(), ...codeCommon }),
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
          takes: z.array(z.strictObject({ groups, doors: z.array(id).min(1).max(20).optional() })).min(1).max(10),
        }),
      )
      .max(10),
    referral: z.array(localised).max(30),
  })
  .meta({ id: 'Definition', title: 'Exekverbar definition av ett område för nationell högspecialiserad vård' });

/** The form that `parseDefinition` lets through is the form that the code works on. */
export type ParsedDefinition = z.infer<typeof definitionSchema>;
type Fits<Sub extends Super, Super> = Sub;
export type SchemaFitsType = Fits<Omit<ParsedDefinition, '$schema'>, Definition>;
