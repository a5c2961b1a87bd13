/**
 * What is known of one patient, as bit masks over the places that a plan gives criteria and delimitations. A bit in neither of two
 * masks is unknown. One state can be used again for the next patient (`clear`), so that reading a million rows makes no garbage.
 */
export class State {
  /** Criteria and, last, the population (yes is a child). */
  yes = 0;
  no = 0;
  /** Delimitations. */
  outYes = 0;
  outNo = 0;
  /** Delimitations that a code gives cause to ask about. */
  ask = 0;
  /** Criteria and delimitations where answer and code, or two codes, disagree. */
  clash = 0;
  outClash = 0;
  /** Criteria that a code gives cause to ask about first. */
  hints = 0;
  /** Redirections that a code points to. */
  pointed = 0;

  clear(): void {
    this.yes = 0;
    this.no = 0;
    this.outYes = 0;
    this.outNo = 0;
    this.ask = 0;
    this.clash = 0;
    this.outClash = 0;
    this.hints = 0;
    this.pointed = 0;
  }

  copy(): State {
    return Object.assign(new State(), this);
  }
}

/** The places of the bits in a mask, lowest first. */
export function bitsOf(mask: number): number[] {
  const places: number[] = [];
  for (let rest = mask; rest !== 0; rest &= rest - 1) places.push(31 - Math.clz32(rest & -rest));
  return places;
}
