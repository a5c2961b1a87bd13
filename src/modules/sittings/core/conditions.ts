import type { SpecialCondition } from '../../journal/index.ts';

/**
 * The conditions that lines of text say. One that reads as one that is known keeps its id, heading and audience: the thread goes on. A new one gets an id
 * that no other has.
 */
export function conditionsFrom(lines: readonly string[], known: readonly SpecialCondition[]): readonly SpecialCondition[] {
  const used = new Set<string>();
  const taken = new Set(known.map(({ id }) => id));
  return lines.map((line) => {
    const same = known.find(({ id, text }) => text.sv === line && !used.has(id));
    const free = lines.map((_, i) => `villkor-${taken.size + i + 1}`).find((id) => !taken.has(id) && !used.has(id)) ?? '';
    const one = same ?? { id: free, heading: 'other', audience: 'both', text: { sv: line, en: null } };
    used.add(one.id);
    return one;
  });
}

/** Whether two of the conditions for the same patients read alike: the journal holds each once. */
export const hasDoubled = (conditions: readonly Pick<SpecialCondition, 'audience' | 'text'>[]): boolean =>
  new Set(conditions.map(({ audience, text }) => `${audience} ${text.sv.trim()}`)).size < conditions.length;
