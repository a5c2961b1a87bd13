import { z } from 'zod';
import type { Permit } from '../../../permits/index.ts';
import type { RegisterView } from '../../../register/index.ts';
import { certainty, day, exactItem, population, sourceItem, sourceRef, whenItem, whenSchema } from './common.ts';

export const permitSchema = z
  .object({
    id: z.string().meta({ examples: ['hogisoleringsvard-05'] }),
    area: z.string().meta({ description: "The area's id.", examples: ['hogisoleringsvard'] }),
    areaName: z.string().meta({ examples: ['Högisoleringsvård vid högsmittsamma sjukdomar'] }),
    region: z.string().meta({ description: 'Official name of the region that holds the permit.', examples: ['Region Östergötland'] }),
    regionCode: z.string().meta({ description: 'County code.', examples: ['05'] }),
    hospital: z
      .string()
      .nullable()
      .meta({
        description: 'The hospital that the region works through; null when the source names none.',
        examples: ['Universitetssjukhuset i Linköping'],
      }),
    scope: z.object({
      population,
      tasks: z.array(z.string().meta({ examples: ['vuxenenhet'] })),
      subPermits: z.array(z.string().meta({ examples: ['transporter'] })),
      note: z
        .string()
        .nullable()
        .meta({ examples: [null] }),
    }),
    decidedOn: day.nullable().meta({ description: 'Day of the decision; null when only an interval is known.', examples: ['2023-12-13'] }),
    decidedBetween: whenSchema,
    validFrom: day
      .nullable()
      .meta({ description: 'The day care under the permit starts; null when not known to the day.', examples: ['2025-01-01'] }),
    validFromBetween: whenSchema.nullable(),
    validUntil: z.null().meta({ description: 'Always null: a permit holds until further notice.' }),
    diaryNumber: z
      .string()
      .nullable()
      .meta({ examples: ['32721/2021'] }),
    status: z
      .enum(['decided', 'active', 'start-unknown', 'revoked'])
      .meta({ description: 'On the day asked about.', examples: ['active'] }),
    certainty,
    revocation: z
      .object({
        when: whenSchema,
        ground: z.enum(['conditions-not-met', 'premises-changed', 'holder-request']).meta({ examples: ['holder-request'] }),
      })
      .nullable()
      .meta({ description: 'The three grounds of HSL 2017:30 7 kap. 5 a §.', examples: [null] }),
    partnerRegions: z.array(z.string().meta({ examples: ['Region Uppsala'] })),
    subcontractors: z.array(z.string().meta({ examples: ['Leverantör'] })),
    note: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    decision: z.string().meta({ description: "The journal entry's id.", examples: ['grant/hogisoleringsvard-05'] }),
    fictitious: z.boolean().meta({ description: 'True only for demonstration data.', examples: [false] }),
    source: sourceRef,
  })
  .meta({ id: 'Permit' });

export type PermitItem = z.output<typeof permitSchema>;

export function permitItem(permit: Permit, view: RegisterView): PermitItem {
  const { grant, entry } = permit;
  return {
    id: permit.id,
    area: permit.area,
    areaName: view.findArea(permit.area)?.area.name ?? permit.area,
    region: regionName(grant.region, view),
    regionCode: grant.region,
    hospital: grant.hospital,
    scope: {
      population: grant.scope.population,
      tasks: [...grant.scope.tasks],
      subPermits: [...grant.scope.subPermits],
      note: grant.scope.note,
    },
    decidedOn: exactItem(permit.decided),
    decidedBetween: whenItem(permit.decided),
    validFrom: exactItem(grant.validFrom),
    validFromBetween: grant.validFrom === null ? null : whenItem(grant.validFrom),
    validUntil: null,
    diaryNumber: grant.diaryNumber,
    status: permit.status,
    certainty: permit.certainty,
    revocation: permit.revocation === null ? null : { when: whenItem(permit.revocation.when), ground: permit.revocation.ground },
    partnerRegions: grant.partnerRegions.map((code) => regionName(code, view)),
    subcontractors: [...grant.subcontractors],
    note: grant.note,
    decision: entry.id,
    fictitious: entry.fictitious,
    source: sourceItem(entry.source),
  };
}

export const regionName = (code: string, view: RegisterView): string => view.findRegion(code)?.name ?? code;
