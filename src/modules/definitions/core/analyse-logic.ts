import type { Definition, Delimitation, Door, Expression } from './definition.ts';
import { criteriaIn, type Places, truth, usesPopulation, YES } from './expression.ts';
import { error, type Finding, warning } from './finding.ts';

/** More criteria than this in one expression are not tried out: 2 to that power combinations. */
const MOST_TRIED = 16;

/** Doors and derived delimitations that can never or always hold, criteria that yield in a circle or are not used, unequal slots. */
export function analyseLogic(definition: Definition): Finding[] {
  const doors = definition.doors.map((door) => ({ door, findings: doorFindings(definition, door) }));
  const isShut = doors.every(({ findings }) => findings.some((finding) => finding.severity === 'error'));
  return [
    ...doors.flatMap(({ findings }) => findings),
    ...(isShut ? [error('no-way-in', definition.id)] : []),
    ...definition.delimitations.flatMap((part) =>
      part.derived && !worlds(definition, [part.derived.when]).some((world) => holds(part, world))
        ? [error('part-never-holds', part.id, part.id)]
        : [],
    ),
    ...circlesOfYielding(definition),
    ...unused(definition),
    ...slotFindings(definition),
  ];
}

function doorFindings(definition: Definition, door: Door): Finding[] {
  const derived = definition.delimitations.filter((part) => part.derived !== undefined);
  const expressions = [
    door.opensWhen,
    ...derived.flatMap((part) => [part.derived?.when, part.derived?.unless]).filter((one) => one !== undefined),
  ];
  const all = worlds(definition, expressions);
  const open = all.filter((world) => truth(door.opensWhen, world.places, world.yes, world.no) === YES);
  if (all.length === 0) return [];
  if (open.length === 0) return [error('door-never-opens', door.id, door.id)];
  const shutting = derived.find((part) => open.every((world) => holds(part, world)));
  if (shutting) return [error('door-shut-by-delimitation', door.id, door.id, shutting.id)];
  return open.length === all.length ? [warning('door-always-open', door.id, door.id)] : [];
}

type World = { readonly places: Places; readonly yes: number; readonly no: number };

/** Every way of answering yes or no to the criteria in the expressions, for every population, after one criterion has yielded to another. */
function worlds(definition: Definition, expressions: readonly Expression[]): World[] {
  const named = new Set(expressions.flatMap(criteriaIn));
  const yielding = definition.criteria.filter((criterion) => named.has(criterion.id) && criterion.yieldsTo !== undefined);
  for (const criterion of yielding) if (criterion.yieldsTo !== undefined) named.add(criterion.yieldsTo);
  const ids = [...named];
  if (ids.length > MOST_TRIED) return [];
  const places: Places = { criteria: new Map(ids.map((id, place) => [id, place])), population: ids.length };
  const groups = expressions.some(usesPopulation) ? definition.population.groups : definition.population.groups.slice(0, 1);
  const every = 2 ** ids.length - 1;
  return groups.flatMap((group) =>
    Array.from({ length: every + 1 }, (_, answered) => {
      let yes = answered;
      for (const criterion of yielding) {
        const winner = places.criteria.get(criterion.yieldsTo ?? '');
        const loser = places.criteria.get(criterion.id);
        if (winner !== undefined && loser !== undefined && yes & (1 << winner)) yes &= ~(1 << loser);
      }
      const population = 1 << ids.length;
      return { places, yes: group === 'child' ? yes | population : yes, no: (every & ~yes) | (group === 'adult' ? population : 0) };
    }),
  );
}

function holds(part: Delimitation, { places, yes, no }: World): boolean {
  if (!part.derived || truth(part.derived.when, places, yes, no) !== YES) return false;
  const unless = part.derived.unless;
  return unless === undefined || !criteriaIn(unless).every((id) => places.criteria.has(id)) || truth(unless, places, yes, no) !== YES;
}

function circlesOfYielding(definition: Definition): Finding[] {
  const next = new Map(definition.criteria.map((criterion) => [criterion.id, criterion.yieldsTo]));
  return definition.criteria.flatMap(({ id }) => {
    const seen = [id];
    for (let at = next.get(id); at !== undefined; at = next.get(at)) {
      if (at === id) return [error('yields-in-circle', id, seen.join(' → '))];
      if (seen.includes(at)) return [];
      seen.push(at);
    }
    return [];
  });
}

function unused(definition: Definition): Finding[] {
  const used = new Set([
    ...definition.doors.flatMap((door) => criteriaIn(door.opensWhen)),
    ...definition.delimitations.flatMap(({ derived }) =>
      derived ? [...criteriaIn(derived.when), ...(derived.unless ? criteriaIn(derived.unless) : [])] : [],
    ),
  ]);
  return [
    ...definition.criteria.filter(({ id }) => !used.has(id)).map(({ id }) => error('unused-criterion', id, id)),
    ...definition.clarifications
      .filter((part) => part.codes.length > 0 && part.establishes?.confirmed === undefined && part.establishes?.suspected === undefined)
      .map(({ id }) => warning('unused-clarification-codes', id, id)),
  ];
}

function slotFindings(definition: Definition): Finding[] {
  const doors = new Set(definition.doors.map(({ id }) => id));
  return definition.slots.flatMap((slot) => {
    const named = new Set(slot.takes.flatMap((one) => one.doors ?? []));
    const groups = new Set(slot.takes.flatMap((one) => one.groups));
    return [
      ...[...named].filter((door) => !doors.has(door)).map((door) => error('slot-of-unknown-door', slot.id, slot.id, door)),
      ...([...groups].some((group) => !definition.population.groups.includes(group))
        ? [error('slot-outside-population', slot.id, slot.id)]
        : []),
    ];
  });
}
