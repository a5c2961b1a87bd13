/** Edits (insert, remove, replace, swap neighbours) between two short texts. */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const replace = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(at(i - 1, j) + 1, (row[j - 1] ?? 0) + 1, replace, swap));
    }
  }
  return at(a.length, b.length);
}

/** The candidates that a misspelt word most likely meant, nearest first; å, ä, ö and case are forgiven. */
export function nearest(word: string, candidates: readonly string[], most = 3): string[] {
  const plain = (text: string) => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').slice(0, 80);
  const sought = plain(word);
  const limit = sought.length <= 1 ? 0 : sought.length <= 3 ? 1 : sought.length <= 7 ? 2 : 3;
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(sought, plain(candidate)) }))
    .filter(({ distance }) => distance <= limit)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}
