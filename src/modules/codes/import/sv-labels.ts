import { z } from 'zod';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Concept, ImportNote } from '../core/types.ts';
import type { ImportFault, ImportFaults } from './faults.ts';

const labels = z.array(
  z.object({
    orpha: z.number().int().positive(),
    labelEn: z.string().min(1),
    labelSv: z.string().min(1),
    synonymsSv: z.array(z.string().min(1)),
  }),
);

export type Labelled = { readonly concepts: readonly Concept[]; readonly notes: readonly ImportNote[] };

/**
 * Gives ORPHA concepts Swedish names from a JSON list of `{orpha, labelEn, labelSv, synonymsSv}`. A code that is not among the concepts
 * is a fault; an English name that differs from the release is noted. In faults `line` is the place in the list, from 1.
 */
export const addSwedishLabels = (concepts: readonly Concept[], json: string): Result<Labelled, ImportFaults> => {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    return fail([{ line: null, kind: 'cut-off', value: error instanceof Error ? error.message.slice(0, 200) : '' }]);
  }
  const parsed = labels.safeParse(data);
  if (!parsed.success) {
    return fail(
      parsed.error.issues
        .slice(0, 100)
        .map(({ path, message }) => ({ line: null, kind: 'format', value: `${path.join('.')}: ${message}` })),
    );
  }
  const byCode = new Map(concepts.filter(({ system }) => system === 'ORPHA').map((concept) => [concept.code, concept]));
  const given = new Map<string, Concept>();
  const faults: ImportFault[] = [];
  const notes: ImportNote[] = [];
  for (const [at, { orpha, labelEn, labelSv, synonymsSv }] of parsed.data.entries()) {
    const code = String(orpha);
    const concept = byCode.get(code);
    if (concept === undefined) faults.push({ line: at + 1, kind: 'unknown-code', value: code });
    else if (given.has(code)) faults.push({ line: at + 1, kind: 'duplicate-code', value: code });
    else {
      if (concept.termEn !== labelEn) notes.push({ line: at + 1, kind: 'label-differs', value: `${code}: ${labelEn} ≠ ${concept.termEn}` });
      const synonyms = [...concept.synonyms, ...synonymsSv.map((text) => ({ text, lang: 'sv' as const }))];
      given.set(code, { ...concept, termSv: labelSv, synonyms });
    }
  }
  if (faults.length > 0) return fail(faults);
  return ok({ concepts: concepts.map((concept) => (concept.system === 'ORPHA' ? (given.get(concept.code) ?? concept) : concept)), notes });
};
