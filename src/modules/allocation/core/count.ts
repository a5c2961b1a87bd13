import { type Applicant, type Award, awardsFor, type FreeSlots, mayStandTogether, takesOf } from './slots.ts';

type Left = readonly number[];
type Ways = Map<string, { readonly left: Left; ways: bigint }>;

type Counting = {
  /** Only the ways that give every applicant something. */
  readonly everyone?: boolean;
};

/**
 * How many allowed ways there are to give out what is free, without making any: exactly as many as `allocations` lists. Applicants of one region can be in
 * each other's way, so that they are looked at together; of the others it is enough to know what is left.
 */
export function countAllocations(
  free: FreeSlots,
  applicants: readonly Applicant[],
  standing: readonly Award[] = [],
  { everyone = false }: Counting = {},
): bigint {
  const left: Left = [
    free.units,
    free.unitsForChildren ?? Number.POSITIVE_INFINITY,
    ...free.parts.map(({ units }) => units ?? Number.POSITIVE_INFINITY),
  ];
  let ways: Ways = new Map([[left.join(), { left, ways: 1n }]]);
  for (const [, own] of Map.groupBy(applicants, ({ region }) => region)) {
    const next: Ways = new Map();
    const options = takenBy(own, free, standing, everyone);
    for (const before of ways.values()) {
      for (const { left: takes, ways: alike } of options.values()) {
        const rest = before.left.map((have, at) => have - (takes[at] ?? 0));
        if (rest.every((have) => have >= 0)) add(next, rest, before.ways * alike);
      }
    }
    ways = next;
  }
  return [...ways.values()].reduce((sum, one) => sum + one.ways, 0n);
}

/** What the applicants of one region could take together, and in how many ways. */
function takenBy(own: readonly Applicant[], free: FreeSlots, standing: readonly Award[], everyone: boolean): Ways {
  const taken: Ways = new Map();
  const choices = own.map((one) =>
    awardsFor(one, free, standing)
      .filter((award) => standing.every((held) => mayStandTogether(held, award)))
      .map((award) => ({ award, takes: takesOf(award, free) })),
  );
  const choose = (at: number, given: readonly Award[], sum: Left): void => {
    if (at === choices.length) {
      add(taken, sum, 1n);
      return;
    }
    if (!everyone) choose(at + 1, given, sum);
    for (const { award, takes } of choices[at] ?? []) {
      const all = sum.map((one, place) => one + (takes[place] ?? 0));
      if ((all[0] ?? 0) <= free.units && given.every((other) => mayStandTogether(other, award))) choose(at + 1, [...given, award], all);
    }
  };
  choose(0, [], [0, 0, ...free.parts.map(() => 0)]);
  return taken;
}

function add(to: Ways, left: Left, ways: bigint): void {
  const key = left.join();
  const known = to.get(key);
  if (known) known.ways += ways;
  else to.set(key, { left, ways });
}
