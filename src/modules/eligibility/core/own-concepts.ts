import type { Concept, System, Term } from '../../codes/index.ts';
import type { CodeRef, Definition } from '../../definitions/index.ts';

/** Every code that definitions name, as concepts that can be searched before anything has been imported. A range becomes one of kind `block`. */
export function ownConcepts(definitions: readonly Definition[]): readonly Concept[] {
  const concepts = new Map<string, Concept>();
  for (const ref of definitions.flatMap(refsOf)) {
    const code = 'from' in ref ? `${ref.from}-${ref.to}` : ref.code;
    const key = `${ref.system} ${code}`;
    concepts.set(key, withLabel(concepts.get(key) ?? empty(ref.system, code, ref), ref));
  }
  return [...concepts.values()];
}

const refsOf = (definition: Definition): readonly CodeRef[] => [
  ...[...definition.clarifications, ...definition.delimitations, ...definition.redirections].flatMap((part) => part.codes),
  ...definition.delimitations.flatMap((part) => part.notCodes),
];

function empty(system: System, code: string, ref: CodeRef): Concept {
  const kind = 'from' in ref ? 'block' : system === 'ICD-10-SE' ? 'code' : ref.withDescendants ? 'group' : 'disorder';
  return { system, code, termSv: null, termEn: null, synonyms: [], parents: [], kind, genes: [], status: 'active' };
}

/** The first label names the concept; other labels are other names of it. */
function withLabel(concept: Concept, { label }: CodeRef): Concept {
  if (label === undefined) return concept;
  if (concept.termSv === null) return { ...concept, termSv: label.sv, termEn: label.en };
  const known = new Set([concept.termSv, concept.termEn, ...concept.synonyms.map(({ text }) => text)]);
  const more: Term[] = (['sv', 'en'] as const).filter((lang) => !known.has(label[lang])).map((lang) => ({ text: label[lang], lang }));
  return more.length === 0 ? concept : { ...concept, synonyms: [...concept.synonyms, ...more] };
}
