import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { CodeIndex } from './codes.ts';
import type { Definition, PopulationGroup } from './definition.ts';
import type { CareUnit, Decision } from './eligibility.ts';
import type { Fault } from './fault.ts';
import { makePlan, type Plan } from './plan.ts';
import { isFaulty, readInput } from './read-input.ts';
import { derivedOut, type Settled, settle } from './settle.ts';
import { bitsOf, State } from './state.ts';

const MOST_REMEMBERED = 65_536;
/** Yes and no for this many criteria, the age counted in, fit one number; more are looked up by name. */
const MOST_PLACES = 15;
const NO_UNITS: readonly CareUnit[] = [];
const GROUPS: readonly PopulationGroup[] = ['adult', 'child'];
const NO_IDS: readonly string[] = [];

/** What states come to, by their masks: a flat list when the masks are short, else a map that is emptied when it is full. */
type Lookup<Value> = { readonly get: (key: number) => Value | undefined; readonly set: (key: number, value: Value) => unknown };
const FLAT_BITS = 16;

class FlatLookup<Value> {
  readonly #values: (Value | undefined)[];
  constructor(bits: number) {
    this.#values = new Array<Value | undefined>(2 ** bits).fill(undefined);
  }
  get(key: number): Value | undefined {
    return this.#values[key];
  }
  set(key: number, value: Value): void {
    this.#values[key] = value;
  }
}

class MapLookup<Value> {
  readonly #values = new Map<number, Value>();
  get(key: number): Value | undefined {
    return this.#values.get(key);
  }
  set(key: number, value: Value): void {
    if (this.#values.size >= MOST_REMEMBERED) this.#values.clear();
    this.#values.set(key, value);
  }
}

function lookup<Value>(bits: number): Lookup<Value> {
  return bits <= FLAT_BITS ? new FlatLookup<Value>(bits) : new MapLookup<Value>();
}

/**
 * A definition ready to decide. Deciding is reading answers into masks and looking the masks up: what a state comes to is worked out
 * once and remembered, so that a decision with all its reasons costs about as much as reading its input. What is remembered depends
 * only on the definition, and is bounded.
 */
export class CompiledDefinition {
  readonly plan: Plan;
  readonly #plain: Lookup<Settled>;
  readonly #delimited = new Map<number, Settled>();
  readonly #derivedBy: Lookup<number>;
  readonly #pointed = new Map<number, Settled>();
  readonly #rare = new Map<string, Settled>();
  readonly #toRuleOut: Lookup<readonly string[]>;
  readonly #state = new State();

  constructor(definition: Definition, codes: CodeIndex) {
    this.plan = makePlan(definition, codes);
    this.#plain = lookup(2 * this.plan.criteria.length);
    this.#derivedBy = lookup(2 * this.plan.criteria.length);
    this.#toRuleOut = lookup(bitsOf(this.plan.asked).length);
  }

  /** Decides one case. Faults in the input are values; every other input, however strange, gets a decision. */
  check(input: unknown, units: readonly CareUnit[] = NO_UNITS): Result<Decision, readonly Fault[]> {
    const { plan } = this;
    const state = this.#state;
    state.clear();
    const reading = readInput(plan, input, state);
    if (isFaulty(reading)) return fail(reading);
    const settled = this.settle(state);
    const population = state.yes & plan.populationBit ? 'child' : state.no & plan.populationBit ? 'adult' : null;
    return ok({
      definition: plan.definition.id,
      result: settled.result,
      doors: settled.doors,
      reasons: settled.reasons,
      missing: settled.missing,
      ruleOut: settled.result === 'refer' || settled.result === 'more-information' ? this.#ruleOut(state) : NO_IDS,
      redirects: settled.redirects,
      units: settled.result === 'refer' && units.length > 0 ? this.#unitsFor(units, settled.doors, population) : NO_UNITS,
      population,
      matches: reading.matches,
      understood: reading.understood,
    });
  }

  /** What a state comes to. The same object comes back for states that come to the same. */
  settle(state: State): Settled {
    const width = this.plan.criteria.length;
    if (width > MOST_PLACES) return this.#settleRare(state);
    const criteria = state.yes | (state.no << width);
    // Beside a met delimitation nothing matters but the age, the delimitations that follow from criteria, and where codes point.
    if (state.outYes !== 0) {
      const population = state.yes & this.plan.populationBit ? 1 : state.no & this.plan.populationBit ? 2 : 0;
      const met = (state.outYes | this.#derived(criteria, state)) * 4 + population;
      return state.pointed === 0
        ? this.#remember(this.#delimited, met, state)
        : this.#remember(this.#pointed, met * 2 ** 20 + state.pointed, state);
    }
    if ((state.ask | state.clash | state.outClash | state.hints | state.pointed) !== 0) return this.#settleRare(state);
    const known = this.#plain.get(criteria);
    if (known !== undefined) return known;
    const settled = settle(this.plan, state);
    this.#plain.set(criteria, settled);
    return settled;
  }

  /** The delimitations that follow from criteria, remembered. */
  #derived(criteria: number, state: State): number {
    if (this.plan.derived.length === 0) return 0;
    const known = this.#derivedBy.get(criteria);
    if (known !== undefined) return known;
    const out = derivedOut(this.plan, state.yes, state.no);
    this.#derivedBy.set(criteria, out);
    return out;
  }

  #remember<Key>(memory: Map<Key, Settled>, key: Key, state: State): Settled {
    const known = memory.get(key);
    if (known) return known;
    if (memory.size >= MOST_REMEMBERED) memory.clear();
    const settled = settle(this.plan, state);
    memory.set(key, settled);
    return settled;
  }

  #settleRare(state: State): Settled {
    const { yes, no, outYes, ask, clash, outClash, hints, pointed } = state;
    return this.#remember(this.#rare, `${yes} ${no} ${outYes} ${ask} ${clash} ${outClash} ${hints} ${pointed}`, state);
  }

  /** Delimitations that are not known, those that a code suggests first. */
  #ruleOut(state: State): readonly string[] {
    const open = this.plan.asked & ~(state.outYes | state.outNo);
    const first = (state.ask | state.outClash) & open;
    if (first !== 0) return this.#idsOf([...bitsOf(first), ...bitsOf(open & ~first)]);
    const known = this.#toRuleOut.get(open);
    if (known) return known;
    const ids = this.#idsOf(bitsOf(open));
    this.#toRuleOut.set(open, ids);
    return ids;
  }

  #idsOf(places: readonly number[]): readonly string[] {
    return Object.freeze(places.flatMap((place) => this.plan.delimitations[place]?.id ?? []));
  }

  /** Units for the patient's age; where units have unequal tasks, those that have one of the open doors. */
  #unitsFor(units: readonly CareUnit[], doors: readonly string[], population: PopulationGroup | null): readonly CareUnit[] {
    const slots = this.plan.definition.slots;
    return units.filter((unit) => {
      const takes = slots.find(({ id }) => id === unit.slot)?.takes ?? [{ groups: unit.groups ?? GROUPS, doors: undefined }];
      return takes.some(
        (one) =>
          (population === null || (one.groups.includes(population) && (unit.groups ?? GROUPS).includes(population))) &&
          (one.doors === undefined || one.doors.some((door) => doors.includes(door))),
      );
    });
  }
}
