import type { Judgement, Verdict } from './judgement.ts';

export type Assessor = { readonly person: string; readonly name: string; readonly assessment: string };
export type Cell = { readonly assessor: Assessor; readonly judgement: Judgement | undefined };

/** What the assessors of an application say of one condition. */
export type MatrixRow = {
  readonly application: string;
  readonly condition: string;
  readonly cells: readonly Cell[];
  /** How far the assessors are from each other; 0 when they say the same. */
  readonly distance: number;
};

const rank: Readonly<Record<Verdict, number>> = { met: 0, partly: 1, unclear: 2, 'not-met': 3 };

/** The greatest difference between two verdicts: 3 between met and not met. */
export function distanceOf(said: readonly (Verdict | null | undefined)[]): number {
  const ranks = said.flatMap((one) => (one ? [rank[one]] : []));
  return ranks.length < 2 ? 0 : Math.max(...ranks) - Math.min(...ranks);
}

export type Compared = {
  readonly application: string;
  readonly conditions: readonly string[];
  readonly assessors: readonly Assessor[];
  readonly judgements: readonly Judgement[];
};

/** Applicants × conditions × assessors, with those on top that the assessors disagree most about; otherwise in the order of the form. */
export function matrixOf(compared: readonly Compared[]): readonly MatrixRow[] {
  return compared
    .flatMap(({ application, conditions, assessors, judgements }) =>
      conditions.map((condition): MatrixRow => {
        const cells = assessors.map((assessor) => ({
          assessor,
          judgement: judgements.find((one) => one.assessment === assessor.assessment && one.condition === condition),
        }));
        return { application, condition, cells, distance: distanceOf(cells.map(({ judgement }) => judgement?.verdict)) };
      }),
    )
    .toSorted((a, b) => b.distance - a.distance);
}
