import type { Cell, Part, Stance } from './parts.ts';

export type Respondent = {
  readonly submission: string;
  readonly name: string;
  readonly kind: 'organisation' | 'joint' | 'association' | 'person';
};
export type MatrixCell = Cell & { readonly submission: string; readonly themes: readonly string[]; readonly hasReply: boolean };
export type MatrixFilter = {
  readonly stance?: Stance | undefined;
  readonly part?: string | undefined;
  readonly respondent?: string | undefined;
  readonly theme?: string | undefined;
  readonly q?: string | undefined;
};

export type Matrix = {
  readonly parts: readonly Part[];
  readonly rows: readonly { readonly respondent: Respondent; readonly cells: ReadonlyMap<string, MatrixCell> }[];
  /** How many say what of each part, of those shown. */
  readonly counts: ReadonlyMap<string, Readonly<Record<Stance, number>>>;
  readonly shown: number;
};

const holds = (cell: MatrixCell, filter: MatrixFilter, words: readonly string[], name: string): boolean => {
  if (filter.stance !== undefined && cell.stance !== filter.stance) return false;
  if (filter.part !== undefined && cell.part !== filter.part) return false;
  if (filter.theme !== undefined && !cell.themes.includes(filter.theme)) return false;
  if (words.length === 0) return true;
  const text = `${cell.text} ${name}`.toLocaleLowerCase('sv');
  return words.every((word) => text.includes(word));
};

const none = (): Record<Stance, number> => ({ agree: 0, 'agree-with-changes': 0, disagree: 0, 'no-view': 0 });

/** Who says what of which part, by the filter. A respondent of whom no cell is left is not shown. */
export function buildMatrix(
  parts: readonly Part[],
  respondents: readonly Respondent[],
  cells: readonly MatrixCell[],
  filter: MatrixFilter,
): Matrix {
  const shownParts = filter.part === undefined ? parts : parts.filter(({ key }) => key === filter.part);
  const words = (filter.q ?? '').toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  const counts = new Map(shownParts.map(({ key }) => [key, none()]));
  const bySubmission = Map.groupBy(cells, (cell) => cell.submission);
  let shown = 0;
  const rows = respondents.flatMap((respondent) => {
    if (filter.respondent !== undefined && respondent.submission !== filter.respondent) return [];
    const kept = (bySubmission.get(respondent.submission) ?? []).filter((cell) => holds(cell, filter, words, respondent.name));
    if (kept.length === 0) return [];
    for (const { part, stance } of kept) {
      const count = counts.get(part);
      if (count) count[stance] += 1;
    }
    shown += kept.length;
    return [{ respondent, cells: new Map(kept.map((cell) => [cell.part, cell])) }];
  });
  return { parts: shownParts, rows, counts, shown };
}
