import { z } from 'zod';
import { type AreaStanding, stepOf, successorsOf } from '../../../areas/index.ts';
import { isHeld } from '../../../permits/index.ts';
import type { AreaView, RegisterView } from '../../../register/index.ts';
import { count } from '../../../statistics/index.ts';
import { certainty, countItem, countSchema, population, slotsSchema, sourceItem, sourceRef, whenItem, whenSchema } from './common.ts';
import { decisionItem, decisionSchema } from './decision.ts';
import { callItem, callSchema, conditionsItem, conditionsSchema, definitionItem, definitionSchema } from './definition.ts';
import { permitItem, permitSchema, regionName } from './permit.ts';

const status = z
  .enum(['longlist', 'in-process', 'awaiting-start', 'management', 'paused', 'ended', 'group', 'unknown'])
  .meta({ description: 'Where the area stands. `unknown`: nothing was known of it by that day.', examples: ['in-process'] });
const step = z
  .int()
  .min(0)
  .max(8)
  .nullable()
  .meta({ description: '0 longlist, 1–7 in process, 8 management, null outside the process.', examples: [5] });
const stoppedAt = z.enum(['before-expert-group', 'after-expert-group', 'in-b1', 'in-b2']).nullable();

const standing = z.object({
  status,
  step,
  certainty,
  where: stoppedAt.meta({ description: 'Where a paused or ended area stopped, when known.', examples: [null] }),
  successors: z
    .array(z.string().meta({ examples: ['ataxier'] }))
    .meta({ description: 'Areas that took over, after a merger or a split.', examples: [[]] }),
  since: whenSchema,
  alternatives: z
    .array(z.object({ status, step }))
    .meta({ description: 'Other states that the area may have been in that day.', examples: [[]] }),
  note: z
    .string()
    .nullable()
    .meta({ examples: [null] }),
  source: sourceRef,
});

export const areaSchema = z
  .object({
    id: z.string().meta({ examples: ['sallsynta-motorikstorningar'] }),
    name: z.string().meta({ examples: ['Sällsynta motorikstörningar'] }),
    nameEn: z
      .string()
      .nullable()
      .meta({ examples: ['Rare movement disorders'] }),
    aliases: z.array(z.string().meta({ examples: ['Ataxier'] })),
    origin: z
      .enum(['rsv', 'nhv', 'rcc'])
      .nullable()
      .meta({ description: 'Older national care, the present order, or a cancer centre assignment.', examples: ['nhv'] }),
    step,
    status,
    standing: standing.nullable(),
    population,
    slots: slotsSchema.nullable(),
    permits: countSchema,
    holders: z
      .array(z.string().meta({ examples: ['Region Skåne'] }))
      .meta({ description: 'Regions that hold permits, certainly or possibly.' }),
  })
  .meta({ id: 'Area' });

export const areaDetailSchema = areaSchema
  .extend({
    annualReport: z
      .enum(['old', 'new', 'both'])
      .nullable()
      .meta({ description: 'List of the yearly reporting in 2024.', examples: ['new'] }),
    harmonisation: z
      .enum(['1', '2', '3', 'done', 'with-heart-areas'])
      .nullable()
      .meta({ examples: [null] }),
    heartArea: z.boolean().meta({ examples: [false] }),
    qualityRegister: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    definition: definitionSchema.nullable(),
    conditions: conditionsSchema.nullable(),
    call: callSchema.nullable(),
    permitItems: z.array(permitSchema),
    rejections: z.array(z.object({ region: z.string().meta({ examples: ['Region Uppsala'] }), certainty, decidedBetween: whenSchema })),
    untried: z
      .array(
        z.object({
          kind: z.enum(['dismiss', 'write-off']).meta({ examples: ['dismiss'] }),
          region: z.string().meta({ examples: ['Region Uppsala'] }),
          decidedBy: z.enum(['authority', 'board']).meta({ examples: ['authority'] }),
          certainty,
          decidedBetween: whenSchema,
          decision: z.string().meta({ description: 'Its entry of the journal.', examples: ['dismiss/amd-03'] }),
        }),
      )
      .meta({ description: 'Applications that were dismissed or written off, and so not tried.' }),
    decisions: z.array(decisionSchema).meta({ description: 'Everything the journal knows of the area, earliest first.' }),
    sources: z.array(
      z.object({
        url: z.string().meta({ examples: ['https://www.socialstyrelsen.se/'] }),
        seen: z.string().meta({ examples: ['2026-11-21'] }),
        main: z.boolean().meta({ examples: [true] }),
      }),
    ),
  })
  .meta({ id: 'AreaDetail' });

export type AreaItem = z.output<typeof areaSchema>;

export function areaItem(view: AreaView, register: RegisterView): AreaItem {
  const held = view.permits.filter(isHeld);
  return {
    id: view.area.id,
    name: view.area.name,
    nameEn: view.area.nameEn,
    aliases: [...view.area.aliases],
    origin: view.area.origin,
    step: view.standing ? stepOf(view.standing.state) : null,
    status: view.standing?.state.status ?? 'unknown',
    standing: view.standing ? standingItem(view.standing) : null,
    population: view.definition?.payload.population ?? null,
    slots: slotsOf(view),
    permits: countItem(count(held)),
    holders: [...new Set(held.map((permit) => regionName(permit.grant.region, register)))],
  };
}

/** The agency's decision on units stands before what a summary says of them. */
export function slotsOf(view: AreaView): AreaItem['slots'] {
  const slots = view.agencyDecision?.payload.slots ?? view.definition?.payload.slots ?? null;
  return slots === null ? null : { ...slots, tasks: [...slots.tasks], subPermits: [...slots.subPermits] };
}

function standingItem(standing: AreaStanding): z.output<typeof areaSchema>['standing'] {
  const { state } = standing;
  return {
    status: state.status,
    step: stepOf(state),
    certainty: standing.certainty,
    where: state.status === 'paused' || state.status === 'ended' ? state.where : null,
    successors: [...successorsOf(state)],
    since: whenItem(standing.since),
    alternatives: standing.alternatives.map((other) => ({ status: other.status, step: stepOf(other) })),
    note: standing.note,
    source: sourceItem(standing.source),
  };
}

export function areaDetail(view: AreaView, register: RegisterView): z.output<typeof areaDetailSchema> {
  return {
    ...areaItem(view, register),
    annualReport: view.area.annualReport,
    harmonisation: view.area.harmonisation,
    heartArea: view.area.heartArea,
    qualityRegister: view.area.qualityRegister,
    definition: view.definition ? definitionItem(view.definition) : null,
    conditions: view.conditions ? conditionsItem(view.conditions) : null,
    call: view.call ? callItem(view.call) : null,
    permitItems: view.permits.map((permit) => permitItem(permit, register)),
    rejections: view.rejections.map((row) => ({
      region: regionName(row.region, register),
      certainty: row.certainty,
      decidedBetween: whenItem(row.decided),
    })),
    untried: view.untried.map(({ entry, region, certainty: sure, decided }) => ({
      kind: entry.payload.kind,
      region: regionName(region, register),
      decidedBy: entry.payload.by,
      certainty: sure,
      decidedBetween: whenItem(decided),
      decision: entry.id,
    })),
    decisions: view.entries.map((entry) => decisionItem(entry, register)),
    sources: view.area.sources.map((source) => ({ ...source })),
  };
}
