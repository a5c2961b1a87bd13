import type { CodeIndex } from './codes.ts';
import type { CodeSystemName } from './definition.ts';

/** One concept of an imported release: what the code module holds, as far as it matters here. */
export type ImportedConcept = { readonly code: string; readonly parents: readonly string[] };

/** Imported releases by system, with the edition that is shown. A system that has not been imported is left out. */
export type ImportedReleases = Partial<Record<CodeSystemName, { readonly edition: string; readonly concepts: readonly ImportedConcept[] }>>;

const NO_CODES: ReadonlySet<string> = new Set();

/**
 * Knows what has been imported, and the definitions' own codes besides: an own code missing from an edition still counts, and a system
 * that has not been imported is answered by the own codes alone.
 */
export function importedCodes(releases: ImportedReleases, own: CodeIndex): CodeIndex {
  const orpha = releases.ORPHA ? new Hierarchy(releases.ORPHA.concepts) : undefined;
  const icd = releases['ICD-10-SE'] ? icdTable(releases['ICD-10-SE'].concepts) : undefined;
  return {
    edition: (system) => releases[system]?.edition ?? own.edition(system),
    has: (system, code) => (system === 'ORPHA' ? (orpha?.has(code) ?? false) : (icd?.codes.has(code) ?? false)) || own.has(system, code),
    ancestors: (code) => orpha?.above(code) ?? NO_CODES,
    descendants: (code) => orpha?.below(code) ?? NO_CODES,
    subcodes: (category) => icd?.under.get(category) ?? own.subcodes(category),
  };
}

function icdTable(concepts: readonly ImportedConcept[]) {
  const codes = new Set<string>();
  const under = new Map<string, string[]>();
  for (const { code } of concepts) {
    if (!/^[A-Z]\d{2}/.test(code) || code.includes('-')) continue;
    codes.add(code);
    if (code.length !== 5) continue;
    const category = code.slice(0, 3);
    under.set(category, [...(under.get(category) ?? []), code]);
  }
  return { codes, under };
}

/** Parents and children both ways. A code may have several parents; a circle in the file does no harm. */
class Hierarchy {
  readonly #parents = new Map<string, readonly string[]>();
  readonly #children = new Map<string, string[]>();
  readonly #above = new Map<string, ReadonlySet<string>>();
  readonly #below = new Map<string, ReadonlySet<string>>();

  constructor(concepts: readonly ImportedConcept[]) {
    for (const { code, parents } of concepts) {
      this.#parents.set(code, parents);
      for (const parent of parents) {
        const siblings = this.#children.get(parent);
        if (siblings) siblings.push(code);
        else this.#children.set(parent, [code]);
      }
    }
  }

  has(code: string): boolean {
    return this.#parents.has(code);
  }

  above(code: string): ReadonlySet<string> {
    return remembered(this.#above, this.#parents, code);
  }

  below(code: string): ReadonlySet<string> {
    return remembered(this.#below, this.#children, code);
  }
}

function remembered(
  memory: Map<string, ReadonlySet<string>>,
  edges: ReadonlyMap<string, readonly string[]>,
  code: string,
): ReadonlySet<string> {
  const known = memory.get(code);
  if (known) return known;
  const reached = new Set<string>();
  const waiting = [...(edges.get(code) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === code || reached.has(next)) continue;
    reached.add(next);
    waiting.push(...(edges.get(next) ?? []));
  }
  memory.set(code, reached);
  return reached;
}
