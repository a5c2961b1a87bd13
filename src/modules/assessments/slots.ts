import type { LocalDate } from '../../kernel/date.ts';
import { type Applicant, type Asked, type Award, type FreeSlots, freeOf, leastVolumesIn, type UnitPlace } from '../allocation/index.ts';
import type { Call } from '../calls/index.ts';
import { isHeld, takingUnits } from '../permits/index.ts';
import type { Register } from '../register/index.ts';
import { type Applied, type Round, rowsIn } from './applicants.ts';

type Standing = Award & { readonly hospital: string | null };

/** Who holds permits in the area today, as awards. */
export function standingIn(register: Pick<Register, 'view' | 'withFictitious'>, call: Call, today: LocalDate): readonly Standing[] {
  const view = (call.fictitious ? register.withFictitious : register).view(today, today);
  const held = view.permits.filter((permit) => permit.area === call.area && isHeld(permit));
  const taking = new Set(takingUnits(held, ({ grant: { region, scope } }) => ({ region, ...scope })).map(({ id }) => id));
  return held.map(({ id, grant }) => ({
    applicant: id,
    region: grant.region,
    hospital: grant.hospital,
    population: grant.scope.population,
    parts: [...grant.scope.tasks, ...grant.scope.subPermits],
    takesUnit: taking.has(id),
  }));
}

/** What the call gives out: what it offers, and no more than is left of what has been decided. */
export function offeredIn({ kind, content, decided }: Call, standing: readonly Award[]): FreeSlots {
  const left = freeOf(decided.slots, standing);
  if (kind === 'sub-permit') {
    const parts = left.parts.filter(({ id }) => id === content.subPermit);
    return {
      ...left,
      units: Math.max(left.units, content.units),
      parts: parts.map(({ id, units }) => ({ id, units: Math.min(units ?? content.units, content.units) })),
    };
  }
  const isUndivided = left.unitsForChildren === null && content.unitsForChildren === 0;
  return {
    units: Math.min(left.units, content.units),
    unitsForChildren: isUndivided ? null : Math.min(left.unitsForChildren ?? content.unitsForChildren, content.unitsForChildren),
    parts: left.parts,
  };
}

type Parts = { readonly tasks: readonly string[]; readonly subPermits: readonly string[] };

/**
 * The tasks and sub-permits that an application is for: nobody is given others. One that came in before regions were asked about tasks is for any of
 * them. In a call for a sub-permit it is that one alone.
 */
export function partsWanted({ snapshot }: Pick<Applied, 'snapshot'>, { kind, content, decided }: Call): Parts {
  if (kind === 'sub-permit') return { tasks: [], subPermits: content.subPermit === null ? [] : [content.subPermit] };
  const { tasks, subPermits } = snapshot.slots;
  return { tasks: tasks ?? decided.slots.tasks.map(({ id }) => id), subPermits };
}

/** An application as one who asks for slots. */
export function applicantOf(applied: Applied, call: Call): Applicant & UnitPlace {
  const { application, snapshot, region } = applied;
  const { tasks, subPermits } = partsWanted(applied, call);
  const base = { id: application.id, region, hospital: snapshot.unit.hospital, parts: [...tasks, ...subPermits] };
  if (call.kind === 'sub-permit') return { ...base, adults: false, children: false };
  const { adults, children } = snapshot.slots;
  return { ...base, adults, children };
}

/** What the scenarios of a case are asked about: the applications that stand, in the order of their ids. */
export function askedIn(round: Round, standing: readonly Standing[], volumes: Asked['volumes']): Asked {
  const applicants = round.applied
    .filter(({ withdrawn }) => !withdrawn)
    .map((one) => applicantOf(one, round.call))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { free: offeredIn(round.call, standing), applicants, standing, volumes };
}

/** Whether not all can be given all that they have applied for. */
export function isScarce({ free, applicants }: Pick<Asked, 'free' | 'applicants'>): boolean {
  const over = (count: number, limit: number | null): boolean => limit !== null && count > limit;
  return (
    over(applicants.filter(({ adults, children }) => adults || children).length, free.units) ||
    over(applicants.filter(({ children }) => children).length, free.unitsForChildren) ||
    free.parts.some(({ id, units }) => over(applicants.filter(({ parts }) => parts.includes(id)).length, units))
  );
}

/** The least numbers a year that the conditions of the call name. */
export const leastVolumes = ({ decided }: Call) => leastVolumesIn(decided.conditions);

/** The patients that each applicant says it had in the last whole year it was asked about; null where it said none. */
export function lastYear(applied: Applied): { readonly year: string; readonly patients: number; readonly treatments: number } | null {
  const last = rowsIn(applied, 'volumes', 'volumes').at(-1);
  if (!last) return null;
  return { year: String(last.year ?? ''), patients: Number(last.patients ?? 0), treatments: Number(last.treatments ?? 0) };
}
