import { addDays, type LocalDate } from '../../../kernel/date.ts';

export type Seat = 'chair' | 'member' | 'substitute';
export const seats: readonly Seat[] = ['chair', 'member', 'substitute'];

export type Term = {
  readonly id: string;
  readonly person: string;
  readonly seat: Seat;
  /** Null for the chair; every other seat is a collaboration region's. */
  readonly collaborationRegion: string | null;
  readonly from: string;
  /** The last day. */
  readonly to: string;
  readonly withdrawn: boolean;
};

/** A seat that must always be filled: the chair, or the member of a collaboration region. */
export type MustSeat = { readonly seat: 'chair' | 'member'; readonly collaborationRegion: string | null };

/** An empty stretch of days, both included; `to` is null when nobody comes after. */
export type Gap = MustSeat & { readonly from: LocalDate; readonly to: LocalDate | null };

/** The chair and six members, one for each collaboration region. */
export const mustSeats = (regions: readonly string[]): readonly MustSeat[] => [
  { seat: 'chair', collaborationRegion: null },
  ...regions.map((collaborationRegion) => ({ seat: 'member' as const, collaborationRegion })),
];

const holds = (term: Term, day: string): boolean => !term.withdrawn && term.from <= day && day <= term.to;

export const onDay = <T extends Term>(terms: readonly T[], day: LocalDate): readonly T[] => terms.filter((term) => holds(term, day));

/** When seats that must be filled are, or will be, empty: from today on. */
export function gapsOf(terms: readonly Term[], regions: readonly string[], today: LocalDate): readonly Gap[] {
  return mustSeats(regions).flatMap((must) => {
    const own = terms
      .filter(
        (term) => !term.withdrawn && term.seat === must.seat && term.collaborationRegion === must.collaborationRegion && term.to >= today,
      )
      .toSorted((a, b) => (a.from < b.from ? -1 : 1));
    const gaps: Gap[] = [];
    let next = today;
    for (const term of own) {
      if (term.from > next) gaps.push({ ...must, from: next, to: addDays(term.from as LocalDate, -1) });
      next = addDays(term.to as LocalDate, 1);
    }
    return [...gaps, { ...must, from: next, to: null }];
  });
}

/** Seats that are empty today, or that will be within so many days without anyone to follow. */
export const urgentGaps = (gaps: readonly Gap[], today: LocalDate, days: number): readonly Gap[] =>
  gaps.filter((gap) => gap.from <= addDays(today, days));

/** Terms that end within so many days. */
export const expiring = <T extends Term>(terms: readonly T[], today: LocalDate, days: number): readonly T[] =>
  onDay(terms, today).filter((term) => term.to <= addDays(today, days));
