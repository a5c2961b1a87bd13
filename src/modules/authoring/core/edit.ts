import type { Definition } from '../../definitions/index.ts';

/** The kinds of part that a definition has several of, in the order that they are shown. */
export const lists = ['doors', 'criteria', 'clarifications', 'delimitations', 'redirections'] as const;
export type ListKind = (typeof lists)[number];
/** What has a page of its own in the editor: those, and two that there is one of. */
export const kinds = [...lists, 'population', 'rest'] as const;
export type Kind = (typeof kinds)[number];

export const isList = (kind: string): kind is ListKind => lists.some((one) => one === kind);

export type Move = 'up' | 'down' | 'remove';

/** A part of any kind, for code that treats them alike. */
export type Part = Readonly<Record<string, unknown>> & { readonly id: string };

export const partsOf = (definition: Definition, kind: ListKind): readonly Part[] => definition[kind] as readonly Part[];

/** The definition with one list in another form. Whether it still holds together is for `parseDefinition` to say. */
export const withParts = (definition: Definition, kind: ListKind, parts: readonly Part[]): Definition => ({ ...definition, [kind]: parts });

/** Moves a part one step, or takes it away. Undefined when there is no such part. */
export function movePart(definition: Definition, kind: ListKind, id: string, move: Move): Definition | undefined {
  const parts = partsOf(definition, kind);
  const at = parts.findIndex((part) => part.id === id);
  const part = parts[at];
  if (!part) return undefined;
  const others = parts.filter((one) => one !== part);
  if (move === 'remove') return withParts(definition, kind, others);
  const to = move === 'up' ? Math.max(0, at - 1) : Math.min(others.length, at + 1);
  return withParts(definition, kind, others.toSpliced(to, 0, part));
}

const nothing = { sv: '', en: '' };

/** A new part at the end of its list, as empty as its form allows; undefined when the list cannot have one yet. */
export function addPart(definition: Definition, kind: ListKind, id: string): Definition | undefined {
  const [criterion] = definition.criteria;
  const through = definition.delimitations.find((one) => one.effect === 'refer-elsewhere' && !one.derived);
  const common = { id, text: nothing, legalReference: '' };
  switch (kind) {
    case 'doors':
      return (
        criterion && {
          ...definition,
          doors: [...definition.doors, { ...common, title: nothing, opensWhen: { criterion: criterion.id }, outcomes: [] }],
        }
      );
    case 'criteria':
      return { ...definition, criteria: [...definition.criteria, { ...common, question: nothing }] };
    case 'clarifications':
      return { ...definition, clarifications: [...definition.clarifications, { ...common, codes: [] }] };
    case 'delimitations': {
      const part = { ...common, title: nothing, question: nothing, effect: 'home-region' as const, codes: [], notCodes: [] };
      return { ...definition, delimitations: [...definition.delimitations, part] };
    }
    case 'redirections':
      return (
        through && {
          ...definition,
          redirections: [...definition.redirections, { ...common, area: definition.areaId, through: through.id, codes: [] }],
        }
      );
  }
}

/** The same content as the proposal to another version. */
export const numbered = (definition: Definition, version: number): Definition => ({
  ...definition,
  version,
  id: `${definition.areaId}@${version}`,
});

/** What every version made in a demonstration carries wherever it is shown. */
export const madeUpMark = {
  sv: 'Påhittad version, gjord i en demonstration. Den är inte beslutad av någon och används inte i hänvisningsstödet.',
  en: 'Made-up version, made in a demonstration. Nobody has decided it, and it is not used in the referral support.',
} as const;

export function markedMadeUp(definition: Definition): Definition {
  if (definition.marks.some((mark) => mark.sv === madeUpMark.sv)) return definition;
  return { ...definition, status: 'own-reading', marks: [madeUpMark, ...definition.marks].slice(0, 10) };
}
