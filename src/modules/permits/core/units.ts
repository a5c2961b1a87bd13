/** What a permit is for, as far as units are counted. */
export type Held = { readonly region: string; readonly tasks: readonly string[]; readonly subPermits: readonly string[] };

const isForPart = ({ tasks, subPermits }: Held): boolean => subPermits.length > 0 && tasks.length === 0;

/**
 * The permits of an area that take a unit each: all but those for a sub-permit alone that a region has besides another, whichever it got first. Of
 * several for sub-permits alone one takes a unit. `of` says what each is for; all are held at the same time.
 */
export const takingUnits = <T>(all: readonly T[], of: (one: T) => Held): readonly T[] =>
  all.filter((one, at) => {
    const own = of(one);
    return !isForPart(own) || !all.some((other, i) => i !== at && of(other).region === own.region && (i < at || !isForPart(of(other))));
  });
