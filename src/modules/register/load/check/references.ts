import type { NewEntry } from '../../../journal/index.ts';
import type { DataFault } from '../fault.ts';
import type { Placed } from '../placed.ts';
import type { RegisterFiles } from '../read.ts';
import { didYouMean } from '../suggest.ts';
import type { Path } from '../yaml-file.ts';

/** Everything that is named must exist. */
export function unknownReferences(read: RegisterFiles): readonly DataFault[] {
  const sources = read.sources.map((row) => row.value.id);
  const areas = read.areas.map((row) => row.value.id);
  const collaboration = read.collaborationRegions.map((row) => row.value.id);
  const hospitals = read.organisations.filter((row) => row.value.kind === 'hospital').map((row) => row.value.name);
  return [
    ...read.regions.flatMap((row) => [
      ...row.value.collaborationRegions.flatMap((id, i) =>
        named(row, 'collaboration region', id, collaboration, ['collaborationRegions', i]),
      ),
      ...row.value.municipalities.flatMap((one, i) =>
        named(row, 'collaboration region', one.collaborationRegion, collaboration, ['municipalities', i, 'collaborationRegion']),
      ),
      ...named(row, 'hospital', row.value.universityHospital, hospitals, ['universityHospital']),
    ]),
    ...read.organisations.flatMap((row) =>
      named(row, 'collaboration region', row.value.collaborationRegion, collaboration, ['collaborationRegion']),
    ),
    ...read.meetings.flatMap((row) => [
      ...named(row, 'source', row.value.source, sources),
      ...row.value.plannedDecisions.flatMap((id, i) => named(row, 'area', id, areas, ['plannedDecisions', i])),
    ]),
    ...read.printedOverviews.flatMap((row) => named(row, 'source', row.value.source, sources, ['source'])),
    ...read.entries.flatMap((row) => [
      ...named(row, 'area', row.value.area, areas, ['area'], `${row.value.id}: `),
      ...named(row, 'source', row.value.source.id, sources, ['source'], `${row.value.id}: `),
      ...('hospital' in row.value.payload
        ? named(row, 'hospital', row.value.payload.hospital, hospitals, [row.value.payload.kind, 'hospital'], `${row.value.id}: `)
        : []),
      ...successors(row.value).flatMap((id, i) => named(row, 'area', id, areas, ['state', 'into', i], `${row.value.id}: `)),
    ]),
  ];
}

const successors = ({ payload }: NewEntry): readonly string[] =>
  payload.kind === 'area-state' && payload.state.status === 'ended' ? (payload.state.into ?? []) : [];

function named<T>(row: Placed<T>, what: string, id: string | null, known: readonly string[], path: Path = [], before = ''): DataFault[] {
  return id === null || known.includes(id) ? [] : [row.fault(`${before}there is no ${what} ${id}.${didYouMean(id, known)}`, path)];
}
