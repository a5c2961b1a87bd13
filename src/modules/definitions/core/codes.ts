import type { CodeRef, CodeSystemName, Definition } from './definition.ts';
import { isUnder, isWithin, readIcd } from './icd.ts';
import type { FaultKind } from './text.sv.ts';

/** What is known of codes. One implementation knows what definitions name, another what has been imported. */
export type CodeIndex = {
  /** Which release answers, for messages: `definitionernas egna koder`. */
  readonly edition: (system: CodeSystemName) => string;
  readonly has: (system: CodeSystemName, code: string) => boolean;
  /** The ORPHA codes that the code stands under, itself not among them. */
  readonly ancestors: (orpha: string) => ReadonlySet<string>;
  /** The ORPHA codes that stand under the code, itself not among them. */
  readonly descendants: (orpha: string) => ReadonlySet<string>;
  /** The four-character ICD-10-SE codes of a three-character category that are known. */
  readonly subcodes: (category: string) => readonly string[];
};

export type ReadCode =
  | { readonly ok: true; readonly code: string; readonly changed: boolean }
  | { readonly ok: false; readonly kind: FaultKind; readonly values: readonly string[] };

const NO_CODES: ReadonlySet<string> = new Set();

/**
 * Reads a code as given: `ORPHA:399`, `399`, `G10.9`, `g109`. WHO's three-character code is understood where Sweden has only a .9
 * under it (`G10` → `G10.9`). A category with several codes, a block, a chapter and a code that is not known are faults.
 */
export function readCode(index: CodeIndex, system: CodeSystemName, given: string): ReadCode {
  return system === 'ORPHA' ? readOrpha(index, given) : readIcdCode(index, given);
}

function readOrpha(index: CodeIndex, given: string): ReadCode {
  const found = /^(?:ORPHA(?:NET)?[:\s]*)?0*([1-9]\d{0,6})$/i.exec(given.trim());
  const code = found?.[1];
  if (code === undefined) return { ok: false, kind: 'bad-code', values: [given, 'ORPHA'] };
  if (!index.has('ORPHA', code)) return { ok: false, kind: 'unknown-code', values: [`ORPHA:${code}`, index.edition('ORPHA')] };
  return { ok: true, code, changed: code !== given };
}

function readIcdCode(index: CodeIndex, given: string): ReadCode {
  const form = readIcd(given);
  if (form.kind === 'block') return { ok: false, kind: 'icd-block', values: [given] };
  if (form.kind === 'chapter') return { ok: false, kind: 'icd-chapter', values: [given] };
  if (form.kind === 'not-a-code') return { ok: false, kind: 'bad-code', values: [given, 'ICD-10-SE'] };
  if (form.kind === 'category') {
    const below = index.subcodes(form.code);
    const only = `${form.code}.9`;
    if (below.length === 1 && below[0] === only) return { ok: true, code: only, changed: true };
    if (below.length > 0) return { ok: false, kind: 'icd-category', values: [form.code, below[0] ?? only] };
  } else if (index.has('ICD-10-SE', form.code)) return { ok: true, code: form.code, changed: form.code !== given };
  return { ok: false, kind: 'unknown-code', values: [form.code, index.edition('ICD-10-SE')] };
}

/** Does the reference reach the code? */
export function covers(ref: CodeRef, system: CodeSystemName, code: string, index: CodeIndex): boolean {
  if (ref.system !== system) return false;
  if ('from' in ref) return isWithin(code, ref.from, ref.to);
  if (system === 'ICD-10-SE') return code === ref.code || (ref.withDescendants && isUnder(code, ref.code));
  const isReached = code === ref.code || (ref.withDescendants && index.ancestors(code).has(ref.code));
  if (!isReached || ref.except === undefined) return isReached;
  const above = index.ancestors(code);
  return !ref.except.some((except) => except === code || above.has(except));
}

/** How a reference is written for people: `ORPHA:399`, `G80.0–G80.9`. */
export function writeCodeRef(ref: CodeRef): string {
  if ('from' in ref) return `${ref.from}–${ref.to}`;
  return ref.system === 'ORPHA' ? `ORPHA:${ref.code}` : ref.code;
}

/** Every code reference of a definition, with the part that holds it. */
export function codeRefsOf(definition: Definition): { readonly part: string; readonly ref: CodeRef }[] {
  const refs = (part: string, codes: readonly CodeRef[]) => codes.map((ref) => ({ part, ref }));
  return [
    ...definition.clarifications.flatMap((part) => refs(part.id, part.codes)),
    ...definition.delimitations.flatMap((part) => [...refs(part.id, part.codes), ...refs(part.id, part.notCodes)]),
    ...definition.redirections.flatMap((part) => refs(part.id, part.codes)),
  ];
}

/** Knows only the codes that the definitions themselves name: what the product can do before anything is imported. */
export function ownCodes(definitions: readonly Definition[], edition = 'definitionernas egna koder'): CodeIndex {
  const refs = definitions.flatMap(codeRefsOf).map(({ ref }) => ref);
  const orpha = new Set(
    refs.flatMap((ref) => ('code' in ref && ref.system === 'ORPHA' ? [ref.code, ...(ref.except ?? [])] : (ref.except ?? []))),
  );
  const icd = refs.filter((ref) => ref.system === 'ICD-10-SE');
  const hasIcd = (code: string): boolean => icd.some((ref) => covers(ref, 'ICD-10-SE', code, index));
  const index: CodeIndex = {
    edition: () => edition,
    has: (system, code) => (system === 'ORPHA' ? orpha.has(code) : hasIcd(code)),
    ancestors: () => NO_CODES,
    descendants: () => NO_CODES,
    subcodes: (category) => Array.from({ length: 10 }, (_, digit) => `${category}.${digit}`).filter(hasIcd),
  };
  return index;
}
