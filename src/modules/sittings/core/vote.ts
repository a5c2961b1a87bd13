import { type BoardRules, presidingOf, type Voter } from './board.ts';

/** How a vote is taken: by show of hands, which is counted, or by name, each vote written down. */
export const voteModes = ['open', 'named'] as const;
export type VoteMode = (typeof voteModes)[number];

export const ABSTAIN = 'abstain';

export type Ballot = { readonly person: string; readonly choice: string };
export type Vote = {
  readonly id: string;
  readonly mode: VoteMode;
  /** The two proposals that are put against each other. */
  readonly between: readonly [string, string];
  /** The latest of each person stands until the vote is closed. */
  readonly ballots: readonly Ballot[];
};

export type Tally = {
  /** By proposal, and `abstain`. */
  readonly counts: Readonly<Record<string, number>>;
  /** By name, in a named vote; as they stood when it was closed. */
  readonly named: readonly Ballot[];
  readonly winner: string;
  /** Whose vote decided a tie. */
  readonly casting: string | null;
  readonly voters: number;
};

export type VoteFault = 'vote-incomplete' | 'counts-differ' | 'tie-without-chair' | 'casting-missing' | 'no-such-choice' | 'nobody-votes';

type Asked = {
  readonly vote: Vote;
  /** Those present and entitled when it is closed: nobody else's ballot counts. */
  readonly voters: readonly Voter[];
  readonly rules: Pick<BoardRules, 'castingVote'>;
  /** The count of a show of hands. */
  readonly counts: Readonly<Record<string, number>> | null;
  /** What whoever presides decides a tie by. */
  readonly casting: string | null;
};

/** The outcome of a vote. The votes always add up to those who are present and entitled: else it is not closed. */
export function tally(asked: Asked): { readonly ok: true; readonly value: Tally } | { readonly ok: false; readonly error: VoteFault } {
  const { vote, voters } = asked;
  if (voters.length === 0) return { ok: false, error: 'nobody-votes' };
  const named = vote.mode === 'named' ? vote.ballots.filter(({ person }) => voters.some((one) => one.person === person)) : [];
  const counts = vote.mode === 'named' ? countOf(vote, named) : (asked.counts ?? {});
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const isWhole = Object.values(counts).every((count) => Number.isInteger(count) && count >= 0);
  if (Object.keys(counts).some((choice) => choice !== ABSTAIN && !vote.between.includes(choice)))
    return { ok: false, error: 'no-such-choice' };
  if (!isWhole || total !== voters.length) return { ok: false, error: vote.mode === 'named' ? 'vote-incomplete' : 'counts-differ' };
  const [a, b] = vote.between;
  const [forA, forB] = [counts[a] ?? 0, counts[b] ?? 0];
  const done = (winner: string, casting: string | null) => ({
    ok: true as const,
    value: { counts, named, winner, casting, voters: voters.length },
  });
  if (forA !== forB) return done(forA > forB ? a : b, null);
  const presiding = presidingOf(voters);
  if (!presiding || !asked.rules.castingVote) return { ok: false, error: 'tie-without-chair' };
  const own = named.find(({ person }) => person === presiding.person)?.choice;
  const choice = own !== undefined && own !== ABSTAIN ? own : asked.casting;
  return choice === a || choice === b ? done(choice, presiding.person) : { ok: false, error: 'casting-missing' };
}

function countOf({ between }: Vote, ballots: readonly Ballot[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...between, ABSTAIN].map((choice) => [choice, ballots.filter((one) => one.choice === choice).length]));
}
