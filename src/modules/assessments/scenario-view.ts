import { dayInStockholm, type LocalDate } from '../../kernel/date.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  type Asked,
  approximateIn,
  countAllocations,
  findScenario,
  geography,
  type LeastVolume,
  type Scenario,
  type Scenarios,
  type SortKey,
  scenariosOf,
  select,
} from '../allocation/index.ts';
import type { CareCase } from '../cases/index.ts';
import { type Applied, answerIn, type Round, roundOf, rowsIn } from './applicants.ts';
import { workStates } from './commands/common.ts';
import type { AssessmentsDeps } from './deps.ts';
import { settledByBoard } from './queries.ts';
import { askedIn, lastYear, leastVolumes, standingIn } from './slots.ts';

/** What is asked of the page of allocations. */
export type ScenarioQuery = {
  readonly sort: SortKey;
  readonly all: boolean;
  readonly withUnit: string | undefined;
  readonly withoutUnit: string | undefined;
  readonly yearly: number | undefined;
  readonly least: number | undefined;
  /** The applicants whose allocations are listed, the others given nothing; all when empty. */
  readonly among: readonly string[];
  readonly onlyEnough: boolean;
  readonly onlyShared: boolean;
  readonly a: string | undefined;
  readonly b: string | undefined;
};

export type ScenarioView = {
  readonly round: Round;
  readonly asked: Asked;
  /** How many allowed allocations there are to all who have applied, counted and not estimated. */
  readonly total: bigint;
  readonly listing: Listing;
  /** What a scenario is called. */
  readonly keyOf: Scenarios['keyOf'];
  readonly approximate: readonly string[];
  readonly shown: readonly Scenario[];
  readonly pinned: { readonly a: Scenario | undefined; readonly b: Scenario | undefined; readonly isGone: boolean };
  readonly leastNamed: readonly LeastVolume[];
  /** The day whose permits are counted in, when the work is over; null while it goes on. */
  readonly weighedFrom: LocalDate | null;
};

/** The allocations that are listed: among those picked, or all who have applied. */
export type Listing = {
  readonly among: readonly string[];
  readonly count: bigint;
  /** Those where nobody that is listed could be given more; null where there are too many to list. */
  readonly full: number | null;
};

/** More allocations than these are not listed: to make them and reckon their effects takes a second. */
export const mostListed = 250_000;

/**
 * The allocations of a case, filtered and sorted; undefined where nothing has come in to its call. Where there are too many to list they are counted, and
 * listed between those of the applicants that are picked.
 */
export async function scenarioView(
  tx: Tx,
  { register }: Pick<AssessmentsDeps, 'register'>,
  careCase: CareCase,
  today: LocalDate,
  query: ScenarioQuery,
): Promise<ScenarioView | undefined> {
  const all = await roundOf(tx, careCase);
  if (!all) return undefined;
  // While B2 works, whom the board has granted a permit holds it, and whom it has rejected is not weighed again. Afterwards all are shown as they were weighed.
  const { openedAt } = all.call;
  const weighedFrom = workStates.includes(careCase.state) || openedAt === null ? null : dayInStockholm(openedAt);
  const settled = weighedFrom === null ? await settledByBoard(tx, careCase.id) : new Set<string>();
  const round = { ...all, applied: all.applied.filter(({ application }) => !settled.has(application.id)) };
  const leastNamed = leastVolumes(round.call);
  const standing = round.applied.filter(({ withdrawn }) => !withdrawn);
  const volumes = {
    yearly: query.yearly ?? patientsOf(standing),
    least: query.least ?? (leastNamed.length === 0 ? null : Math.max(...leastNamed.map(({ number }) => number))),
  };
  const asked = askedIn(round, standingIn(register, round.call, weighedFrom ?? today), volumes);
  const { data } = careCase.fictitious ? register.withFictitious : register;
  const { regions, organisations } = data();
  const hospitals = organisations.filter(({ kind }) => kind === 'hospital');
  const country = { geography: geography(), regions, hospitals };
  const picked = asked.applicants.filter(({ id }) => query.among.includes(id));
  const listed = { ...asked, applicants: picked.length > 0 ? picked : asked.applicants };
  const count = countAllocations(asked.free, listed.applicants, asked.standing);
  const isListed = count <= BigInt(mostListed);
  const scenarios = scenariosOf(isListed ? listed : { ...listed, applicants: [] }, country);
  const rows = isListed ? scenarios.rows : [];
  const shown = select(rows, {
    sort: query.sort,
    onlyFull: !query.all,
    onlyEnough: query.onlyEnough,
    onlyShared: query.onlyShared,
    withUnits: query.withUnit === undefined ? [] : [query.withUnit],
    withoutUnits: query.withoutUnit === undefined ? [] : [query.withoutUnit],
  });
  const find = (key: string | undefined): Scenario | undefined =>
    key === undefined ? undefined : (rows.find((row) => scenarios.keyOf(row) === key) ?? findScenario(asked, country, key));
  const [a, b] = [find(query.a), find(query.b)];
  const isGone = (query.a !== undefined && !a) || (query.b !== undefined && !b);
  return {
    round,
    asked,
    total: picked.length > 0 ? countAllocations(asked.free, asked.applicants, asked.standing) : count,
    listing: { among: picked.map(({ id }) => id), count, full: isListed ? rows.filter(({ isFull }) => isFull).length : null },
    keyOf: scenarios.keyOf,
    approximate: approximateIn(asked, country),
    shown,
    pinned: { a, b, isGone },
    leastNamed,
    weighedFrom,
  };
}

/** The patients of all applicants in their latest year; null where some say none. */
function patientsOf(applied: readonly Applied[]): number | null {
  const years = applied.map(lastYear);
  const sum = years.reduce((all, one) => all + (one?.patients ?? 0), 0);
  return years.some((one) => one === null) || sum === 0 ? null : sum;
}

/** The staff that an application names: professions, people, and professions of which a vulnerability is told. */
export function staffOf(applied: Applied): { readonly professions: number; readonly people: number; readonly vulnerable: number } {
  const rows = rowsIn(applied, 'staff', 'staff');
  return {
    professions: rows.length,
    people: rows.reduce((sum, row) => sum + Number(row.number ?? 0), 0),
    vulnerable: rows.filter((row) => String(row.vulnerability ?? '').trim() !== '').length,
  };
}

/** The weeks that a unit says it needs before it starts; null where it said nothing. */
export function weeksToStart(applied: Applied): number | null {
  const value = answerIn(applied, 'start', 'weeks');
  return typeof value === 'number' ? value : null;
}
