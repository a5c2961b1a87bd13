import type { Concept } from './types.ts';

/**
 * What a written ICD-10 code stands for in ICD-10-SE. `via-9`: WHO ends at three characters where Sweden codes with .9 (G20 → G20.9).
 * `category`: three characters that Sweden divides further, so the code does not say which.
 */
export type IcdResolution =
  | { readonly kind: 'exact'; readonly concept: Concept }
  | { readonly kind: 'via-9'; readonly concept: Concept; readonly category: Concept }
  | { readonly kind: 'category' | 'block' | 'chapter'; readonly concept: Concept }
  | { readonly kind: 'unknown'; readonly code: string };

export type IcdIndex = {
  readonly byCode: ReadonlyMap<string, Concept>;
  readonly children: ReadonlyMap<string, readonly Concept[]>;
};

/** Indexes the ICD-10-SE concepts among `concepts`; the others are passed over. */
export const indexIcd = (concepts: Iterable<Concept>): IcdIndex => {
  const byCode = new Map<string, Concept>();
  const children = new Map<string, Concept[]>();
  for (const concept of concepts) {
    if (concept.system !== 'ICD-10-SE') continue;
    byCode.set(concept.code, concept);
    for (const parent of concept.parents) {
      const siblings = children.get(parent);
      if (siblings === undefined) children.set(parent, [concept]);
      else siblings.push(concept);
    }
  }
  return { byCode, children };
};

/** A code as people write it (`g111`, `G 11.1`, `G20.-`, `G73.7*`, `g10–g14`) in the written form of the classification. */
export const cleanIcdCode = (written: string): string => {
  const code = written
    .toUpperCase()
    .replace(/[\s\u00a0]/g, '')
    .replace(/[–—]/g, '-')
    .replace(/(\.?-|[.,+*†])+$/, '');
  return /^[A-Z]\d\d[0-9A-Z]+$/.test(code) ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
};

/** Finds what a written code stands for; total, and `unknown` for anything that is not in the edition. */
export const resolveIcd = (written: string, index: IcdIndex): IcdResolution => {
  const code = cleanIcdCode(written);
  const concept = index.byCode.get(code);
  if (concept === undefined) return { kind: 'unknown', code };
  if (concept.kind === 'chapter' || concept.kind === 'block') return { kind: concept.kind, concept };
  if (concept.kind !== 'category') return { kind: 'exact', concept };
  const children = index.children.get(code) ?? [];
  const [only] = children;
  if (only === undefined) return { kind: 'exact', concept };
  if (children.length === 1 && only.code === `${code}.9`) return { kind: 'via-9', concept: only, category: concept };
  return { kind: 'category', concept };
};
