import type { LocalDate } from '../../../kernel/date.ts';
import type { SlotStructure } from '../../journal/index.ts';
import { takingUnits } from '../../permits/index.ts';
import { type Applicant, type Item, isPending, type Outcome, outcomesFor, type Place, type Proposal } from './item.ts';

export type AwardFault =
  | 'units-full'
  | 'children-full'
  | 'part-full'
  | 'unknown-part'
  | 'second-permit'
  | 'outside-application'
  | 'applicant-unknown'
  | 'applicant-missing'
  | 'applicant-twice'
  | 'withdrawn'
  | 'outcome-not-here'
  | 'reasons-missing'
  | 'start-before-decision'
  | 'not-heard'
  | 'ground-missing'
  | 'slots-missing';

/** At most five units may hold permits in an area (HSF 2017:80 2 kap.). */
const MOST_UNITS = 5;

const takesChildren = ({ population }: Place): boolean => population === 'children' || population === 'both';

/**
 * Why places cannot all be held at once; none when they can. Children's units lie within the units, each part has its number, and a region
 * holds one permit, unless they are for different patients or different parts of the area.
 */
export function placeFaults(slots: SlotStructure, held: readonly Place[], awarded: readonly Place[]): readonly AwardFault[] {
  const all = [...held, ...awarded];
  const counted = takingUnits(all, (place) => place);
  const parts = [...slots.tasks, ...slots.subPermits];
  const named = (place: Place): readonly string[] => [...place.tasks, ...place.subPermits];
  const isOver = parts.some(({ id, units }) => units !== null && all.filter((place) => named(place).includes(id)).length > units);
  const isUnknown = awarded.some((place) => named(place).some((id) => !parts.some((part) => part.id === id)));
  const isDoubled = all.some((place, i) => i >= held.length && all.slice(0, i).some((other) => collides(place, other)));
  const units = Math.min(slots.units ?? MOST_UNITS, MOST_UNITS);
  const forChildren = slots.unitsForChildren;
  const checks: readonly (readonly [AwardFault, boolean])[] = [
    ['units-full', counted.length > units],
    ['children-full', forChildren !== null && counted.filter(takesChildren).length > forChildren],
    ['part-full', isOver],
    ['unknown-part', isUnknown],
    ['second-permit', isDoubled],
  ];
  return awarded.length === 0 ? [] : checks.flatMap(([fault, isThere]) => (isThere ? [fault] : []));
}

function collides(one: Place, other: Place): boolean {
  if (one.region !== other.region) return false;
  const patients = [one.population, other.population].toSorted().join(' ');
  if (patients === 'adults children') return false;
  const [own, others] = [
    [...one.tasks, ...one.subPermits],
    [...other.tasks, ...other.subPermits],
  ];
  return own.length + others.length === 0 || own.some((part) => others.includes(part));
}

type Grant = Extract<Outcome, { kind: 'grant' }>;

/** Whether what is granted lies within what was applied for. Nobody gets children's care, a task or a sub-permit unasked. */
export function isWithinApplication(
  { wants }: Pick<Applicant, 'wants'>,
  grant: Pick<Grant, 'population' | 'tasks' | 'subPermits'>,
): boolean {
  const people = wants.population === 'both' || wants.population === grant.population;
  const parts = (name: 'tasks' | 'subPermits'): boolean => grant[name].every((id) => wants[name].includes(id));
  return people && parts('tasks') && parts('subPermits');
}

export const placesGranted = (item: Pick<Item, 'applicants'>, outcomes: readonly Outcome[]): readonly Place[] =>
  outcomes.flatMap((one) => {
    const region = item.applicants.find(({ key }) => key === one.applicant)?.region;
    return one.kind === 'grant' && region !== undefined
      ? [{ region, population: one.population, tasks: one.tasks, subPermits: one.subPermits }]
      : [];
  });

/**
 * Why a proposal cannot be decided; none when it can. It says what becomes of each applicant, once; grants what was applied for, within the slots
 * that are free; and lets nothing begin before it has been decided.
 */
export function proposalFaults(
  item: Item,
  held: readonly Place[],
  { outcomes }: Pick<Proposal, 'outcomes'>,
  day: LocalDate,
): readonly AwardFault[] {
  const faults = new Set<AwardFault>();
  const seen = new Set<string>();
  for (const outcome of outcomes) {
    const applicant = item.applicants.find(({ key }) => key === outcome.applicant);
    if (seen.has(outcome.applicant)) faults.add('applicant-twice');
    seen.add(outcome.applicant);
    if (applicant) for (const fault of outcomeFaults(item, applicant, outcome, day)) faults.add(fault);
    else faults.add('applicant-unknown');
  }
  if (item.applicants.some(({ key }) => !seen.has(key))) faults.add('applicant-missing');
  const places = placesGranted(item, outcomes);
  if (places.length > 0)
    for (const fault of item.slots ? placeFaults(item.slots, held, places) : (['slots-missing'] as const)) faults.add(fault);
  return [...faults];
}

function outcomeFaults(item: Item, applicant: Applicant, outcome: Outcome, day: LocalDate): readonly AwardFault[] {
  const isNewPermit = outcome.kind === 'grant' || outcome.kind === 'reject';
  const touchesPermit = outcome.kind === 'revoke' || outcome.kind === 'change-conditions';
  // To change by the holder's own wish is to have heard it; else it must have been asked first.
  const isHeard = item.ground === 'holder-request' || (item.hearing !== null && item.hearing.said.trim() !== '');
  const checks: readonly (readonly [AwardFault, boolean])[] = [
    ['outcome-not-here', !outcomesFor[item.kind].includes(outcome.kind)],
    ['withdrawn', applicant.withdrawn && (isNewPermit || isPending(outcome.kind))],
    // An application that has been taken back is written off for that; any other must be told why.
    [
      'reasons-missing',
      outcome.kind !== 'grant' && !(outcome.kind === 'write-off' && applicant.withdrawn) && outcome.reasons.trim() === '',
    ],
    ['outside-application', outcome.kind === 'grant' && !isWithinApplication(applicant, outcome)],
    ['start-before-decision', outcome.kind === 'grant' && outcome.start < day],
    ['ground-missing', touchesPermit && item.ground === null],
    ['not-heard', touchesPermit && !isHeard],
  ];
  return checks.flatMap(([fault, isThere]) => (isThere ? [fault] : []));
}
