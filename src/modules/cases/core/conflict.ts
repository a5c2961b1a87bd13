/** As what someone takes part in a case. */
export const capacities = ['handler', 'expert', 'expert-chair', 'b1', 'b2', 'board'] as const;
export type Capacity = (typeof capacities)[number];

/**
 * Where someone stands with regard to conflicts of interest in a case. Only who is `clear` opens its papers, writes and votes.
 * `undeclared`: takes part and has not said anything; `unjudged`: has told of something that nobody has judged.
 */
export type Standing = 'clear' | 'undeclared' | 'unjudged' | 'conflict';

export type Declared = {
  readonly answer: 'none' | 'possible';
  /** The latest judgement of it. */
  readonly outcome: 'clear' | 'conflict' | null;
};

/**
 * The standing that follows from all that someone has declared in a case, oldest first. Members of groups and of the board
 * declare for each case, officers when there is something to tell (förvaltningslagen 2017:900 18 §). Whoever has once told of
 * something is not cleared by saying later that there is nothing: that too must be judged. The database holds the same rule (0073).
 */
export function standingFrom(declared: readonly Declared[], isMember: boolean): Standing {
  const latest = declared.at(-1);
  if (!latest) return isMember ? 'undeclared' : 'clear';
  if (latest.outcome !== null) return latest.outcome;
  if (latest.answer === 'possible') return 'unjudged';
  return declared.some(({ answer, outcome }) => answer === 'possible' || outcome === 'conflict') ? 'unjudged' : 'clear';
}
