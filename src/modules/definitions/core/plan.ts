import { CodeEffects } from './code-effects.ts';
import type { CodeIndex } from './codes.ts';
import type { Definition, Delimitation, Door, Expression, Redirection } from './definition.ts';
import { criteriaIn, type Places } from './expression.ts';
import { type ReasonTable, reasonTable } from './reasons.ts';

/** A definition laid out for fast evaluation: every id has a place in a mask, and every reason that can be given is made beforehand. */
export type Plan = {
  readonly definition: Definition;
  readonly codes: CodeIndex;
  readonly places: Places;
  /** Criterion ids by place, the population (`age`) last: what `missing` lists. */
  readonly criteria: readonly string[];
  readonly populationBit: number;
  /** Delimitations by place: those that are asked about first, then those that follow from criteria. */
  readonly delimitations: readonly Delimitation[];
  readonly asked: number;
  /** Where an answer goes. */
  readonly slots: ReadonlyMap<string, AnswerSlot>;
  /** The order that answers came in last time: most callers send them in the same order every time. */
  readonly order: { readonly ids: string[]; readonly places: number[] };
  readonly doors: readonly Door[];
  /** The criteria that each door names, as masks. */
  readonly named: readonly number[];
  readonly derived: readonly DerivedPart[];
  readonly yields: readonly { readonly from: number; readonly to: number }[];
  readonly redirections: readonly Redirection[];
  /** Delimitations that refer elsewhere, as a mask, and the redirections that go through each place. */
  readonly elsewhere: number;
  readonly through: ReadonlyMap<number, number>;
  readonly bars: { readonly child: boolean; readonly adult: boolean };
  readonly reasons: ReasonTable;
  readonly effects: CodeEffects;
};

/** A criterion has a bit in the first mask, a delimitation in the second. `place` counts both, delimitations after the population. */
export type AnswerSlot = { readonly bit: number; readonly outBit: number; readonly place: number };
type DerivedPart = { readonly bit: number; readonly when: Expression; readonly unless: Expression | undefined };

/** The most criteria and delimitations that fit the masks. */
export const MOST_CRITERIA = 28;
export const MOST_DELIMITATIONS = 30;

/** Lays out a definition that `parseDefinition` has let through. Throws on what that would have refused. */
export function makePlan(definition: Definition, codes: CodeIndex): Plan {
  const criteria = definition.criteria.map((criterion) => criterion.id);
  const delimitations = [
    ...definition.delimitations.filter((part) => part.derived === undefined),
    ...definition.delimitations.filter((part) => part.derived !== undefined),
  ];
  if (criteria.length > MOST_CRITERIA || delimitations.length > MOST_DELIMITATIONS || definition.redirections.length > 20)
    throw new Error(`The definition ${definition.id} has too many parts to lay out.`);
  const places: Places = { criteria: new Map(criteria.map((id, place) => [id, place])), population: criteria.length };
  const place = (id: string): number => {
    const at = places.criteria.get(id);
    if (at === undefined) throw new Error(`The definition ${definition.id} names the criterion "${id}", which it lacks.`);
    return at;
  };
  const placeOut = new Map(delimitations.map((part, at) => [part.id, at]));
  const asked = delimitations.filter((part) => part.derived === undefined);
  const through = new Map<number, number>();
  definition.redirections.forEach((redirection, at) => {
    const via = placeOut.get(redirection.through);
    if (via !== undefined) through.set(via, (through.get(via) ?? 0) | (1 << at));
  });
  return {
    definition,
    codes,
    places,
    criteria: [...criteria, 'age'],
    populationBit: 1 << criteria.length,
    delimitations,
    asked: 2 ** asked.length - 1,
    slots: new Map<string, AnswerSlot>([
      ...criteria.map((id, at) => [id, { bit: 1 << at, outBit: 0, place: at }] as const),
      ...asked.map((part, at) => [part.id, { bit: 0, outBit: 1 << at, place: criteria.length + 1 + at }] as const),
    ]),
    order: { ids: [], places: [] },
    doors: definition.doors,
    named: definition.doors.map((door) => criteriaIn(door.opensWhen).reduce((mask, id) => mask | (1 << place(id)), 0)),
    derived: delimitations.flatMap((part, at) =>
      part.derived ? [{ bit: 1 << at, when: part.derived.when, unless: part.derived.unless }] : [],
    ),
    yields: definition.criteria.flatMap((criterion, from) =>
      criterion.yieldsTo === undefined ? [] : [{ from, to: place(criterion.yieldsTo) }],
    ),
    redirections: definition.redirections,
    elsewhere: delimitations.reduce((mask, part, at) => (part.effect === 'refer-elsewhere' ? mask | (1 << at) : mask), 0),
    through,
    bars: { child: !definition.population.groups.includes('child'), adult: !definition.population.groups.includes('adult') },
    reasons: reasonTable(definition, delimitations),
    effects: new CodeEffects(definition, codes, places, placeOut),
  };
}
