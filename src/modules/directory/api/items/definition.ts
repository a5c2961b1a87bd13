import { z } from 'zod';
import type { EntryOf } from '../../../journal/index.ts';
import { day, exactItem, population, slotsSchema, sourceItem, sourceRef, textSchema, whenItem, whenSchema } from './common.ts';

const item = z.object({ id: z.string().meta({ examples: ['huntington'] }), text: textSchema });

export const definitionSchema = z
  .object({
    id: z.string().meta({ description: "The journal entry's id.", examples: ['definition/sallsynta-motorikstorningar/1'] }),
    area: z.string().meta({ examples: ['sallsynta-motorikstorningar'] }),
    version: z.string().meta({ examples: ['1'] }),
    basis: z.enum(['decided', 'proposed', 'public-summary']).meta({
      description: "Only `decided` is the agency's own text; `public-summary` is our summary of a public text.",
      examples: ['decided'],
    }),
    holdsOn: day.nullable(),
    holdsBetween: whenSchema,
    summary: textSchema.nullable(),
    parts: z.array(
      z.object({ id: z.string().meta({ examples: ['diagnostic-work-up'] }), heading: textSchema, text: textSchema, points: z.array(item) }),
    ),
    inScope: z.array(z.string().meta({ examples: ['ataxier'] })),
    clarifications: z.array(item),
    delimitations: z.array(item),
    population,
    populationNote: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    diagnoses: z.array(z.string().meta({ examples: ['Friedreichs ataxi'] })),
    codes: z.array(z.string().meta({ examples: ['Q78.0'] })),
    slots: slotsSchema.nullable(),
    source: sourceRef,
  })
  .meta({ id: 'Definition' });

export function definitionItem(entry: EntryOf<'definition'>): z.output<typeof definitionSchema> {
  const { kind: _, slots, ...definition } = entry.payload;
  return {
    id: entry.id,
    area: entry.area,
    ...structuredClone(definition),
    parts: definition.parts.map((part) => ({ ...part, points: [...part.points] })),
    inScope: [...definition.inScope],
    clarifications: [...definition.clarifications],
    delimitations: [...definition.delimitations],
    diagnoses: [...definition.diagnoses],
    codes: [...definition.codes],
    slots: slots === null ? null : { ...slots, tasks: [...slots.tasks], subPermits: [...slots.subPermits] },
    holdsOn: exactItem(entry.when),
    holdsBetween: whenItem(entry.when),
    source: sourceItem(entry.source),
  };
}

export const specialConditionSchema = z.object({
  id: z.string().meta({ examples: ['forskning'] }),
  heading: z
    .enum(['critical-competence', 'available-competence', 'other-competence', 'critical-equipment', 'other'])
    .meta({ examples: ['other'] }),
  audience: z.enum(['adult', 'child', 'both']).meta({ examples: ['both'] }),
  text: textSchema,
});

export const conditionsSchema = z
  .object({
    id: z.string().meta({ examples: ['conditions/sallsynta-motorikstorningar'] }),
    basis: z.enum(['proposed', 'decided']).meta({ examples: ['proposed'] }),
    items: z.array(specialConditionSchema),
    source: sourceRef,
  })
  .meta({ id: 'SpecialConditions' });

export const conditionsItem = (entry: EntryOf<'conditions'>): z.output<typeof conditionsSchema> => ({
  id: entry.id,
  basis: entry.payload.basis,
  items: entry.payload.conditions.map((condition) => ({ ...condition })),
  source: sourceItem(entry.source),
});

export const callSchema = z
  .object({
    id: z.string().meta({ examples: ['call/sallsynta-motorikstorningar'] }),
    openedOn: day.nullable(),
    openedBetween: whenSchema,
    lastDay: z.string().meta({ description: 'Counts to 24.00 in Stockholm.', examples: ['2026-04-30'] }),
    slots: slotsSchema,
    contact: z
      .string()
      .nullable()
      .meta({ examples: ['NHV-ansokan@socialstyrelsen.se'] }),
    source: sourceRef,
  })
  .meta({ id: 'Call' });

export const callItem = (entry: EntryOf<'call'>): z.output<typeof callSchema> => ({
  id: entry.id,
  openedOn: exactItem(entry.when),
  openedBetween: whenItem(entry.when),
  lastDay: entry.payload.lastDay,
  slots: { ...entry.payload.slots, tasks: [...entry.payload.slots.tasks], subPermits: [...entry.payload.slots.subPermits] },
  contact: entry.payload.contact,
  source: sourceItem(entry.source),
});
