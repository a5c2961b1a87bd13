/** Whether there is room for one more this minute, and how many have found none since the last that did. */
export type Room = { readonly has: boolean; readonly missed: number };

/** At most so many a minute, by the clock that is handed in. */
export function roomPerMinute(most: number): (at: Date) => Room {
  let [minute, used, missed] = [-1, 0, 0];
  return (at) => {
    const current = Math.floor(at.getTime() / 60_000);
    if (current !== minute) [minute, used] = [current, 0];
    if (used >= most) {
      missed += 1;
      return { has: false, missed: 0 };
    }
    used += 1;
    const before = missed;
    missed = 0;
    return { has: true, missed: before };
  };
}
