import type { Localised } from './definition.ts';
import { faultTextEn } from './text.en.ts';
import { type FaultKind, faultTextSv } from './text.sv.ts';

/** No more faults than this are named at a time. */
export const MOST_FAULTS = 20;

/** Something wrong with what was given: where, what, and what would work. `path` is like `answers.suspected` or `diagnoses.0.code`. */
export type Fault = { readonly path: string; readonly kind: FaultKind; readonly message: Localised };

/** A fault with its message in both languages; `{0}` and `{1}` in the texts are replaced by the values. */
export function fault(path: string, kind: FaultKind, ...values: readonly string[]): Fault {
  return { path: short(path), kind, message: { sv: fill(faultTextSv[kind], values), en: fill(faultTextEn[kind], values) } };
}

/** Callers may send anything: what is repeated to them is cut here. */
const LONGEST = 400;

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function fill(text: string, values: readonly string[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => short(values[Number(index)] ?? ''));
}

/** A value of any type as a message can show it. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? `”${value}”` : typeof value === 'object' && value !== null ? '{…}' : String(value);
}
