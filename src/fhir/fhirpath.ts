import type { Definition, Expression } from '../modules/definitions/index.ts';

/**
 * A definition's expressions in FHIRPath over a QuestionnaireResponse. FHIRPath is three-valued as they are: an unanswered question is
 * the empty collection, and stays empty through `and`, `or` and `not()`.
 */

const answer = (linkId: string): string => `%resource.descendants().where(linkId = '${linkId}').answer.value.code`;

/** True, false or empty for one question answered Y, N or UNK. A question that yields to another is false when that one is true. */
export function asked(definition: Definition, id: string): string {
  const own = `iif(${answer(id)} = 'Y', true, iif(${answer(id)} = 'N', false, {}))`;
  const winner = definition.criteria.find((criterion) => criterion.id === id)?.yieldsTo;
  return winner === undefined ? own : `iif(${answer(winner)} = 'Y', false, ${own})`;
}

export function fhirPath(definition: Definition, expression: Expression): string {
  if ('all' in expression) return joined(definition, expression.all, 'and');
  if ('any' in expression) return joined(definition, expression.any, 'or');
  if ('not' in expression) return `(${fhirPath(definition, expression.not)}).not()`;
  if ('criterion' in expression) return asked(definition, expression.criterion);
  const age = "%resource.descendants().where(linkId = 'age').answer.value";
  return `(${age} ${expression.population === 'child' ? '<' : '>='} ${definition.population.childUnder})`;
}

function joined(definition: Definition, parts: readonly Expression[], by: 'and' | 'or'): string {
  return `(${parts.map((part) => fhirPath(definition, part)).join(` ${by} `)})`;
}
