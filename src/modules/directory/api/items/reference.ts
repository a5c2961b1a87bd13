import { z } from 'zod';
import type { BoardMeeting } from '../../../board/index.ts';
import type { Organisation, Region } from '../../../organisations/index.ts';
import type { GeneralCondition, RegisterView } from '../../../register/index.ts';
import { isBoardDecision } from '../../core/decisions.ts';
import { textSchema } from './common.ts';

export const organisationSchema = z
  .object({
    id: z.string().meta({ examples: ['region-12'] }),
    kind: z.enum(['region', 'hospital', 'authority', 'board', 'csd', 'ern']).meta({ examples: ['region'] }),
    name: z.string().meta({ examples: ['Region Skåne'] }),
    nameEn: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    region: z
      .string()
      .nullable()
      .meta({ description: 'Official name of the region it belongs to.', examples: ['Region Skåne'] }),
    regionCode: z
      .string()
      .nullable()
      .meta({ description: 'County code.', examples: ['12'] }),
    county: z
      .string()
      .nullable()
      .meta({ examples: ['Skåne län'] }),
    collaborationRegions: z
      .array(z.string().meta({ examples: ['Södra sjukvårdsregionen'] }))
      .meta({ description: 'Samverkansregion; two where the county is split by municipality.' }),
    municipalities: z
      .array(
        z.object({
          code: z.string().meta({ examples: ['1384'] }),
          name: z.string().meta({ examples: ['Kungsbacka'] }),
          collaborationRegion: z.string().meta({ examples: ['Västra sjukvårdsregionen'] }),
        }),
      )
      .meta({ description: 'Only where the county is split.' }),
    population: z
      .int()
      .nullable()
      .meta({ examples: [1421781] }),
    populationDate: z
      .string()
      .nullable()
      .meta({ examples: ['2023-12-31'] }),
    universityHospital: z
      .string()
      .nullable()
      .meta({ examples: ['Skånes universitetssjukhus'] }),
    organisationNumber: z
      .string()
      .nullable()
      .meta({ examples: ['232100-0255'] }),
    organisationNumberVerified: z
      .boolean()
      .nullable()
      .meta({ description: 'false: no stored public source was found for the number.', examples: [true] }),
    note: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
  })
  .meta({ id: 'Organisation' });

export type OrganisationItem = z.output<typeof organisationSchema>;

/** Regions first, with what is known of them, then hospitals and public bodies. */
export function organisationItems(view: RegisterView): readonly OrganisationItem[] {
  const regions = view.data.regions.map((region) => regionItem(region, view));
  const others = view.data.organisations.filter((organisation) => organisation.kind !== 'region').map((one) => otherItem(one, view));
  return [...regions, ...others];
}

function regionItem(region: Region, view: RegisterView): OrganisationItem {
  return {
    id: `region-${region.code}`,
    kind: 'region',
    name: region.name,
    nameEn: null,
    region: region.name,
    regionCode: region.code,
    county: region.county,
    collaborationRegions: region.collaborationRegions.map((id) => collaborationName(id, view)),
    municipalities: region.municipalities.map((one) => ({
      code: one.code,
      name: one.name,
      collaborationRegion: collaborationName(one.collaborationRegion, view),
    })),
    population: region.population,
    populationDate: region.populationDate,
    universityHospital: region.universityHospital,
    organisationNumber: region.organisationNumber,
    organisationNumberVerified: region.organisationNumberVerified,
    note: null,
  };
}

function otherItem(organisation: Organisation, view: RegisterView): OrganisationItem {
  return {
    id: organisation.id,
    kind: organisation.kind,
    name: organisation.name,
    nameEn: organisation.nameEn,
    region: organisation.region === null ? null : (view.findRegion(organisation.region)?.name ?? null),
    regionCode: organisation.region,
    county: null,
    collaborationRegions: organisation.collaborationRegion === null ? [] : [collaborationName(organisation.collaborationRegion, view)],
    municipalities: [],
    population: null,
    populationDate: null,
    universityHospital: null,
    organisationNumber: null,
    organisationNumberVerified: null,
    note: organisation.note,
  };
}

const collaborationName = (id: string, view: RegisterView): string =>
  view.data.collaborationRegions.find((one) => one.id === id)?.name ?? id;

export const meetingSchema = z
  .object({
    id: z.string().meta({ description: 'The day of the meeting.', examples: ['2024-06-12'] }),
    date: z.iso.date().meta({ examples: ['2024-06-12'] }),
    plannedDecisions: z
      .array(z.string().meta({ examples: ['amd'] }))
      .meta({ description: 'Areas that the source says were to be decided.' }),
    informationItems: z.array(z.string().meta({ examples: ['Årlig uppföljning'] })),
    decisions: z
      .array(z.string().meta({ examples: ['grant/amd-12'] }))
      .meta({ description: 'Journal entries of what the board decided on applications and permits that very day.' }),
    source: z.string().meta({ examples: ['deck-2024-06-12'] }),
  })
  .meta({ id: 'Meeting' });

export type MeetingItem = z.output<typeof meetingSchema>;

export function meetingItem(meeting: BoardMeeting, view: RegisterView): MeetingItem {
  const decided = view.entries.filter(
    (entry) => isBoardDecision(entry) && entry.when.notBefore === meeting.date && entry.when.notAfter === meeting.date,
  );
  return {
    id: meeting.date,
    date: meeting.date,
    plannedDecisions: [...meeting.plannedDecisions],
    informationItems: [...meeting.informationItems],
    decisions: decided.map((entry) => entry.id),
    source: meeting.source,
  };
}

export const generalConditionSchema = z
  .object({
    id: z.string().meta({ examples: ['4-8'] }),
    kind: z.enum(['general', 'special']).meta({ examples: ['general'] }),
    area: z
      .string()
      .nullable()
      .meta({ description: 'The area of a special condition.', examples: [null] }),
    provision: z
      .string()
      .nullable()
      .meta({ examples: ['4 kap. 8 §'] }),
    heading: textSchema.nullable(),
    headingId: z
      .string()
      .nullable()
      .meta({ examples: ['other'] }),
    audience: z
      .enum(['adult', 'child', 'both'])
      .nullable()
      .meta({ examples: ['both'] }),
    basis: z.enum(['regulation', 'proposed', 'decided']).meta({ examples: ['regulation'] }),
    text: textSchema,
  })
  .meta({ id: 'Condition' });

export type ConditionItem = z.output<typeof generalConditionSchema>;

/** The general conditions of every permit, then the special ones of each area that has them published. */
export function conditionItems(view: RegisterView): readonly ConditionItem[] {
  const special = view.areas.flatMap(({ area, conditions }) =>
    (conditions?.payload.conditions ?? []).map(
      (condition): ConditionItem => ({
        id: `${area.id}/${condition.id}`,
        kind: 'special',
        area: area.id,
        provision: null,
        heading: null,
        headingId: condition.heading,
        audience: condition.audience,
        basis: conditions?.payload.basis ?? 'proposed',
        text: { ...condition.text },
      }),
    ),
  );
  return [...view.data.generalConditions.map(general), ...special];
}

const general = (condition: GeneralCondition): ConditionItem => ({
  id: condition.id,
  kind: 'general',
  area: null,
  provision: condition.provision,
  heading: { ...condition.heading },
  headingId: null,
  audience: null,
  basis: 'regulation',
  text: { ...condition.text },
});
