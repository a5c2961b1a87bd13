/** The seats of the board: a chair, six members, one for each collaboration region, and their substitutes (instruction 2015:284 §§ 19–19 b). */
export const seatKinds = ['chair', 'member', 'substitute'] as const;
export type SeatKind = (typeof seatKinds)[number];

/** Someone of the board as it was when the meeting was opened; copied, so that minutes read the same for ever. */
export type Seat = {
  readonly person: string;
  readonly name: string;
  readonly seat: SeatKind;
  /** The collaboration region that the seat stands for; null for the chair and the chair's substitute. */
  readonly region: string | null;
  /** What the collaboration region is called. */
  readonly regionName: string | null;
};

/**
 * How the board decides. Neither the health care act, the ordinance nor the authority's instruction gives a rule of quorum, of substitutes' turns or
 * of votes: these are the board's own, and `source` says where they stand.
 */
export type BoardRules = {
  /** How many entitled to vote must be present when an item is decided. */
  readonly quorum: number;
  /** Whether one of them must be the chair or the chair's substitute. */
  readonly needsChair: boolean;
  /** Whose substitute may step in: the seat's own alone, or any when there is none of the seat's own. */
  readonly substitutes: 'own-seat' | 'any-seat';
  /** Whether whoever presides decides a tie. */
  readonly castingVote: boolean;
  /** A member whose collaboration region holds an applicant: sits as others, must first say whether there is a conflict of interest, or steps aside. */
  readonly homeRegion: 'sits' | 'must-answer' | 'steps-aside';
  /** The fewest days between the notice and the meeting. */
  readonly noticeDays: number;
  readonly source: string;
};

/** What holds until the board has set its own: more than half of seven, each seat's own substitute, the one who presides decides a tie. */
export const firstRules: BoardRules = {
  quorum: 4,
  needsChair: false,
  substitutes: 'own-seat',
  castingVote: true,
  homeRegion: 'must-answer',
  noticeDays: 7,
  source: '',
};

export type RulesFault = 'quorum-out-of-range' | 'notice-out-of-range' | 'source-missing';

/** What is wrong with rules that someone wants to set. A rule without a source is nobody's rule. */
export function rulesFaults({ quorum, noticeDays, source }: BoardRules): readonly RulesFault[] {
  return [
    ...(Number.isInteger(quorum) && quorum >= 1 && quorum <= 7 ? [] : (['quorum-out-of-range'] as const)),
    ...(Number.isInteger(noticeDays) && noticeDays >= 0 && noticeDays <= 60 ? [] : (['notice-out-of-range'] as const)),
    ...(source.trim() === '' ? (['source-missing'] as const) : []),
  ];
}

/** The seats that vote: the chair's and those of the members. A substitute votes in one of them. */
export const votingSeats = (roster: readonly Seat[]): readonly { readonly region: string | null }[] => {
  const regions = [...new Set(roster.flatMap(({ region }) => (region === null ? [] : [region])))].toSorted();
  return [{ region: null }, ...regions.map((region) => ({ region }))];
};

/** What it takes to know who votes: who is there, who has been called in, and who has a conflict of interest in the item. */
export type Room = {
  readonly roster: readonly Seat[];
  readonly rules: BoardRules;
  readonly present: readonly string[];
  /** Substitutes who have stepped in, with the seat that they sit in. */
  readonly calledIn: readonly { readonly person: string; readonly region: string | null }[];
};

/** Someone who votes, in which seat. */
export type Voter = { readonly person: string; readonly name: string; readonly region: string | null };

const holderOf = (roster: readonly Seat[], region: string | null): Seat | undefined =>
  roster.find((one) => one.region === region && one.seat !== 'substitute');

/**
 * Who votes in an item: whoever holds the seat, present and without a conflict of interest; else a substitute who has stepped into that seat and
 * has none either. `barred` are those with a conflict of interest, or who have not answered where they must.
 */
export function votersIn({ roster, rules, present, calledIn }: Room, barred: ReadonlySet<string>): readonly Voter[] {
  const can = (person: string): boolean => present.includes(person) && !barred.has(person);
  const taken = new Set<string>();
  return votingSeats(roster).flatMap(({ region }) => {
    const holder = holderOf(roster, region);
    if (holder && can(holder.person)) return [{ person: holder.person, name: holder.name, region }];
    const instead = calledIn
      .filter((one) => one.region === region && can(one.person) && !taken.has(one.person))
      .map(({ person }) => roster.find((one) => one.person === person))
      .find((one) => one !== undefined && maySitIn(roster, rules, one, region));
    if (!instead) return [];
    taken.add(instead.person);
    return [{ person: instead.person, name: instead.name, region }];
  });
}

/** Whether a substitute may sit in a seat at all. */
export function maySitIn(
  roster: readonly Seat[],
  { substitutes }: Pick<BoardRules, 'substitutes'>,
  who: Seat,
  region: string | null,
): boolean {
  if (who.seat !== 'substitute') return false;
  if (who.region === region) return true;
  // The chair's seat is the authority's: nobody of a region sits in it.
  return (
    substitutes === 'any-seat' &&
    region !== null &&
    who.region !== null &&
    !roster.some((one) => one.seat === 'substitute' && one.region === region)
  );
}

/** The seats that a substitute can step into: the own one, and by the rules another that nobody votes in and that has no substitute of its own. */
export function seatsOpenTo(who: Seat, { roster, rules, present, calledIn }: Room): readonly { readonly region: string | null }[] {
  const taken = new Set(votersIn({ roster, rules, present, calledIn }, new Set()).map(({ region }) => region));
  return votingSeats(roster).filter(({ region }) => maySitIn(roster, rules, who, region) && (region === who.region || !taken.has(region)));
}

/** Whoever leads the item: the one who votes in the chair's seat. */
export const presidingOf = (voters: readonly Voter[]): Voter | undefined => voters.find(({ region }) => region === null);

/** Whether so many may decide. */
export const isQuorate = (voters: readonly Voter[], { quorum, needsChair }: BoardRules): boolean =>
  voters.length >= quorum && (!needsChair || presidingOf(voters) !== undefined);
