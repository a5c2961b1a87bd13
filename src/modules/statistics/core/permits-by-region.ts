import { isHeld } from '../../permits/index.ts';
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
  /** Granted of all decisions, 0–1; null where there are none. */
  readonly share: number | null;
};

/** Permits held and applications rejected per region that has any, in Swedish alphabetical order, with their sum. */
export function permitsByRegion(view: RegisterView): { rows: readonly RegionFigures[]; sum: RegionFigures } {
  const held = view.permits.filter(isHeld).map((permit) => ({ region: permit.grant.region, certainty: permit.certainty }));
  const rows = view.data.regions
    .map((region) =>
      figures(
        region.code,
        region.name,
        held.filter((row) => row.region === region.code),
        view.rejections.filter((row) => row.region === region.code),
      ),
    )
    .filter((row) => row.total.total > 0)
    .toSorted((a, b) => SWEDISH.compare(a.name, b.name));
  return { rows, sum: figures(null, '', held, view.rejections) };
}

const SWEDISH = new Intl.Collator('sv');

type Sure = { readonly certainty: 'certain' | 'possible' };

function figures(region: string | null, name: string, granted: readonly Sure[], rejected: readonly Sure[]): RegionFigures {
  const total = count([...granted, ...rejected]);
  return {
    region,
    name,
    granted: count(granted),
    rejected: count(rejected),
    total,
    share: total.total === 0 ? null : granted.length / total.total,
  };
}

export function count(rows: readonly Sure[]): Count {
  const certain = rows.filter((row) => row.certainty === 'certain').length;
  return { total: rows.length, certain, possible: rows.length - certain };
}
