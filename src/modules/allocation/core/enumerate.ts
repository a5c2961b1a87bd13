import { type Applicant, type Award, awardsFor, type FreeSlots, mayStandTogether, takesOf } from './slots.ts';

/** One way to give out what is free. */
export type Allocation = {
  readonly awards: readonly Award[];
  /** Nobody could be given more without something being taken from another. */
  readonly isFull: boolean;
};

type Option = {
  readonly award: Award;
  /** What it takes: units, units for children, then each part. */
  readonly takes: readonly number[];
  /** The options of the same applicant that give one thing more. */
  readonly more: Option[];
};

/**
 * Every allowed way to give out what is free to those who apply, each exactly once: also those that leave something empty. Nobody gets what they
 * have not applied for, nothing is filled beyond its number, and no region gets two permits for the same thing.
 */
export function allocations(free: FreeSlots, applicants: readonly Applicant[], standing: readonly Award[] = []): readonly Allocation[] {
  const left = [
    free.units,
    free.unitsForChildren ?? Number.POSITIVE_INFINITY,
    ...free.parts.map(({ units }) => units ?? Number.POSITIVE_INFINITY),
  ];
  const choices = applicants.map((one) => optionsFor(one, free, standing));
  const firsts = choices.map(smallest);
  const chosen: (Option | undefined)[] = applicants.map(() => undefined);
  // Where every region applies once and none has a permit, no two can be in each other's way.
  const regions = [...standing, ...applicants].map(({ region }) => region);
  const areApart = new Set(regions).size === regions.length;
  const all: Allocation[] = [];

  const fits = ({ takes }: Option, giving?: Option): boolean => {
    for (let at = 0; at < takes.length; at += 1) {
      if ((takes[at] ?? 0) > (left[at] ?? 0) + (giving?.takes[at] ?? 0)) return false;
    }
    return true;
  };
  const stands = ({ award }: Option, except: number): boolean =>
    areApart ||
    (standing.every((one) => mayStandTogether(one, award)) &&
      chosen.every((other, at) => at === except || other === undefined || mayStandTogether(other.award, award)));
  const take = ({ takes }: Option, sign: 1 | -1): void => {
    for (let at = 0; at < takes.length; at += 1) left[at] = (left[at] ?? 0) - sign * (takes[at] ?? 0);
  };
  const couldGetMore = (has: Option | undefined, at: number): boolean => {
    for (const option of (has ? has.more : firsts[at]) ?? []) if (fits(option, has) && stands(option, at)) return true;
    return false;
  };
  const note = (): void => {
    const awards: Award[] = [];
    for (const option of chosen) if (option) awards.push(option.award);
    all.push({ awards, isFull: !chosen.some(couldGetMore) });
  };

  const choose = (at: number): void => {
    if (at === choices.length) {
      note();
      return;
    }
    choose(at + 1);
    for (const option of choices[at] ?? []) {
      if (!fits(option) || !stands(option, at)) continue;
      take(option, 1);
      chosen[at] = option;
      choose(at + 1);
      chosen[at] = undefined;
      take(option, -1);
    }
  };
  choose(0);
  return all;
}

function optionsFor(applicant: Applicant, free: FreeSlots, standing: readonly Award[]): readonly Option[] {
  const options = awardsFor(applicant, free, standing).map((award): Option => ({ award, takes: takesOf(award, free), more: [] }));
  for (const option of options) option.more.push(...options.filter((other) => size(other) === size(option) + 1 && holds(other, option)));
  return options;
}

/** How many things an award gives: patients of one age or both, and parts. */
const size = ({ award }: Option): number => (award.population === 'both' ? 2 : award.population === null ? 0 : 1) + award.parts.length;

const holds = ({ award: more }: Option, { award: less }: Option): boolean =>
  (more.population === less.population || more.population === 'both') && less.parts.every((part) => more.parts.includes(part));

function smallest(options: readonly Option[]): readonly Option[] {
  const least = Math.min(...options.map(size));
  return options.filter((option) => size(option) === least);
}
