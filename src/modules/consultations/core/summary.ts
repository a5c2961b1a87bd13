import type { Cell, Part, Stance } from './parts.ts';

export type Counted = { readonly part: Part; readonly counts: Readonly<Record<Stance, number>>; readonly total: number };

/** How many say what of each part. */
export function countStances(parts: readonly Part[], cells: readonly Pick<Cell, 'part' | 'stance'>[]): Counted[] {
  return parts.map((part) => {
    const counts: Record<Stance, number> = { agree: 0, 'agree-with-changes': 0, disagree: 0, 'no-view': 0 };
    let total = 0;
    for (const cell of cells) {
      if (cell.part !== part.key) continue;
      counts[cell.stance] += 1;
      total += 1;
    }
    return { part, counts, total };
  });
}

/** What a respondent is called where everyone may read it: a private person is never named. */
export const publicName = (one: { readonly kind: string; readonly name: string }, privatePerson: string): string =>
  one.kind === 'person' ? privatePerson : one.name;
