import type { DataFault } from '../fault.ts';
import type { Placed } from '../placed.ts';
import type { RegisterFiles } from '../read.ts';

/** Ids are given once; so are names, for a search must not find two areas by the same one. */
export function doubledIds(read: RegisterFiles): readonly DataFault[] {
  return [
    ...doubled(read.sources, 'source', (row) => row.id),
    ...doubled(read.collaborationRegions, 'collaboration region', (row) => row.id),
    ...doubled(read.regions, 'region with the code', (row) => row.code),
    ...doubled(read.regions, 'region called', (row) => row.name),
    ...doubled(read.organisations, 'organisation', (row) => row.id),
    ...doubled(read.areas, 'area', (row) => row.id),
    ...doubled(read.meetings, 'meeting on', (row) => row.date),
    ...doubled(read.generalConditions, 'general condition', (row) => row.id),
    ...doubled(read.entries, 'journal entry', (row) => row.id),
    ...doubledNames(read),
    ...read.entries.flatMap(doubledParts),
  ];
}

function doubled<T>(rows: readonly Placed<T>[], what: string, id: (row: T) => string): DataFault[] {
  const seen = new Map<string, DataFault>();
  return rows.flatMap((row) => {
    const first = seen.get(id(row.value));
    if (first) return [row.fault(`there is already a ${what} ${id(row.value)}, at ${first.file}:${first.line}`)];
    seen.set(id(row.value), row.fault(''));
    return [];
  });
}

function doubledNames({ areas }: RegisterFiles): DataFault[] {
  const owner = new Map<string, string>();
  return areas.flatMap((area) =>
    [area.value.name, ...area.value.aliases].flatMap((name, i) => {
      const key = name.toLocaleLowerCase('sv');
      const other = owner.get(key);
      owner.set(key, area.value.id);
      const path = i === 0 ? ['name'] : ['aliases', i - 1];
      return other === undefined ? [] : [area.fault(`${area.value.id}: ${other} is already called ${name}`, path)];
    }),
  );
}

/** Parts, points, conditions and tasks are cited by their ids. */
function doubledParts(entry: RegisterFiles['entries'][number]): DataFault[] {
  const { payload, id } = entry.value;
  const lists: Record<string, readonly { readonly id: string }[]> = {};
  if (payload.kind === 'definition') {
    Object.assign(lists, { parts: payload.parts, clarifications: payload.clarifications, delimitations: payload.delimitations });
    for (const part of payload.parts) lists[`points of ${part.id}`] = part.points;
  }
  if (payload.kind === 'conditions') lists.conditions = payload.conditions;
  if ('slots' in payload && payload.slots) Object.assign(lists, { tasks: payload.slots.tasks, 'sub-permits': payload.slots.subPermits });
  return Object.entries(lists).flatMap(([name, items]) => {
    const ids = items.map((item) => item.id);
    return ids.filter((one, i) => ids.indexOf(one) !== i).map((one) => entry.fault(`${id}: ${name} has ${one} twice`, [payload.kind]));
  });
}
