import type { CompiledDefinition } from './compiled.ts';
import type { Answer } from './eligibility.ts';
import type { Fault } from './fault.ts';
import { isFaulty, readInput } from './read-input.ts';
import type { Settled } from './settle.ts';
import { State } from './state.ts';

/** Many cases as columns: answers by criterion or delimitation, and ages in years. A missing column or value is unanswered. */
export type AnswerColumns = {
  readonly length: number;
  readonly answers: Readonly<Record<string, readonly (Answer | null | undefined)[]>>;
  readonly ages?: ArrayLike<number | null | undefined>;
};

/**
 * Answers to many cases, without repeating what they share: row `i` came to `outcomes[outcome[i]]`, with its result, doors, reasons and
 * what is missing. Codes point nowhere here; `ruleOut` is left to single decisions.
 */
export type BatchDecisions = { readonly outcome: Uint32Array; readonly outcomes: readonly Settled[] };

/** Answers packed for evaluation: four masks a row. */
export type PackedAnswers = { readonly length: number; readonly yes: Int32Array; readonly no: Int32Array; readonly outYes: Int32Array };

/** Packs columns of answers. Throws on a column that the definition does not have; other values than yes and no count as unknown. */
export function packAnswers(compiled: CompiledDefinition, columns: AnswerColumns): PackedAnswers {
  const packed = {
    length: columns.length,
    yes: new Int32Array(columns.length),
    no: new Int32Array(columns.length),
    outYes: new Int32Array(columns.length),
  };
  for (const [id, column] of Object.entries(columns.answers)) {
    const slot = compiled.plan.slots.get(id);
    if (slot === undefined) throw new Error(`The definition ${compiled.plan.definition.id} has no criterion "${id}".`);
    if (slot.outBit) packYes(column, slot.outBit, packed.outYes);
    else packBoth(column, slot.bit, packed.yes, packed.no);
  }
  if (columns.ages) packAges(compiled, columns.ages, packed);
  return packed;
}

function packAges(compiled: CompiledDefinition, ages: ArrayLike<number | null | undefined>, { length, yes, no }: PackedAnswers): void {
  const { populationBit, definition } = compiled.plan;
  for (let row = 0; row < length; row += 1) {
    const age = ages[row];
    if (age === null || age === undefined) continue;
    if (age < definition.population.childUnder) yes[row] = (yes[row] ?? 0) | populationBit;
    else no[row] = (no[row] ?? 0) | populationBit;
  }
}

// No branch depends on an answer: see `readAnswers`.
function packYes(column: readonly unknown[], bit: number, yes: Int32Array): void {
  const { length } = yes;
  for (let row = 0; row < length; row += 1) yes[row] = (yes[row] as number) | (-Number(column[row] === 'yes') & bit);
}

function packBoth(column: readonly unknown[], bit: number, yes: Int32Array, no: Int32Array): void {
  const { length } = yes;
  for (let row = 0; row < length; row += 1) {
    const answer = column[row];
    yes[row] = (yes[row] as number) | (-Number(answer === 'yes') & bit);
    no[row] = (no[row] as number) | (-Number(answer === 'no') & bit);
  }
}

/** The criteria of a row are looked up directly when their yes and no fit this many bits. */
const DIRECT_BITS = 20;

/** Decides packed answers. Each distinct state is settled once; a row is then a look-up. */
export function evaluatePacked(compiled: CompiledDefinition, packed: PackedAnswers): BatchDecisions {
  const { yes, no, outYes, length } = packed;
  const outcome = new Uint32Array(length);
  const outcomes: Settled[] = [];
  const numbers = new Map<Settled, number>();
  const width = compiled.plan.criteria.length;
  const isDirect = 2 * width <= DIRECT_BITS;
  // 0 is "not met before"; otherwise one more than the outcome's number.
  const direct = new Uint32Array(isDirect ? 2 ** (2 * width) : 0);
  const met = new Table();
  const state = new State();

  const settle = (row: number): number => {
    state.clear();
    state.yes = yes[row] ?? 0;
    state.no = no[row] ?? 0;
    state.outYes = outYes[row] ?? 0;
    const settled = compiled.settle(state);
    const known = numbers.get(settled);
    if (known !== undefined) return known;
    numbers.set(settled, outcomes.length);
    outcomes.push(settled);
    return outcomes.length - 1;
  };

  for (let row = 0; row < length; row += 1) {
    const out = outYes[row] as number;
    const criteria = (yes[row] as number) | ((no[row] as number) << width);
    if (isDirect && out === 0) {
      let known = direct[criteria] as number;
      if (known === 0) {
        known = settle(row) + 1;
        direct[criteria] = known;
      }
      outcome[row] = known - 1;
    } else {
      const at = isDirect ? met.place(criteria, out) : -1;
      let known = at < 0 ? 0 : met.value(at);
      if (known === 0) {
        known = settle(row) + 1;
        if (at >= 0) met.put(at, criteria, out, known);
      }
      outcome[row] = known - 1;
    }
  }
  return { outcome, outcomes };
}

/** A fixed-size table from two masks to a number. When it is full it forgets what stood in the way. */
class Table {
  static readonly size = 2 ** 16;
  readonly #a = new Int32Array(Table.size);
  readonly #b = new Int32Array(Table.size);
  readonly #values = new Uint32Array(Table.size);

  /** Where the pair stands, or the place that it would take. */
  place(a: number, b: number): number {
    const mask = Table.size - 1;
    let at = (Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b) >>> 16) & mask;
    const first = at;
    for (let tries = 0; tries < 8; tries += 1) {
      if (this.#values[at] === 0 || (this.#a[at] === a && this.#b[at] === b)) return at;
      at = (at + 1) & mask;
    }
    this.#values[first] = 0;
    return first;
  }

  value(at: number): number {
    return this.#values[at] as number;
  }

  put(at: number, a: number, b: number, value: number): void {
    this.#a[at] = a;
    this.#b[at] = b;
    this.#values[at] = value;
  }
}

/** Packs and decides columns of answers in one go. */
export function evaluateColumns(compiled: CompiledDefinition, columns: AnswerColumns): BatchDecisions {
  return evaluatePacked(compiled, packAnswers(compiled, columns));
}

/**
 * Decides a list of inputs of any shape, diagnoses and ages too. A faulty row has the outcome `FAULTY` and its faults in `faults`; the
 * rest are decided all the same.
 */
export function evaluateBatch(
  compiled: CompiledDefinition,
  inputs: readonly unknown[],
): BatchDecisions & { readonly faults: ReadonlyMap<number, readonly Fault[]> } {
  const outcome = new Uint32Array(inputs.length);
  const outcomes: Settled[] = [];
  const numbers = new Map<Settled, number>();
  const faults = new Map<number, readonly Fault[]>();
  const state = new State();
  inputs.forEach((input, row) => {
    state.clear();
    const reading = readInput(compiled.plan, input, state);
    if (isFaulty(reading)) {
      faults.set(row, reading);
      outcome[row] = FAULTY;
      return;
    }
    const settled = compiled.settle(state);
    let number = numbers.get(settled);
    if (number === undefined) {
      number = outcomes.length;
      outcomes.push(settled);
      numbers.set(settled, number);
    }
    outcome[row] = number;
  });
  return { outcome, outcomes, faults };
}

/** The outcome of a row whose input was faulty. */
export const FAULTY = 0xffffffff;
