import { isKind, type SpecialCondition } from '../journal/index.ts';
import type { RegisterData } from '../register/index.ts';

/** A wording of a special condition that the register holds, and in which areas it has been used. */
export type Wording = Pick<SpecialCondition, 'heading' | 'audience' | 'text'> & { readonly areas: readonly string[] };

/** All wordings of special conditions that stand in the register, each once, those of most areas first. */
export function wordingsIn(data: Pick<RegisterData, 'journal' | 'areas'>): readonly Wording[] {
  const corrected = new Set(data.journal.flatMap(({ corrects }) => (corrects === null ? [] : [corrects])));
  const nameOf = new Map(data.areas.map(({ id, name }) => [id, name]));
  const found = new Map<string, { condition: SpecialCondition; areas: Set<string> }>();
  for (const entry of data.journal) {
    if (!isKind(entry, 'conditions') || corrected.has(entry.id)) continue;
    for (const condition of entry.payload.conditions) {
      const key = keyOf(condition);
      const known = found.get(key) ?? { condition, areas: new Set<string>() };
      known.areas.add(nameOf.get(entry.area) ?? entry.area);
      found.set(key, known);
    }
  }
  return [...found.values()]
    .map(({ condition: { heading, audience, text }, areas }) => ({ heading, audience, text, areas: [...areas] }))
    .toSorted((a, b) => b.areas.length - a.areas.length || a.text.sv.localeCompare(b.text.sv, 'sv'));
}

const keyOf = ({ heading, audience, text }: Pick<SpecialCondition, 'heading' | 'audience' | 'text'>): string =>
  `${heading} ${audience} ${text.sv.trim().toLocaleLowerCase('sv')}`;

/** Those with all the words, under the heading when one is given. */
export function findWordings(all: readonly Wording[], query: string, heading: string | undefined): readonly Wording[] {
  const words = query.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  return all.filter((one) => {
    const text = `${one.text.sv} ${one.text.en ?? ''} ${one.areas.join(' ')}`.toLocaleLowerCase('sv');
    return (heading === undefined || one.heading === heading) && words.every((word) => text.includes(word));
  });
}
