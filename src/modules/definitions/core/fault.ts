import type { Localised } from './definition.ts';
import { faultTextEn } from './text.en.ts';
import { type FaultKind, faultTextSv } from './text.sv.ts';

/** Something wrong with what was given: where, what, and what would work. `path` is like `answers.suspected` or `diagnoses.0.code`. */
export type Fault = { readonly path: string; readonly kind: FaultKind; readonly message: Localised };

/** A fault with its message in both languages; `{0}` and `{1}` in the texts are replaced by the values. */
export function fault(path: string, kind: FaultKind, ...values: readonly string[]): Fault {
  return { path, kind, message: { sv: fill(faultTextSv[kind], values), en: fill(faultTextEn[kind], values) } };
}

const SHOWN = 80;

function fill(text: string, values: readonly string[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => {
    const value = values[Number(index)] ?? '';
    return value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
  });
}
