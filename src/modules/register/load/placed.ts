import type { z } from 'zod';
import type { DataFault } from './fault.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** A thing read from a file, which can say where it, or a part of it, stands. */
export type Placed<T> = { readonly value: T; readonly fault: (message: string, path?: Path) => DataFault };

/** A thing of a file, at a path within it. */
export const placed = <T>(value: T, file: YamlFile, base: Path): Placed<T> => ({
  value,
  fault: (message, path = []) => ({ file: file.file, line: file.lineOf([...base, ...path]), message }),
});

export type Checked<T> = { readonly value: T | undefined; readonly faults: readonly DataFault[] };

/** Checks the form of a whole file; every fault is named by its line. */
export function checkForm<T>(schema: z.ZodType<T>, file: YamlFile): Checked<T> {
  if (file.faults.length > 0) return { value: undefined, faults: file.faults };
  const parsed = schema.safeParse(file.value);
  if (parsed.success) return { value: parsed.data, faults: [] };
  return { value: undefined, faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, file)) };
}

function faultsOf(issue: z.core.$ZodIssue, file: YamlFile): DataFault[] {
  const fault = (path: Path, message: string): DataFault => ({ file: file.file, line: file.lineOf(path), message });
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => fault([...issue.path, name], `${where(issue.path)}has no field called ${name}`));
  }
  return [fault(issue.path, `${where(issue.path)}${issue.message}`)];
}

/** `entries 4 › grant › region: `, counted from one as people do. */
function where(path: Path): string {
  const words = path.map((part) => (typeof part === 'number' ? String(part + 1) : String(part)));
  return words.length === 0 ? '' : `${words.join(' › ')}: `;
}
