import type { z } from 'zod';
import type { Area } from '../../areas/index.ts';
import type { BoardMeeting } from '../../board/index.ts';
import type { NewEntry } from '../../journal/index.ts';
import type { CollaborationRegion, Organisation, Region } from '../../organisations/index.ts';
import type { GeneralCondition, PrintedOverview, Source } from '../core/reference.ts';
import type { DataFault } from './fault.ts';
import type { TextFile } from './files.ts';
import { checkForm, type Placed, placed } from './placed.ts';
import { readJournalFile } from './read-journal.ts';
import { RegionNames } from './region-names.ts';
import { journalFile } from './schema/journal.ts';
import {
  areasFile,
  collaborationRegionsFile,
  generalConditionsFile,
  meetingsFile,
  organisationsFile,
  printedOverviewsFile,
  regionsFile,
  sourcesFile,
} from './schema/reference.ts';
import { parseYaml, type YamlFile } from './yaml-file.ts';

/** Everything that the data files say, each thing with its place. */
export type RegisterFiles = {
  readonly sources: readonly Placed<Source>[];
  readonly collaborationRegions: readonly Placed<CollaborationRegion>[];
  readonly regions: readonly Placed<Region>[];
  readonly organisations: readonly Placed<Organisation>[];
  readonly areas: readonly Placed<Area>[];
  readonly meetings: readonly Placed<BoardMeeting>[];
  readonly generalConditions: readonly Placed<GeneralCondition>[];
  readonly printedOverviews: readonly Placed<PrintedOverview>[];
  readonly entries: readonly Placed<NewEntry>[];
};

const SINGLE = [
  'sources.yaml',
  'organisations/collaboration-regions.yaml',
  'organisations/regions.yaml',
  'areas.yaml',
  'meetings.yaml',
  'general-conditions.yaml',
  'printed-overviews.yaml',
] as const;

/** Reads and checks the form of all files. Faults of what they say together are found by `checkRegister`. */
export function readRegister(files: readonly TextFile[]): { readonly read: RegisterFiles; readonly faults: readonly DataFault[] } {
  const faults: DataFault[] = [];
  const byName = new Map(files.map((file) => [file.name.slice(file.name.indexOf('/') + 1), parsedOnce(file)]));
  const base = files[0]?.name.split('/')[0] ?? 'data';

  const form = <T>(schema: z.ZodType<T>, file: YamlFile): T | undefined => {
    const { value, faults: found } = checkForm(schema, file);
    faults.push(...found);
    return value;
  };
  const single = <T, R>(name: (typeof SINGLE)[number], schema: z.ZodType<T>, read: (value: T, file: YamlFile) => R[]): R[] => {
    const file = byName.get(name);
    if (!file) faults.push({ file: `${base}/${name}`, line: 1, message: 'the file is missing' });
    const value = file && form(schema, file);
    return file && value ? read(value, file) : [];
  };
  const folder = (prefix: string) =>
    [...byName].filter(([name]) => name.startsWith(prefix) && !SINGLE.some((known) => known === name)).map(([, file]) => file);

  const sources = single('sources.yaml', sourcesFile, (value, file) => value.sources.map((row, i) => placed(row, file, ['sources', i])));
  const collaborationRegions = single('organisations/collaboration-regions.yaml', collaborationRegionsFile, (value, file) =>
    value.collaborationRegions.map((row, i) => placed(row, file, ['collaborationRegions', i])),
  );
  const regions = single('organisations/regions.yaml', regionsFile, (value, file) =>
    value.regions.map(({ organisationNumber, ...row }, i) =>
      placed<Region>(
        {
          ...row,
          populationDate: value.populationDate,
          organisationNumber: organisationNumber.number,
          organisationNumberVerified: organisationNumber.verified,
        },
        file,
        ['regions', i],
      ),
    ),
  );
  const names = new RegionNames(regions.map((region) => region.value));
  const organisations = folder('organisations/').flatMap((file) =>
    (form(organisationsFile, file)?.organisations ?? []).map((row, i) => {
      const region = row.region === null ? null : names.code(row.region);
      const place = placed<Organisation>({ ...row, region: region ?? null }, file, ['organisations', i]);
      if (row.region !== null && region === undefined) faults.push(place.fault(names.unknown(row.region), ['region']));
      return place;
    }),
  );
  const areas = single('areas.yaml', areasFile, (value, file) =>
    value.areas.map(({ page, morePages, seen, ...row }, i) => {
      const place = placed<Area>({ ...row, sources: areaSources(page, morePages, seen) }, file, ['areas', i]);
      if ((page === null) !== (seen === null)) faults.push(place.fault('page and seen belong together: the day that the page was seen'));
      return place;
    }),
  );
  const meetings = single('meetings.yaml', meetingsFile, ({ source, meetings: rows }, file) =>
    rows.map((row, i) => placed<BoardMeeting>({ ...row, source }, file, ['meetings', i])),
  );
  const generalConditions = single('general-conditions.yaml', generalConditionsFile, (value, file) =>
    value.conditions.map((row, i) => placed<GeneralCondition>(row, file, ['conditions', i])),
  );
  const printedOverviews = single('printed-overviews.yaml', printedOverviewsFile, (value, file) =>
    value.overviews.map((row, i) => {
      const code = (name: string, path: PropertyKey[]): string => {
        const found = names.code(name);
        if (found === undefined) faults.push(placed(row, file, ['overviews', i]).fault(names.unknown(name), path));
        return found ?? name;
      };
      const rows = row.rows.map((printed, n) => ({ ...printed, region: code(printed.region, ['rows', n, 'region']) }));
      const explanations = row.explanations.map((reason, n) => ({
        ...reason,
        where: reason.where === 'sum' ? 'sum' : code(reason.where, ['explanations', n, 'where']),
      }));
      return placed<PrintedOverview>({ ...row, rows, explanations }, file, ['overviews', i]);
    }),
  );
  const entries = folder('journal/').flatMap((file) => {
    const value = form(journalFile, file);
    if (!value) return [];
    const result = readJournalFile(value, file, names);
    faults.push(...result.faults);
    return result.entries;
  });
  for (const [name, file] of byName) {
    const known = SINGLE.some((one) => one === name) || name.startsWith('organisations/') || name.startsWith('journal/');
    if (!known) faults.push({ file: file.file, line: 1, message: 'no part of the register reads this file' });
  }
  return {
    read: { sources, collaborationRegions, regions, organisations, areas, meetings, generalConditions, printedOverviews, entries },
    faults,
  };
}

function areaSources(page: string | null, more: readonly string[], seen: string | null): Area['sources'] {
  if (page === null || seen === null) return [];
  return [{ url: page, seen, main: true }, ...more.map((url) => ({ url, seen, main: false }))];
}

/** Reading YAML is most of the work of a load; a file that was read stays read as long as somebody holds it. */
const parsed = new WeakMap<TextFile, YamlFile>();
function parsedOnce(file: TextFile): YamlFile {
  const known = parsed.get(file) ?? parseYaml(file.name, file.text);
  parsed.set(file, known);
  return known;
}
