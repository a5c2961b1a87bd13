import type { Expression } from './definition.ts';

/** Kleene's three values. */
export const YES = 1;
export const NO = -1;
export const UNKNOWN = 0;
export type Truth = typeof YES | typeof NO | typeof UNKNOWN;

/** Where each criterion stands in the masks. The population has a place of its own: yes is a child, no is an adult. */
export type Places = { readonly criteria: ReadonlyMap<string, number>; readonly population: number };

/**
 * What an expression is worth when `yes` and `no` hold the criteria that are known. A criterion in neither is unknown, and the
 * whole is unknown unless the known ones settle it. Total: an unknown id throws only at compile time (`placeOf`).
 */
export function truth(expression: Expression, places: Places, yes: number, no: number): Truth {
  if ('all' in expression) {
    let value: Truth = YES;
    for (const part of expression.all) {
      const one = truth(part, places, yes, no);
      if (one === NO) return NO;
      if (one === UNKNOWN) value = UNKNOWN;
    }
    return value;
  }
  if ('any' in expression) {
    let value: Truth = NO;
    for (const part of expression.any) {
      const one = truth(part, places, yes, no);
      if (one === YES) return YES;
      if (one === UNKNOWN) value = UNKNOWN;
    }
    return value;
  }
  if ('not' in expression) return negate(truth(expression.not, places, yes, no));
  const bit = 1 << placeOf(expression, places);
  const value: Truth = yes & bit ? YES : no & bit ? NO : UNKNOWN;
  return 'population' in expression && expression.population === 'adult' ? negate(value) : value;
}

/**
 * The places that make the expression what it is: for yes and no the known ones that settle it, for unknown the unknown ones that
 * could still change it.
 */
export function because(expression: Expression, places: Places, yes: number, no: number): number {
  if ('not' in expression) return because(expression.not, places, yes, no);
  if ('all' in expression || 'any' in expression) {
    const parts = 'all' in expression ? expression.all : expression.any;
    const whole = truth(expression, places, yes, no);
    return parts.filter((part) => truth(part, places, yes, no) === whole).reduce((mask, part) => mask | because(part, places, yes, no), 0);
  }
  return 1 << placeOf(expression, places);
}

/** Every criterion id that the expression names, `population` not among them. */
export function criteriaIn(expression: Expression): string[] {
  if ('all' in expression) return expression.all.flatMap(criteriaIn);
  if ('any' in expression) return expression.any.flatMap(criteriaIn);
  if ('not' in expression) return criteriaIn(expression.not);
  return 'criterion' in expression ? [expression.criterion] : [];
}

export function usesPopulation(expression: Expression): boolean {
  if ('all' in expression) return expression.all.some(usesPopulation);
  if ('any' in expression) return expression.any.some(usesPopulation);
  if ('not' in expression) return usesPopulation(expression.not);
  return 'population' in expression;
}

function placeOf(leaf: Extract<Expression, { criterion: string } | { population: string }>, places: Places): number {
  if ('population' in leaf) return places.population;
  const place = places.criteria.get(leaf.criterion);
  if (place === undefined) throw new Error(`The expression names the criterion "${leaf.criterion}", which the definition lacks.`);
  return place;
}

function negate(value: Truth): Truth {
  return value === YES ? NO : value === NO ? YES : UNKNOWN;
}
