import type { NewEntry } from '../../../journal/index.ts';
import type { DataFault } from '../fault.ts';
import type { Placed } from '../placed.ts';
import type { RegisterFiles } from '../read.ts';
import { didYouMean } from '../suggest.ts';

/** A correction names an entry that is there, of its own kind and area, and is recorded no earlier. Chains are single and end. */
export function correctionFaults({ entries }: RegisterFiles): readonly DataFault[] {
  const byId = new Map(entries.map((row) => [row.value.id, row.value]));
  const correctedBy = new Map<string, string>();
  return entries.flatMap((row) => {
    const { id, corrects, payload } = row.value;
    const fault = (message: string) => [row.fault(`${id}: ${message}`, ['corrects'])];
    if (corrects === null) {
      return payload.kind === 'annulment' ? [row.fault(`${id}: an annulment names the entry that it takes away (corrects)`)] : [];
    }
    const old = byId.get(corrects);
    if (!old) return fault(`corrects ${corrects}, which is not in the journal.${didYouMean(corrects, byId.keys())}`);
    const other = correctedBy.get(corrects);
    correctedBy.set(corrects, id);
    if (other !== undefined) return fault(`${corrects} is already corrected by ${other}; correct that one instead`);
    if (isCircle(row, byId)) return fault('corrects itself, in the end');
    if (old.area !== row.value.area) return fault(`corrects an entry of another area, ${old.area}`);
    if (payload.kind !== 'annulment' && payload.kind !== old.payload.kind)
      return fault(`corrects an entry of another kind, ${old.payload.kind}`);
    if (payload.kind === 'grant' && old.payload.kind === 'grant' && payload.permit !== old.payload.permit) {
      return fault(`corrects the grant of another permit, ${old.payload.permit}`);
    }
    if (row.value.recordedAt < old.recordedAt) return fault(`is recorded before ${corrects}, which it corrects`);
    return [];
  });
}

function isCircle(start: Placed<NewEntry>, byId: ReadonlyMap<string, NewEntry>): boolean {
  const seen = new Set([start.value.id]);
  for (let next = start.value.corrects; next !== null; next = byId.get(next)?.corrects ?? null) {
    if (seen.has(next)) return true;
    seen.add(next);
  }
  return false;
}

/** The entries that no other corrects, annulments aside: what the register holds to be so. */
export function standingEntries({ entries }: RegisterFiles): readonly Placed<NewEntry>[] {
  const corrected = new Set(entries.map((row) => row.value.corrects));
  return entries.filter((row) => !corrected.has(row.value.id) && row.value.payload.kind !== 'annulment');
}
