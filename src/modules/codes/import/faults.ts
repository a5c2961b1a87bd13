import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { CodeSystem, ImportNote, NoteKind, System } from '../core/types.ts';

/**
 * Why a file is not imported. `line` is where it shows (in XML the line of the end tag; in JSON, which is read as one text, the place of
 * the entry in its list), or null when it concerns the whole file. `value` is what stood there.
 */
export type ImportFault = { readonly line: number | null; readonly kind: FaultKind; readonly value: string };

export type FaultKind =
  | 'cut-off'
  | 'damaged'
  | 'encoding'
  | 'too-large'
  | 'format'
  | 'columns'
  | 'wrong-edition'
  | 'edition-missing'
  | 'count'
  | 'code'
  | 'duplicate-code'
  | 'unknown-code'
  | 'unknown-parent'
  | 'circular-parents'
  | 'unknown-relation'
  | 'unknown-kind'
  | 'no-term'
  | 'outside-block'
  | 'empty';

export type ImportFaults = readonly ImportFault[];

/** What the person who imports says of the file. */
export type ImportMeta = {
  /** Required where the file does not say it itself; where it does, the two must agree. */
  readonly edition?: string;
  readonly licence: string;
  readonly source: string;
  /** Instant in ISO 8601. */
  readonly importedAt: string;
  /** The least number of concepts the file must hold: guards against a file cut exactly between two lines. */
  readonly atLeast?: number;
};

const FAULT_LIMIT = 100;

/** Stops a parse at once: the rest of the file cannot be read. Never leaves this folder. */
export class Unreadable extends Error {
  readonly fault: ImportFault;
  constructor(kind: FaultKind, line: number | null, value = '') {
    super(kind);
    this.fault = { line, kind, value: value.slice(0, 200) };
  }
}

/** Gathers faults and notes during a parse; from the hundredth fault on the parse stops. */
export class Findings {
  readonly faults: ImportFault[] = [];
  readonly notes: ImportNote[] = [];

  fault(kind: FaultKind, line: number | null, value = ''): void {
    this.faults.push({ line, kind, value: value.slice(0, 200) });
    if (this.faults.length >= FAULT_LIMIT) throw new Unreadable(kind, line, value);
  }

  note(kind: NoteKind, line: number | null, value: string): void {
    this.notes.push({ line, kind, value: value.slice(0, 200) });
  }
}

/** Runs a parse to its end: either its value and no fault, or every fault that was found and no value. */
export const whole = async <T>(parse: (findings: Findings) => Promise<T>): Promise<Result<T, ImportFaults>> => {
  const findings = new Findings();
  try {
    const value = await parse(findings);
    return findings.faults.length === 0 ? ok(value) : fail(findings.faults);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const last = findings.faults.at(-1);
    if (last?.line !== error.fault.line || last.kind !== error.fault.kind) findings.faults.push(error.fault);
    return fail(findings.faults);
  }
};

/** The release as it will be shown. `found` is the edition the file itself carries, if it does. */
export const codeSystem = (
  system: System,
  meta: ImportMeta,
  findings: Findings,
  found?: string,
  agrees = found === meta.edition,
): CodeSystem => {
  const edition = found ?? meta.edition?.trim() ?? '';
  if (edition === '') findings.fault('edition-missing', null);
  if (found !== undefined && meta.edition !== undefined && !agrees) findings.fault('wrong-edition', null, found);
  const { licence, source, importedAt } = meta;
  return { system, edition, licence, source, importedAt };
};
