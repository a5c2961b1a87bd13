import type { LocalDate } from '../../../kernel/date.ts';
import { type Certainty, certaintyAt, type When } from '../../../kernel/when.ts';
import { type EntryOf, type Grant, isKind, type JournalEntry, type RevocationGround } from '../../journal/index.ts';

/** `decided`: granted, care not started. `active`: started. `start-unknown`: granted, the start day is not known. */
export type PermitStatus = 'decided' | 'active' | 'start-unknown' | 'revoked';

/** A permit as it stands on a day. It has no end date: it holds until further notice. */
export type Permit = {
  readonly id: string;
  readonly area: string;
  readonly grant: Grant;
  readonly decided: When;
  readonly status: PermitStatus;
  /** Whether the permit had certainly been granted, and not possibly been revoked, by the day asked about. */
  readonly certainty: Exclude<Certainty, 'no'>;
  readonly revocation: { readonly when: When; readonly ground: RevocationGround } | null;
  readonly entry: EntryOf<'grant'>;
};

/** A permit counts as held from the decision until it is certainly revoked. */
export const isHeld = (permit: Permit): boolean => permit.status !== 'revoked';

/** The permits of all areas at the end of a day, folded from the entries known. */
export function permitsAt(entries: readonly JournalEntry[], asOf: LocalDate): readonly Permit[] {
  const revocations = new Map(entries.filter((entry) => isKind(entry, 'revocation')).map((entry) => [entry.payload.permit, entry]));
  return entries
    .filter((entry) => isKind(entry, 'grant'))
    .flatMap((entry) => permitFrom(entry, revocations.get(entry.payload.permit), asOf));
}

function permitFrom(entry: EntryOf<'grant'>, revoked: EntryOf<'revocation'> | undefined, asOf: LocalDate): Permit[] {
  const granted = certaintyAt(entry.when, asOf);
  if (granted === 'no') return [];
  const gone = revoked ? certaintyAt(revoked.when, asOf) : 'no';
  return [
    {
      id: entry.payload.permit,
      area: entry.area,
      grant: entry.payload,
      decided: entry.when,
      status: gone === 'certain' ? 'revoked' : startedStatus(entry.payload.validFrom, asOf),
      certainty: granted === 'certain' && gone !== 'possible' ? 'certain' : 'possible',
      revocation: revoked && gone !== 'no' ? { when: revoked.when, ground: revoked.payload.ground } : null,
      entry,
    },
  ];
}

function startedStatus(validFrom: When | null, asOf: LocalDate): PermitStatus {
  if (validFrom === null) return 'start-unknown';
  const started = certaintyAt(validFrom, asOf);
  return started === 'certain' ? 'active' : started === 'no' ? 'decided' : 'start-unknown';
}

export type Rejection = {
  readonly area: string;
  readonly region: string;
  readonly decided: When;
  readonly certainty: Exclude<Certainty, 'no'>;
  readonly entry: EntryOf<'reject'>;
};

/** The rejections of all areas decided, certainly or possibly, by the end of a day. */
export function rejectionsAt(entries: readonly JournalEntry[], asOf: LocalDate): readonly Rejection[] {
  return entries
    .filter((entry) => isKind(entry, 'reject'))
    .flatMap((entry) => {
      const certainty = certaintyAt(entry.when, asOf);
      return certainty === 'no' ? [] : [{ area: entry.area, region: entry.payload.region, decided: entry.when, certainty, entry }];
    });
}

/** An application that was dismissed or written off: it was not tried. */
export type Untried = {
  readonly area: string;
  readonly region: string;
  readonly decided: When;
  readonly certainty: Exclude<Certainty, 'no'>;
  readonly entry: EntryOf<'dismiss'> | EntryOf<'write-off'>;
};

/** The applications of all areas that were not tried, certainly or possibly, by the end of a day. */
export function untriedAt(entries: readonly JournalEntry[], asOf: LocalDate): readonly Untried[] {
  return entries
    .filter((entry) => isKind(entry, 'dismiss') || isKind(entry, 'write-off'))
    .flatMap((entry) => {
      const certainty = certaintyAt(entry.when, asOf);
      return certainty === 'no' ? [] : [{ area: entry.area, region: entry.payload.region, decided: entry.when, certainty, entry }];
    });
}
