import { type CodeIndex, covers } from './codes.ts';
import type { CodeRef, Definition, Redirection } from './definition.ts';
import { error, type Finding, warning } from './finding.ts';

/**
 * Redirections that lead nowhere, to the own area, or in a circle. A circle that one and the same deciding code, or nothing but
 * answers, can drive a patient round is an error. A circle whose links are for different codes is only a warning.
 */
export function analyseRedirections(
  definition: Definition,
  others: readonly Definition[],
  codes: CodeIndex,
  areas: ReadonlySet<string> | undefined,
): Finding[] {
  const elsewhere = new Set(definition.delimitations.filter((part) => part.effect === 'refer-elsewhere').map((part) => part.id));
  const through = new Set(definition.redirections.map((part) => part.through));
  return [
    ...[...elsewhere].filter((id) => !through.has(id)).map((id) => error('redirect-nowhere', id, id)),
    ...definition.redirections.flatMap((part) => [
      ...(elsewhere.has(part.through) ? [] : [error('redirect-through-wrong-part', part.id, part.id, part.through)]),
      ...(part.area === definition.areaId ? [error('redirect-to-itself', part.id, part.id)] : []),
      ...(areas && !areas.has(part.area) ? [error('redirect-unknown-area', part.id, part.id, part.area)] : []),
    ]),
    ...circles(definition, others, codes),
  ];
}

function circles(start: Definition, others: readonly Definition[], codes: CodeIndex): Finding[] {
  const byArea = new Map([...others, start].map((definition) => [definition.areaId, definition]));
  const found: Finding[] = [];
  const walk = (at: Definition, path: readonly Redirection[], areas: readonly string[]): void => {
    for (const link of at.redirections) {
      const links = [...path, link];
      if (link.area === start.areaId) {
        if (at === start) continue; // to itself, said already
        const route = [...areas, link.area].join(' → ');
        found.push(
          isDriven(links, codes)
            ? error('redirect-circle', path[0]?.id ?? link.id, route)
            : warning('redirect-circle-possible', path[0]?.id ?? link.id, route),
        );
      } else if (!areas.includes(link.area)) {
        const next = byArea.get(link.area);
        if (next) walk(next, links, [...areas, link.area]);
      }
    }
  };
  walk(start, [], [start.areaId]);
  return found;
}

/** Can one patient be driven through every link? Links without codes let everyone through. */
function isDriven(links: readonly Redirection[], codes: CodeIndex): boolean {
  const coded = links
    .map((link) => link.codes.filter((ref) => ref.strength === 'decides'))
    .filter((_, at) => (links[at]?.codes.length ?? 0) > 0);
  const [first, ...rest] = coded;
  if (first === undefined) return true;
  return candidates(coded.flat(), codes).some(({ system, code }) =>
    [first, ...rest].every((refs) => refs.some((ref) => covers(ref, system, code, codes))),
  );
}

/** Codes enough to tell whether the references have one in common: the named ones and, for groups, what lies under them. */
function candidates(refs: readonly CodeRef[], codes: CodeIndex): { readonly system: 'ORPHA' | 'ICD-10-SE'; readonly code: string }[] {
  return refs.flatMap((ref) => {
    if ('from' in ref) return [{ system: ref.system, code: ref.from }];
    const below = ref.system === 'ORPHA' && ref.withDescendants ? [...codes.descendants(ref.code)] : [];
    return [ref.code, ...below].map((code) => ({ system: ref.system, code }));
  });
}
