import type { LocalDate } from '../../../../kernel/date.ts';
import { type Grant, isKind, type JournalEntry, type NewEntry, type PermitScope, type SlotStructure } from '../../../journal/index.ts';
import { takingUnits } from '../../../permits/index.ts';
import { type Ledger, partsIn, slotsIn } from '../ledger.ts';
import { type Fault, faultAt } from '../values.ts';

/** Care of this kind is given at five units at most (HSF 2017:80 2 kap.). */
export const MOST_UNITS = 5;

/** A permit from the first day that it can have been held to the day that it certainly no longer was. */
type Tenure = { readonly grant: Grant; readonly from: LocalDate | ''; readonly to: LocalDate | null };

/** How far something is filled at most on any day, and how far it may be. */
type Filled = { readonly most: number; readonly limit: number; readonly fault: Fault };

/**
 * What an entry would fill beyond what the agency has decided, on any day: the units, those for children, each part of the
 * area, and one permit a region. It looks at the permits as they would stand afterwards, so that an entry of an earlier day, a
 * revocation that is taken away and a corrected scope are held to the same. What was beyond already is not this entry's fault.
 */
export function capacityFaults(ledger: Ledger, entry: NewEntry): readonly Fault[] {
  if (!['grant', 'revocation', 'annulment'].includes(entry.payload.kind)) return [];
  const entries = ledger.inArea(entry.area);
  const kept = entries.filter((one) => one.id !== entry.corrects);
  const added = entry.payload.kind === 'annulment' ? [] : [{ ...entry, seq: Number.MAX_SAFE_INTEGER, storedAt: entry.recordedAt }];
  const before = filling(entries, ledger, entry.area);
  const beyond = [...filling([...kept, ...added], ledger, entry.area)].filter(
    ([key, { most, limit }]) => most > limit && most > (before.get(key)?.most ?? 0),
  );
  const isGrant = entry.payload.kind === 'grant';
  return beyond.map(([, { fault }]) => (isGrant ? fault : { ...fault, at: entry.corrects === null ? 'permit' : 'corrects' }));
}

function filling(entries: readonly JournalEntry[], ledger: Ledger, area: string): ReadonlyMap<string, Filled> {
  const tenures = tenuresIn(entries);
  const slots = slotsIn(ledger, area);
  const all = new Map<string, Filled>();
  const note = (key: string, most: number, limit: number, fault: Fault): void => {
    if (most > (all.get(key)?.most ?? 0)) all.set(key, { most, limit, fault });
  };
  for (const { from } of tenures) {
    const held = tenures.filter((one) => one.from <= from && (one.to === null || from < one.to));
    noteUnits(held, slots, note);
    for (const name of ['tasks', 'subPermits'] as const) noteParts(held, ledger, area, name, note);
    notePairs(held, note);
  }
  return all;
}

function tenuresIn(entries: readonly JournalEntry[]): readonly Tenure[] {
  const revoked = new Map(entries.filter((one) => isKind(one, 'revocation')).map((one) => [one.payload.permit, one.when.notAfter]));
  return entries
    .filter((one) => isKind(one, 'grant'))
    .map(({ payload, when }) => ({ grant: payload, from: when.notBefore ?? '', to: revoked.get(payload.permit) ?? null }));
}

type Note = (key: string, most: number, limit: number, fault: Fault) => void;

function noteUnits(held: readonly Tenure[], slots: SlotStructure | undefined, note: Note): void {
  const taken = takingUnits(held, ({ grant: { region, scope } }) => ({ region, ...scope }));
  const units = slots?.units ?? MOST_UNITS;
  note('units', taken.length, units, faultAt('region', 'units-full', String(units)));
  const forChildren = slots?.unitsForChildren ?? null;
  if (forChildren === null) return;
  const children = taken.filter(({ grant }) => takesChildren(grant.scope)).length;
  note('children', children, forChildren, faultAt('population', 'children-full', String(forChildren)));
}

const takesChildren = (scope: PermitScope): boolean => scope.population === 'children' || scope.population === 'both';

function noteParts(held: readonly Tenure[], ledger: Ledger, area: string, name: 'tasks' | 'subPermits', note: Note): void {
  for (const part of partsIn(ledger, area, name)) {
    if (part.units === null) continue;
    const taken = held.filter(({ grant }) => grant.scope[name].includes(part.id)).length;
    note(`${name} ${part.id}`, taken, part.units, faultAt(name, 'part-full', part.text.sv, String(part.units)));
  }
}

/** One region holds one permit of an area, unless the permits are for different patients or different parts of it. */
function notePairs(held: readonly Tenure[], note: Note): void {
  held.forEach(({ grant }, i) => {
    for (const other of held.slice(0, i)) {
      if (other.grant.region !== grant.region || isApart(grant.scope, other.grant.scope)) continue;
      const [first, second] = [other.grant.permit, grant.permit].toSorted();
      note(`pair ${first} ${second}`, 1, 0, faultAt('region', 'second-permit', other.grant.permit));
    }
  });
}

function isApart(a: PermitScope, b: PermitScope): boolean {
  const partsOf = (scope: PermitScope): readonly string[] => [...scope.tasks, ...scope.subPermits];
  const patients = [a.population, b.population].toSorted().join(' ');
  const [own, other] = [partsOf(a), partsOf(b)];
  const areOtherParts = own.length + other.length > 0 && !own.some((part) => other.includes(part));
  return patients === 'adults children' || areOtherParts;
}
