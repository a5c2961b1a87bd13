import type { LocalDate } from '../../kernel/date.ts';
import { formatDate } from '../../kernel/format.ts';
import type { PrintBlock, PrintDocument } from '../../platform/pdf/document.ts';
import { paragraphs } from '../../platform/pdf/paragraphs.ts';
import { lowerFirst } from './core/lower.ts';
import type { CaseState, ProductKind } from './core/states.ts';
import type { CareCase } from './queries.ts';
import { type DecisionPaper, papers as words } from './text/papers.sv.ts';
import { caseWords } from './text/words.ts';

const { states, products, papers } = caseWords.sv;

export type DecidedMove = {
  readonly careCase: Pick<CareCase, 'areaName' | 'state' | 'fictitious'>;
  readonly paper: DecisionPaper;
  readonly to: CaseState;
  readonly reason: string;
  readonly redo: readonly ProductKind[];
  /** What the area becomes: the parts of a split, the area that takes over. */
  readonly names: readonly string[];
  readonly number: string;
  readonly day: LocalDate;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `Beslut att pausa: Sällsynta motorikstörningar`. */
export const moveTitle = (paper: DecisionPaper, areaName: string): string => `${capital(papers[paper])}: ${areaName}`;

export const moveFileName = ({ area, fictitious }: Pick<CareCase, 'area' | 'fictitious'>, paper: DecisionPaper): string =>
  `${fictitious ? 'pahittat-' : ''}${papers[paper].replaceAll(' ', '-').replaceAll('å', 'a')}-${area}`;

/** A head's decision about the course of a case as a document: what is decided, why, and where the case stands after it. */
export function printMove({ careCase, paper, to, reason, redo, names, number, day }: DecidedMove): PrintDocument {
  const date = formatDate(day, 'sv');
  return {
    lang: 'sv',
    title: moveTitle(paper, careCase.areaName),
    subtitle: words.subtitle(date, number),
    banner: careCase.fictitious ? words.banner : null,
    footer: words.footer(date, number),
    pageWords: ['sida', 'av'],
    keywords: [...words.keywords, careCase.areaName],
    blocks: [
      heading(words.decision),
      { type: 'text', text: words.decisions[paper](careCase.areaName) },
      ...(names.length > 0 ? [heading(words.becomes), { type: 'list', items: names } as const] : []),
      ...(redo.length > 0 ? [heading(words.redo), { type: 'list', items: redo.map((kind) => products[kind]) } as const] : []),
      heading(words.reasons),
      ...paragraphs(reason === '' ? words.noReason : reason),
      {
        type: 'facts',
        rows: [
          { term: words.facts.from, value: lowerFirst(states[careCase.state]) },
          { term: words.facts.to, value: lowerFirst(states[to]) },
          { term: words.facts.by, value: words.facts.head },
        ],
      },
    ],
  };
}

const heading = (text: string): PrintBlock => ({ type: 'heading', level: 1, text });
