import type { Concept } from '../core/types.ts';
import type { Findings, ImportMeta } from './faults.ts';

/** Where each concept stood in the file. */
export type Placed = ReadonlyMap<string, number>;

/** Takes a concept under its code; a code that is there already is a fault at its second place. */
export const place = (concept: Concept, line: number, into: Map<string, Concept>, lines: Map<string, number>, findings: Findings): void => {
  if (into.has(concept.code)) findings.fault('duplicate-code', line, concept.code);
  else {
    into.set(concept.code, concept);
    lines.set(concept.code, line);
  }
};

/** Share of parent references that may point outside the file before it counts as cut off or from another edition. */
const OUTSIDE_SHARE = 0.05;

/**
 * Parents must be in the file. Published tables leave out the heads of some classifications; up to a twentieth of the references may
 * therefore point outside (`tolerant`): they are dropped and noted. More than that is a fault for each.
 */
export const checkParents = (
  concepts: ReadonlyMap<string, Concept>,
  lines: Placed,
  findings: Findings,
  tolerant: boolean,
): readonly Concept[] => {
  let references = 0;
  const outside: { readonly line: number; readonly value: string }[] = [];
  for (const { code, parents } of concepts.values()) {
    references += parents.length;
    for (const parent of parents) if (!concepts.has(parent)) outside.push({ line: lines.get(code) ?? 0, value: `${code} → ${parent}` });
  }
  const dropped = tolerant && outside.length <= references * OUTSIDE_SHARE;
  for (const { line, value } of outside) {
    if (dropped) findings.note('unknown-parent-dropped', line, value);
    else findings.fault('unknown-parent', line, value);
  }
  const kept = [...concepts.values()].map((concept) =>
    concept.parents.every((parent) => concepts.has(parent))
      ? concept
      : { ...concept, parents: concept.parents.filter((parent) => concepts.has(parent)) },
  );
  findCircle(kept, lines, findings);
  return kept;
};

/** A concept that is its own ancestor: one fault for each circle, at one of its concepts. */
const findCircle = (concepts: readonly Concept[], lines: Placed, findings: Findings): void => {
  const parentsOf = new Map(concepts.map(({ code, parents }) => [code, parents]));
  const state = new Map<string, 'open' | 'done'>();
  for (const { code: first } of concepts) {
    const path: { readonly code: string; next: number }[] = [];
    const open = (code: string): void => {
      state.set(code, 'open');
      path.push({ code, next: 0 });
    };
    if (!state.has(first)) open(first);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const parent = parentsOf.get(top.code)?.[top.next];
      top.next += 1;
      if (parent === undefined) {
        state.set(top.code, 'done');
        path.pop();
      } else if (!state.has(parent)) open(parent);
      else if (state.get(parent) === 'open') findings.fault('circular-parents', lines.get(top.code) ?? null, `${top.code} → ${parent}`);
    }
  }
};

export const checkCount = (concepts: number, meta: ImportMeta, findings: Findings): void => {
  if (concepts === 0) findings.fault('empty', null);
  else if (concepts < (meta.atLeast ?? 0)) findings.fault('count', null, `${concepts} < ${meta.atLeast}`);
};
