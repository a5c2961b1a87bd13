import type { Grant, NewEntry } from '../../../journal/index.ts';
import type { DataFault } from '../fault.ts';
import type { Placed } from '../placed.ts';
import type { RegisterFiles } from '../read.ts';
import { didYouMean } from '../suggest.ts';
import { standingEntries } from './corrections.ts';
import { isBefore } from './times.ts';

/** One grant a permit, revoked at most once and not before it was given, for tasks that the area has. */
export function permitFaults(read: RegisterFiles): readonly DataFault[] {
  const standing = standingEntries(read);
  const grants = new Map<string, NewEntry>();
  const faults: DataFault[] = [];
  for (const row of standing) {
    const { payload } = row.value;
    if (payload.kind !== 'grant') continue;
    const other = grants.get(payload.permit);
    if (other)
      faults.push(row.fault(`${row.value.id}: ${payload.permit} is already granted by ${other.id}; a changed fact is a correction of it`));
    grants.set(payload.permit, row.value);
    faults.push(...scopeFaults(row, payload, standing), ...areaFault(row, payload));
  }
  const revoked = new Map<string, string>();
  for (const row of standing) {
    const { id, when, payload } = row.value;
    if (payload.kind !== 'revocation') continue;
    const fault = (message: string) => faults.push(row.fault(`${id}: ${message}`, ['revocation', 'permit']));
    const grant = grants.get(payload.permit);
    if (!grant) fault(`there is no permit ${payload.permit}.${didYouMean(payload.permit, grants.keys())}`);
    else if (isBefore(when, grant.when))
      fault(`revokes ${payload.permit} on ${when.notAfter}, before it was granted (${grant.when.notBefore})`);
    const other = revoked.get(payload.permit);
    if (other !== undefined) fault(`${payload.permit} is already revoked by ${other}`);
    revoked.set(payload.permit, id);
  }
  return faults;
}

function areaFault(row: Placed<NewEntry>, grant: Grant): DataFault[] {
  const expected = `${row.value.area}-${grant.region}`;
  return grant.permit === expected || grant.permit.startsWith(`${expected}-`)
    ? []
    : [row.fault(`${row.value.id}: a permit of this area and region is called ${expected}`, ['id'])];
}

/** Tasks and sub-permits of a permit are those that some definition or decision of the area names. */
function scopeFaults(row: Placed<NewEntry>, grant: Grant, standing: readonly Placed<NewEntry>[]): DataFault[] {
  const slots = standing.flatMap(({ value }) =>
    value.area === row.value.area && 'slots' in value.payload && value.payload.slots ? [value.payload.slots] : [],
  );
  const check = (name: 'tasks' | 'subPermits') => {
    const known = slots.flatMap((slot) => slot[name].map((part) => part.id));
    return grant.scope[name].flatMap((id, i) =>
      known.includes(id) ? [] : [row.fault(`${row.value.id}: the area has no ${id}.${didYouMean(id, known)}`, ['grant', 'scope', name, i])],
    );
  };
  return [...check('tasks'), ...check('subPermits')];
}
