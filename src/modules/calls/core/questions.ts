import { sortByText } from '../../../kernel/format.ts';

/** A question with the moments that its figures are reckoned from. */
export type Asked = {
  readonly organisation: string;
  readonly organisationName: string;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
};

export type QuestionFigures = {
  readonly asked: number;
  readonly answered: number;
  /** From a question to its answer, of those answered, in days of 24 hours; null where none is. */
  readonly medianDays: number | null;
};
export type RegionFigures = QuestionFigures & { readonly organisation: string; readonly name: string };

const dayMs = 86_400_000;

function figuresOf(all: readonly Asked[]): QuestionFigures {
  const days = all.flatMap(({ askedAt, answeredAt }) => (answeredAt ? [(answeredAt.getTime() - askedAt.getTime()) / dayMs] : []));
  return { asked: all.length, answered: days.length, medianDays: medianOf(days) };
}

function medianOf(values: readonly number[]): number | null {
  const inOrder = values.toSorted((a, b) => a - b);
  const middle = (inOrder.length - 1) / 2;
  const [low, high] = [inOrder[Math.floor(middle)], inOrder[Math.ceil(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** How many questions regions have asked about a call and how soon they were answered: all together, and by each region that has asked. */
export function questionFigures(all: readonly Asked[]): { readonly total: QuestionFigures; readonly regions: readonly RegionFigures[] } {
  const regions = [...Map.groupBy(all, ({ organisation }) => organisation)].map(([organisation, own]) => ({
    organisation,
    name: own[0]?.organisationName ?? organisation,
    ...figuresOf(own),
  }));
  return { total: figuresOf(all), regions: sortByText(regions, ({ name }) => name, 'sv') };
}
