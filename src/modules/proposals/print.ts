import type { LocalDate } from '../../kernel/date.ts';
import { formatDate, type Lang } from '../../kernel/format.ts';
import type { PrintBlock, PrintDocument } from '../../platform/pdf/document.ts';
import { paragraphs } from '../../platform/pdf/paragraphs.ts';
import { type Basis, consequenceKeys, partKeys } from './core/basis.ts';
import { type DefinitionWords, type DrawnDefinition, delimitationIn, textIn, underHeadings } from './core/drawn.ts';
import { partTitle, unitsText } from './core/passages.ts';
import type { Snapshot } from './snapshot.ts';
import { basisText } from './text/basis.ts';

const text = basisText.sv;
const { print: words, options, fields } = text;

const heading = (level: 1 | 2, said: string): PrintBlock => ({ type: 'heading', level, text: said });
const list = (items: readonly string[]): readonly PrintBlock[] => (items.length > 0 ? [{ type: 'list', items }] : []);

/** The locked basis as a document: Swedish, everything that was locked. `names`: what the members are called. */
export function printBasis(snapshot: Snapshot, hash: string, day: LocalDate, names: ReadonlyMap<string, string>): PrintDocument {
  const { basis, edition, origin, areaName } = snapshot;
  return {
    lang: 'sv',
    title: words.title(areaName),
    subtitle: words.subtitle(edition, text.origin[origin]),
    banner: snapshot.fictitious ? words.banner : null,
    footer: words.footer(formatDate(day, 'sv'), hash),
    pageWords: [words.page, words.of],
    keywords: [...words.keywords, areaName],
    blocks: [
      ...(snapshot.reason === null ? [] : [{ type: 'note', text: `${text.facts.reason}: ${snapshot.reason}` } as const]),
      ...basisBlocks(basis),
      ...(snapshot.stands.length > 0 ? [heading(1, words.standing), ...standBlocks(snapshot, names)] : []),
      ...reasonBlocks(snapshot),
    ],
  };
}

/** The content of a basis as blocks of a document; decisions and letters print it too. */
export function basisBlocks(basis: Basis): readonly PrintBlock[] {
  const title = (part: (typeof partKeys)[number]): PrintBlock => heading(1, partTitle(part).sv);
  return [
    title('background'),
    ...paragraphs(basis.background),
    heading(2, fields.patientGroup ?? ''),
    ...paragraphs(basis.patientGroup),
    {
      type: 'table',
      headers: words.volume,
      rows: basis.volumes.map(({ measure, year, number, source }) => [measure, String(year), String(number), source]),
      widths: [4, 1, 1, 3],
    },
    title('definition'),
    ...definitionBlocks(basis),
    title('slots'),
    ...slotBlocks(basis.slots),
    title('conditions'),
    ...conditionBlocks(basis.conditions),
    title('consequences'),
    ...consequenceKeys.flatMap((key) => [heading(2, fields[key] ?? key), ...paragraphs(basis.consequences[key])]),
    title('followUp'),
    ...paragraphs(basis.followUp),
  ];
}

/** The parts of a definition and its lists as blocks under a heading of the first level. */
export function outlineBlocks(definition: DrawnDefinition, lang: Lang, titles: DefinitionWords): readonly PrintBlock[] {
  const listed = (title: string, items: readonly string[]) => (items.length > 0 ? [heading(2, title), ...list(items)] : []);
  return [
    ...definition.parts.flatMap((part) => [
      heading(2, textIn(part.heading, lang)),
      ...paragraphs(textIn(part.text, lang)),
      ...list(part.points.map((point) => textIn(point.text, lang))),
    ]),
    ...listed(titles.inScope, definition.inScope),
    ...listed(
      titles.clarifications,
      definition.clarifications.map((one) => textIn(one.text, lang)),
    ),
    ...listed(
      titles.delimitations,
      definition.delimitations.map((one) => delimitationIn(one, lang)),
    ),
  ];
}

export function definitionBlocks({ definition }: Pick<Basis, 'definition'>): readonly PrintBlock[] {
  const { population } = definition;
  return [
    ...paragraphs(definition.summary),
    ...(population === null
      ? []
      : [{ type: 'facts', rows: [{ term: words.covers, value: options.population?.[population] ?? '' }] } as const]),
    ...outlineBlocks(definition, 'sv', words),
    ...(definition.ref === null ? [] : [{ type: 'note', text: words.executable(definition.ref) } as const]),
  ];
}

export function slotBlocks(slots: Basis['slots']): readonly PrintBlock[] {
  const rows = [
    ...slots.tasks.map((task) => [words.task, task.text.sv, task.units === null ? words.notSaid : String(task.units)]),
    ...slots.subPermits.map((one) => [words.subPermit, one.text.sv, one.units === null ? words.notSaid : String(one.units)]),
  ];
  return [
    { type: 'facts', rows: [{ term: words.units, value: unitsText(slots.units, slots.unitsForChildren) }] },
    ...(rows.length > 0 ? [{ type: 'table', headers: [words.sort, text.part, words.unitsAt], rows, widths: [2, 5, 1] } as const] : []),
    ...(slots.note === null ? [] : [{ type: 'text', text: slots.note } as const]),
  ];
}

export const conditionBlocks = (conditions: Basis['conditions']): readonly PrintBlock[] =>
  underHeadings(conditions).flatMap(([key, own]): readonly PrintBlock[] => [
    heading(2, options.heading?.[key] ?? key),
    {
      type: 'table',
      headers: [words.condition, words.audience],
      rows: own.map((one) => [one.text.sv, options.audience?.[one.audience] ?? '']),
      widths: [5, 1],
    },
  ]);

function standBlocks({ stands }: Snapshot, names: ReadonlyMap<string, string>): readonly PrintBlock[] {
  const approving = stands.filter(({ stand }) => stand === 'approve').length;
  const dissents = stands.filter(({ stand }) => stand === 'dissent');
  return [
    ...(approving > 0 ? [{ type: 'text', text: words.approved(approving) } as const] : []),
    ...(dissents.length === 0 && stands.length > 0 ? [{ type: 'text', text: words.noDissent } as const] : []),
    ...dissents.flatMap(({ person, said }) => [heading(2, text.dissentOf(names.get(person) ?? text.unknown)), ...paragraphs(said ?? '')]),
  ];
}

const reasonBlocks = ({ changeReasons }: Snapshot): readonly PrintBlock[] => {
  const given = partKeys.flatMap((part) => (changeReasons[part] ? [[partTitle(part).sv, changeReasons[part] ?? ''] as const] : []));
  return given.length === 0 ? [] : [heading(1, words.changes), ...given.flatMap(([part, said]) => [heading(2, part), ...paragraphs(said)])];
};
