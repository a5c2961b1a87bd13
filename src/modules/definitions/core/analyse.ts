import { analyseCodes } from './analyse-codes.ts';
import { analyseLogic } from './analyse-logic.ts';
import { analyseRedirections } from './analyse-redirections.ts';
import { analyseTexts } from './analyse-texts.ts';
import { type CodeIndex, ownCodes } from './codes.ts';
import type { Definition } from './definition.ts';
import { error, type Finding } from './finding.ts';

export type AnalysisContext = {
  readonly codes?: CodeIndex;
  /** The other definitions in force, to find circles of redirections. */
  readonly others?: readonly Definition[];
  /** The areas that exist; when given, redirections must lead to one of them. */
  readonly areas?: ReadonlySet<string>;
};

/**
 * Everything that can be found wrong with a definition without a patient: ids, texts, logic, codes and redirections. A version with an
 * error cannot be approved. Runs on any definition that `parseDefinition` has let through.
 */
export function analyse(definition: Definition, context: AnalysisContext = {}): readonly Finding[] {
  const codes = context.codes ?? ownCodes([definition, ...(context.others ?? [])]);
  return [
    ...duplicateIds(definition),
    ...analyseTexts(definition),
    ...analyseLogic(definition),
    ...analyseCodes(definition, codes),
    ...analyseRedirections(definition, context.others ?? [], codes, context.areas),
  ];
}

/** Circles and the rest, for every definition of a set. */
export function analyseSet(
  definitions: readonly Definition[],
  codes: CodeIndex = ownCodes(definitions),
): ReadonlyMap<string, readonly Finding[]> {
  return new Map(
    definitions.map((definition) => [
      definition.id,
      analyse(definition, { codes, others: definitions.filter((other) => other !== definition) }),
    ]),
  );
}

const RESERVED = new Set(['population', 'age']);

function duplicateIds(definition: Definition): Finding[] {
  const ids = [
    ...definition.doors,
    ...definition.criteria,
    ...definition.clarifications,
    ...definition.delimitations,
    ...definition.redirections,
  ].map((part) => part.id);
  const seen = new Set<string>();
  return ids.flatMap((id) => {
    if (RESERVED.has(id)) return [error('reserved-id', id, id)];
    if (seen.has(id)) return [error('duplicate-id', id, id)];
    seen.add(id);
    return [];
  });
}
