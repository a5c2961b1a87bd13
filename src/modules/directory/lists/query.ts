import { z } from 'zod';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { many, searchText } from '../../../platform/http/fields.ts';
import { badField, type Problem } from '../../../platform/problem/problem.ts';
import type { RegisterView } from '../../register/index.ts';
import type { AreaFilter, PermitFilter } from '../core/filters.ts';

/** The query names that lists have in common on pages, in the API and in files. */
export const areaStatuses = ['longlist', 'in-process', 'awaiting-start', 'management', 'paused', 'ended', 'group'] as const;
export const permitStatuses = ['decided', 'active', 'start-unknown', 'revoked'] as const;
export const populations = ['adults', 'children', 'both'] as const;
export const certainties = ['certain', 'possible'] as const;

const regionText = z.string().trim().max(60);
const areaText = z.string().trim().max(80);

export const areaListFields = {
  q: searchText.optional().meta({ description: 'Name or alias; small typing errors are tolerated.' }),
  step: many(z.enum(['0', '1', '2', '3', '4', '5', '6', '7', '8']))
    .optional()
    .meta({ description: 'Step 0–8; may be repeated.' }),
  status: many(z.enum(areaStatuses)).optional().meta({ description: 'Where the area stands; may be repeated.' }),
  region: many(regionText)
    .optional()
    .meta({ description: 'County code or official name of a region that holds a permit in the area; may be repeated.' }),
  population: many(z.enum(populations)).optional().meta({ description: 'Who the definition covers; may be repeated.' }),
};

export const permitListFields = {
  q: searchText.optional().meta({ description: 'Area, hospital or diary number; small typing errors are tolerated.' }),
  area: many(areaText).optional().meta({ description: 'Id of the area; may be repeated.' }),
  region: many(regionText).optional().meta({ description: 'County code or official name; may be repeated.' }),
  status: many(z.enum(permitStatuses)).optional().meta({ description: 'Status of the permit on the day asked about; may be repeated.' }),
  certainty: many(z.enum(certainties)).optional().meta({ description: 'Certainly or possibly granted by that day.' }),
  population: many(z.enum(populations)).optional().meta({ description: 'Who the permit covers, where known; may be repeated.' }),
};

const areaList = z.object(areaListFields);
const permitList = z.object(permitListFields);

/** The filter of a list of areas; a region that does not exist is a fault that names those that do. */
export function areaFilterOf(query: z.output<typeof areaList>, view: RegisterView): Result<AreaFilter, Problem> {
  const regions = regionCodes(query.region ?? [], view);
  if (!regions.ok) return regions;
  return ok({
    steps: (query.step ?? []).map(Number),
    statuses: query.status ?? [],
    regions: regions.value,
    populations: query.population ?? [],
  });
}

export function permitFilterOf(query: z.output<typeof permitList>, view: RegisterView): Result<PermitFilter, Problem> {
  const regions = regionCodes(query.region ?? [], view);
  if (!regions.ok) return regions;
  const unknown = (query.area ?? []).find((id) => view.findArea(id) === undefined);
  if (unknown !== undefined) return fail(badField({ in: 'query', name: 'area', message: noSuchArea(unknown) }));
  return ok({
    areas: query.area ?? [],
    regions: regions.value,
    statuses: query.status ?? [],
    certainties: query.certainty ?? [],
    populations: query.population ?? [],
  });
}

/** County codes from codes (`12`), official names (`Region Skåne`) or county names (`Skåne län`), in any case. */
export function regionCodes(wanted: readonly string[], view: RegisterView): Result<readonly string[], Problem> {
  const codes: string[] = [];
  for (const text of wanted) {
    const key = text.toLocaleLowerCase('sv');
    const region = view.data.regions.find((r) => r.code === key || [r.name, r.county].some((name) => name.toLocaleLowerCase('sv') === key));
    if (!region) return fail(badField({ in: 'query', name: 'region', message: noSuchRegion(text, view) }));
    codes.push(region.code);
  }
  return ok(codes);
}

function noSuchRegion(text: string, view: RegisterView) {
  const known = view.data.regions.map((region) => `${region.code} (${region.name})`).join(', ');
  return {
    sv: `Det finns ingen region ”${text}”. Ange länskod eller namn: ${known}.`,
    en: `There is no region “${text}”. Give a county code or a name: ${known}.`,
  };
}

const noSuchArea = (id: string) => ({
  sv: `Det finns inget vårdområde med id ”${id}”. Alla id finns i /v1/areas.`,
  en: `There is no care area with the id “${id}”. All ids are listed in /v1/areas.`,
});
