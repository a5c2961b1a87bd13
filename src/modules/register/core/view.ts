import type { LocalDate } from '../../../kernel/date.ts';
import { certaintyAt } from '../../../kernel/when.ts';
import { type Area, type AreaStanding, standingAt } from '../../areas/index.ts';
import type { BoardMeeting } from '../../board/index.ts';
import { type EntryOf, entriesKnownAt, isKind, type JournalEntry, type Payload } from '../../journal/index.ts';
import type { CollaborationRegion, Organisation, Region } from '../../organisations/index.ts';
import { type Permit, permitsAt, type Rejection, rejectionsAt, type Untried, untriedAt } from '../../permits/index.ts';
import type { GeneralCondition, PrintedOverview, Source } from './reference.ts';

/** Everything that the register is folded from. `version` changes with every committed change. */
export type RegisterData = {
  readonly version: string;
  readonly regions: readonly Region[];
  readonly collaborationRegions: readonly CollaborationRegion[];
  readonly organisations: readonly Organisation[];
  readonly areas: readonly Area[];
  readonly meetings: readonly BoardMeeting[];
  readonly sources: readonly Source[];
  readonly generalConditions: readonly GeneralCondition[];
  readonly printedOverviews: readonly PrintedOverview[];
  readonly journal: readonly JournalEntry[];
};

/** An area with everything that is known of it, as of a day. */
export type AreaView = {
  readonly area: Area;
  readonly standing: AreaStanding | undefined;
  readonly permits: readonly Permit[];
  readonly rejections: readonly Rejection[];
  /** Applications that were dismissed or written off. */
  readonly untried: readonly Untried[];
  /** The definition that stands: the agency's own before a summary of a public text. */
  readonly definition: EntryOf<'definition'> | undefined;
  readonly definitions: readonly EntryOf<'definition'>[];
  readonly conditions: EntryOf<'conditions'> | undefined;
  readonly agencyDecision: EntryOf<'agency-decision'> | undefined;
  readonly call: EntryOf<'call'> | undefined;
  /** Every entry about the area that had, certainly or possibly, happened; earliest first. */
  readonly entries: readonly JournalEntry[];
};

/** The register at the end of one day, as recorded by the end of another. */
export type RegisterView = {
  readonly version: string;
  readonly asOf: LocalDate;
  readonly knownAt: LocalDate;
  readonly data: RegisterData;
  readonly areas: readonly AreaView[];
  readonly permits: readonly Permit[];
  readonly rejections: readonly Rejection[];
  /** Applications that were dismissed or written off. */
  readonly untried: readonly Untried[];
  readonly entries: readonly JournalEntry[];
  readonly findArea: (id: string) => AreaView | undefined;
  readonly findPermit: (id: string) => Permit | undefined;
  readonly findRegion: (code: string) => Region | undefined;
};

/** Folds the journal into the register of one day. Pure; the same input always gives the same view. */
export function viewRegister(data: RegisterData, asOf: LocalDate, knownAt: LocalDate): RegisterView {
  const known = entriesKnownAt(data.journal, knownAt);
  const entries = known.filter((entry) => certaintyAt(entry.when, asOf) !== 'no').toSorted(byTime);
  const permits = permitsAt(known, asOf);
  const rejections = rejectionsAt(known, asOf);
  const untried = untriedAt(known, asOf);
  const byArea = Map.groupBy(entries, (entry) => entry.area);
  const permitsByArea = Map.groupBy(permits, (permit) => permit.area);
  const rejectionsByArea = Map.groupBy(rejections, (rejection) => rejection.area);
  const untriedByArea = Map.groupBy(untried, (one) => one.area);
  const areas = data.areas.map((area): AreaView => {
    const own = byArea.get(area.id) ?? [];
    const definitions = own.filter((entry) => isKind(entry, 'definition'));
    return {
      area,
      standing: standingAt(own, asOf),
      permits: permitsByArea.get(area.id) ?? [],
      rejections: rejectionsByArea.get(area.id) ?? [],
      untried: untriedByArea.get(area.id) ?? [],
      definition: definitions.findLast((entry) => entry.payload.basis === 'decided') ?? definitions.at(-1),
      definitions,
      conditions: lastOf(own, 'conditions'),
      agencyDecision: lastOf(own, 'agency-decision'),
      call: lastOf(own, 'call'),
      entries: own,
    };
  });
  const areaById = new Map(areas.map((view) => [view.area.id, view]));
  const permitById = new Map(permits.map((permit) => [permit.id, permit]));
  const regionByCode = new Map(data.regions.map((region) => [region.code, region]));
  return {
    version: data.version,
    asOf,
    knownAt,
    data,
    areas,
    permits,
    rejections,
    untried,
    entries,
    findArea: (id) => areaById.get(id),
    findPermit: (id) => permitById.get(id),
    findRegion: (code) => regionByCode.get(code),
  };
}

function lastOf<K extends Payload['kind']>(entries: readonly JournalEntry[], kind: K): EntryOf<K> | undefined {
  return entries.filter((entry) => isKind(entry, kind)).at(-1);
}

/** Earliest first: by the last day it can have happened, then the first, then order of recording. */
function byTime(a: JournalEntry, b: JournalEntry): number {
  const end = (entry: JournalEntry) => entry.when.notAfter ?? '9999';
  const start = (entry: JournalEntry) => entry.when.notBefore ?? '0000';
  return end(a).localeCompare(end(b)) || start(a).localeCompare(start(b)) || a.seq - b.seq;
}
