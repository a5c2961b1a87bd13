/** A condition that names a least number a year. */
export type LeastVolume = { readonly condition: string; readonly number: number; readonly words: string };

const pattern = /minst\s+(\d[\d\s\u00a0]*)\s+\p{L}[^.;]{0,80}?(?:per år|om året|årligen|varje år)/iu;

/** The least numbers a year that conditions name, in their own words. A number that is not a year's says nothing of volume. */
export function leastVolumesIn(
  conditions: readonly { readonly id: string; readonly text: { readonly sv: string } }[],
): readonly LeastVolume[] {
  return conditions.flatMap(({ id, text }) => {
    const found = pattern.exec(text.sv);
    const number = Number(found?.[1]?.replaceAll(/\D/g, ''));
    return found && number > 0 ? [{ condition: id, number, words: found[0] }] : [];
  });
}
