import { isHeld, type Untried } from '../../permits/index.ts';
import type { RegisterView } from '../../register/index.ts';

/** A count split into what is certain and what is possible on the day asked about. */
export type Count = { readonly total: number; readonly certain: number; readonly possible: number };

export type RegionFigures = {
  /** County code, or null for the sum. */
  readonly region: string | null;
  readonly name: string;
  readonly granted: Count;
  readonly rejected: Count;
  /** Decisions in all: granted and rejected. */
  readonly total: Count;
  /** Applications that were not tried; they are not among the decisions above. */
  readonly dismissed: Count;
  readonly writtenOff: Count;
  /** Granted of all decisions, 0–1; null where there are none. */
  readonly share: number | null;
};

/** Permits held, and applications rejected or not tried, per region that has any, in Swedish alphabetical order, with their sum. */
export function permitsByRegion(view: RegisterView): { rows: readonly RegionFigures[]; sum: RegionFigures } {
  const held = view.permits.filter(isHeld).map((permit) => ({ region: permit.grant.region, certainty: permit.certainty }));
  const rows = view.data.regions
    .map((region) =>
      figures(
        region.code,
        region.name,
        held.filter((row) => row.region === region.code),
        view.rejections.filter((row) => row.region === region.code),
        view.untried.filter((row) => row.region === region.code),
      ),
    )
    .filter(({ total, dismissed, writtenOff }) => total.total + dismissed.total + writtenOff.total > 0)
    .toSorted((a, b) => SWEDISH.compare(a.name, b.name));
  return { rows, sum: figures(null, '', held, view.rejections, view.untried) };
}

const SWEDISH = new Intl.Collator('sv');

type Sure = { readonly certainty: 'certain' | 'possible' };

function figures(
  region: string | null,
  name: string,
  granted: readonly Sure[],
  rejected: readonly Sure[],
  untried: readonly Untried[],
): RegionFigures {
  const total = count([...granted, ...rejected]);
  return {
    region,
    name,
    granted: count(granted),
    rejected: count(rejected),
    total,
    dismissed: count(untried.filter(({ entry }) => entry.payload.kind === 'dismiss')),
    writtenOff: count(untried.filter(({ entry }) => entry.payload.kind === 'write-off')),
    share: total.total === 0 ? null : granted.length / total.total,
  };
}

export function count(rows: readonly Sure[]): Count {
  const certain = rows.filter((row) => row.certainty === 'certain').length;
  return { total: rows.length, certain, possible: rows.length - certain };
}
