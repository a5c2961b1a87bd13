/** Classes of a map: 0 for nothing, then 1 to at most 5, each from a lower bound. */
export type Classes = {
  /** Lower bound of class 1, 2, … in rising order. */
  readonly bounds: readonly number[];
  readonly classOf: (value: number) => number;
};

/** Classes with given lower bounds. */
export function thresholdClasses(bounds: readonly number[]): Classes {
  return { bounds, classOf: (value) => (value <= 0 ? 0 : Math.max(1, bounds.filter((bound) => value >= bound).length)) };
}

/** At most `count` (1–5) classes with about as many counties in each; equal values are never parted, and zero stands by itself. */
export function quantileClasses(values: readonly number[], count = 5): Classes {
  const rising = values.filter((value) => value > 0).sort((a, b) => a - b);
  const bounds = new Set<number>();
  for (let at = 0; at < count; at++) {
    const bound = rising[Math.floor((at * rising.length) / count)];
    if (bound !== undefined) bounds.add(bound);
  }
  return thresholdClasses([...bounds]);
}

/** What each class holds, in words for the legend: `1–4`, `5–`; `step` is the smallest difference between two values (1 for whole numbers). */
export function classRange(classes: Classes, at: number, largest: number, step = 1): { readonly from: number; readonly to: number } {
  const from = classes.bounds[at - 1] ?? 0;
  const next = classes.bounds[at];
  return { from, to: next === undefined ? Math.max(largest, from) : Math.max(from, next - step) };
}
