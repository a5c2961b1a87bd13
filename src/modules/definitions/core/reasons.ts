import type { Definition, Delimitation } from './definition.ts';
import type { Reason, ReasonEffect } from './eligibility.ts';
import { criteriaIn, usesPopulation } from './expression.ts';

/** Every reason that a definition can give, numbered. The numbers are the same every time the same version is laid out. */
export type ReasonTable = {
  readonly all: readonly Reason[];
  /** The criterion's or, for the place after the last, the population's reason. A door is named when the effect concerns one. */
  readonly criterion: (place: number, effect: ReasonEffect, door?: number) => number;
  readonly delimitation: (place: number, effect: 'holds' | 'suggests' | 'contradicts') => number;
  readonly redirection: (at: number) => number;
  readonly outside: number;
};

export function reasonTable(definition: Definition, delimitations: readonly Delimitation[]): ReasonTable {
  const all: Reason[] = [];
  const numbers = new Map<string, number>();
  const add = (key: string, reason: Reason): void => {
    if (numbers.has(key)) return;
    numbers.set(key, all.length);
    all.push(Object.freeze(reason));
  };
  const find = (key: string): number => {
    const number = numbers.get(key);
    if (number === undefined) throw new Error(`The definition ${definition.id} has no reason "${key}".`);
    return number;
  };
  const population = { criterion: 'population', part: 'population' as const, ...pick(definition.population) };
  const last = definition.criteria.length;

  definition.criteria.forEach((criterion, place) => {
    const reason = { criterion: criterion.id, part: 'criterion' as const, ...pick(criterion) };
    for (const effect of ['missing', 'suggests', 'contradicts', 'overrides'] as const) add(`c${place} ${effect}`, { ...reason, effect });
    definition.doors.forEach((door, at) => {
      if (!criteriaIn(door.opensWhen).includes(criterion.id)) return;
      for (const effect of ['opens-door', 'closes-door'] as const) add(`c${place} ${effect} ${at}`, { ...reason, effect, door: door.id });
    });
  });
  add(`c${last} missing`, { ...population, effect: 'missing' });
  definition.doors.forEach((door, at) => {
    if (!usesPopulation(door.opensWhen)) return;
    for (const effect of ['opens-door', 'closes-door'] as const) add(`c${last} ${effect} ${at}`, { ...population, effect, door: door.id });
  });
  delimitations.forEach((part, place) => {
    const reason = { criterion: part.derived?.cites ?? part.id, part: 'delimitation' as const, ...pick(part) };
    add(`d${place} holds`, { ...reason, effect: part.effect });
    for (const effect of ['suggests', 'contradicts'] as const) add(`d${place} ${effect}`, { ...reason, effect });
  });
  definition.redirections.forEach((part, at) => {
    add(`r${at}`, { criterion: part.id, part: 'redirection', effect: 'refer-elsewhere', area: part.area, ...pick(part) });
  });
  add('outside', { ...population, effect: 'outside-population' });

  return {
    all,
    criterion: (place, effect, door) => find(door === undefined ? `c${place} ${effect}` : `c${place} ${effect} ${door}`),
    delimitation: (place, effect) => find(`d${place} ${effect}`),
    redirection: (at) => find(`r${at}`),
    outside: find('outside'),
  };
}

function pick(part: { readonly legalReference: string; readonly text: Reason['text'] }): Pick<Reason, 'legalReference' | 'text'> {
  return { legalReference: part.legalReference, text: part.text };
}
