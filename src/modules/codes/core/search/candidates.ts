/** The most strings that one query is compared with. */
const ROOM = 512;

/** Strings that may answer the query, each once, with their scores in thousandths. */
export class Candidates {
  readonly ids = new Int32Array(ROOM);
  readonly scores = new Int32Array(ROOM);
  count = 0;
  /** Systems asked for, as bits. */
  mask = 0;
  private readonly systems: Uint8Array;
  private readonly marked: Uint8Array;

  constructor(systems: Uint8Array) {
    this.systems = systems;
    this.marked = new Uint8Array(systems.length);
  }

  /** Takes a string that leads to a system asked for and is not there yet. */
  add(id: number): void {
    if (this.marked[id] === 1 || ((this.systems[id] as number) & this.mask) === 0 || this.count === ROOM) return;
    this.marked[id] = 1;
    this.ids[this.count] = id;
    this.count += 1;
  }

  clear(): void {
    for (let at = 0; at < this.count; at += 1) this.marked[this.ids[at] as number] = 0;
    this.count = 0;
  }

  get bytes(): number {
    return this.marked.byteLength + this.ids.byteLength + this.scores.byteLength;
  }
}
