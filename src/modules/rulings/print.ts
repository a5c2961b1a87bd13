import type { LocalDate } from '../../kernel/date.ts';
import { formatDate, formatList } from '../../kernel/format.ts';
import type { PrintBlock, PrintDocument } from '../../platform/pdf/document.ts';
import { paragraphs } from '../../platform/pdf/paragraphs.ts';
import { type Basis, conditionBlocks, definitionBlocks, slotBlocks, unitsText } from '../proposals/index.ts';
import type { Departure, RulingContent } from './core/content.ts';
import { rulingsText } from './text/rulings.ts';

const text = rulingsText.sv;
const { print: words } = text;

export type Decided = {
  readonly areaName: string;
  readonly content: RulingContent;
  readonly departures: readonly Departure[];
  readonly basis: Basis;
  readonly basisNumber: string;
  readonly edition: number;
  readonly day: LocalDate;
  readonly diaryNumber: string;
  readonly fictitious: boolean;
};

/** What is decided, in one sentence, in Swedish. */
export const decisionText = (areaName: string, { outcome, slots }: Pick<RulingContent, 'outcome' | 'slots'>): string =>
  outcome === 'nhv' && slots ? text.decision.nhv(areaName, unitsText(slots.units, slots.unitsForChildren)) : text.decision.not(areaName);

const heading = (said: string): PrintBlock => ({ type: 'heading', level: 1, text: said });

/** The decision as a document: what is decided, why, that it cannot be appealed and by which law. */
export function printRuling({
  areaName,
  content,
  departures,
  basis,
  basisNumber,
  edition,
  day,
  diaryNumber,
  fictitious,
}: Decided): PrintDocument {
  const isNhv = content.outcome === 'nhv';
  return {
    lang: 'sv',
    title: words.title(areaName),
    subtitle: `${formatDate(day, 'sv')}. ${text.facts.diary} ${diaryNumber}`,
    banner: fictitious ? words.banner : null,
    footer: words.footer(diaryNumber, formatDate(day, 'sv')),
    pageWords: [words.page, words.of],
    keywords: [...words.keywords, areaName],
    blocks: [
      heading(words.decision),
      { type: 'text', text: decisionText(areaName, content) },
      { type: 'text', text: text.ground },
      ...(isNhv && content.slots ? slotBlocks(content.slots) : []),
      heading(words.appealTitle),
      { type: 'text', text: text.appeal },
      heading(words.reasons),
      ...paragraphs(content.reasons),
      ...departureBlocks(content, departures),
      { type: 'facts', rows: [{ term: text.facts.basis, value: text.basisText(edition, basisNumber) }] },
      ...(isNhv
        ? [
            heading(words.definition),
            ...definitionBlocks(basis),
            heading(words.conditions),
            { type: 'note', text: words.conditionsNote } as const,
            ...conditionBlocks(basis.conditions),
          ]
        : []),
      heading(words.next),
      { type: 'text', text: isNhv ? words.nextNhv : words.nextNot },
    ],
  };
}

function departureBlocks({ departure }: RulingContent, departures: readonly Departure[]): readonly PrintBlock[] {
  if (departures.length === 0) return [{ type: 'text', text: text.departsNot }];
  const list = formatList(
    departures.map((one) => text.departures[one]),
    'sv',
  );
  return [heading(words.departure), { type: 'text', text: text.departsIn(list) }, ...paragraphs(departure)];
}
