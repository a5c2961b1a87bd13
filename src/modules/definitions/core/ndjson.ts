import type { CompiledDefinition } from './compiled.ts';
import type { CareUnit } from './eligibility.ts';
import { type Fault, fault } from './fault.ts';

/** No line of a register extract is longer than this many characters: what is, is a fault of its own and not kept in memory. */
export const LONGEST_LINE = 1_048_576;

/** A line that was too long to keep. */
export type LongLine = { readonly tooLong: true };

/** Cuts a stream of text at its line ends. A line longer than `longest` is passed over as it comes and given as `LongLine`. */
export async function* splitLines(chunks: AsyncIterable<string>, longest = LONGEST_LINE): AsyncGenerator<string | LongLine> {
  let rest = '';
  let isTooLong = false;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      const line = rest + chunk.slice(from, end);
      from = end + 1;
      rest = '';
      yield isTooLong || line.length > longest ? { tooLong: true } : line.endsWith('\r') ? line.slice(0, -1) : line;
      isTooLong = false;
    }
    rest += chunk.slice(from);
    if (rest.length > longest) {
      isTooLong = true;
      rest = '';
    }
  }
  if (isTooLong || rest !== '') yield isTooLong ? { tooLong: true } : rest;
}

/**
 * Decides a register extract line by line: JSON in, JSON out, one for one and in order, without holding more than a line. A line may carry
 * an `id` (string or number) beside age, answers and diagnoses; it comes back with the answer. A broken line gives a line with `line`
 * (from 1) and `faults`, and the rest go on. Blank lines give nothing. Answers keep reasons as criterion, part and effect; the texts are in
 * the definition that `definition` names.
 */
export async function* evaluateLines(
  compiled: CompiledDefinition,
  lines: AsyncIterable<string | LongLine>,
  units: readonly CareUnit[] = [],
): AsyncGenerator<string> {
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (typeof line === 'string' && line.trim() === '') continue;
    yield typeof line === 'string'
      ? evaluateLine(compiled, line, number, units)
      : faultLine(number, undefined, [fault('', 'line-too-long', String(LONGEST_LINE))]);
  }
}

function evaluateLine(compiled: CompiledDefinition, line: string, number: number, units: readonly CareUnit[]): string {
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch {
    return faultLine(number, undefined, [fault('', 'bad-json')]);
  }
  let id: unknown;
  if (typeof input === 'object' && input !== null && !Array.isArray(input) && 'id' in input) {
    ({ id, ...input } = input as Record<string, unknown>);
    if (typeof id !== 'string' && typeof id !== 'number')
      return faultLine(number, undefined, [fault('id', 'unknown-field', 'id', 'age, answers, diagnoses')]);
  }
  const checked = compiled.check(input, units);
  if (!checked.ok) return faultLine(number, id, checked.error);
  const { definition, result, doors, reasons, missing, ruleOut, redirects } = checked.value;
  return JSON.stringify({
    ...(id === undefined ? {} : { id }),
    definition,
    result,
    doors,
    reasons: reasons.map(({ criterion, part, effect, door, area }) => ({ criterion, part, effect, door, area })),
    missing,
    ruleOut,
    redirects,
    units: checked.value.units.map((unit) => unit.id),
  });
}

function faultLine(line: number, id: unknown, faults: readonly Fault[]): string {
  return JSON.stringify({ line, ...(id === undefined ? {} : { id }), faults });
}
