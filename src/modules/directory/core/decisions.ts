import { isOnPermits, type JournalEntry, type Payload } from '../../journal/index.ts';
import type { RegisterView } from '../../register/index.ts';

export type DecisionFilter = {
  readonly kinds: readonly Payload['kind'][];
  readonly area: string | undefined;
  readonly regions: readonly string[];
  readonly year: number | undefined;
};

/** The entries that stand on a day and match every filter given, latest first. */
export function findDecisions(view: RegisterView, filter: DecisionFilter): readonly JournalEntry[] {
  return view.entries
    .filter((entry) => filter.kinds.length === 0 || filter.kinds.includes(entry.payload.kind))
    .filter((entry) => filter.area === undefined || entry.area === filter.area)
    .filter((entry) => filter.regions.length === 0 || filter.regions.includes(regionCodeOf(entry, view) ?? ''))
    .filter((entry) => filter.year === undefined || mayFallIn(entry, filter.year))
    .toReversed();
}

/** County code of the region that an entry concerns, if it concerns one. */
export function regionCodeOf({ payload }: JournalEntry, view: RegisterView): string | null {
  if ('region' in payload) return payload.region;
  return payload.kind === 'revocation' ? (view.findPermit(payload.permit)?.grant.region ?? null) : null;
}

/** Whether an entry is a decision of the board on applications or permits. */
export const isBoardDecision = ({ payload }: JournalEntry): boolean =>
  'by' in payload ? payload.by === 'board' : isOnPermits(payload.kind);

function mayFallIn({ when }: JournalEntry, year: number): boolean {
  return (when.notBefore ?? '0000') <= `${year}-12-31` && (when.notAfter ?? '9999') >= `${year}-01-01`;
}
