import type { LocalDate } from '../../../kernel/date.ts';
import type { Area } from '../../areas/index.ts';
import type { JournalEntry } from '../../journal/index.ts';
import { isHeld } from '../../permits/index.ts';
import { type AreaView, type RegisterData, type RegisterView, type Source, viewRegister } from '../../register/index.ts';
import { areasByStep, permitsByRegion, type StepFigures } from '../../statistics/index.ts';
import type { NewArea, Outcome } from './interpret.ts';

/** The register as it would be with what a draft records. */
export function withOutcome(data: RegisterData, outcome: Outcome, source: Source): RegisterData {
  const first = (data.journal.at(-1)?.seq ?? 0) + 1;
  const entries = outcome.entries.map((entry, i): JournalEntry => ({ ...entry, seq: first + i, storedAt: entry.recordedAt }));
  const sources = data.sources.some((one) => one.id === source.id) ? data.sources : [...data.sources, source];
  return { ...data, sources, areas: [...data.areas, ...outcome.areas.map(areaOf)], journal: [...data.journal, ...entries] };
}

const areaOf = ({ id, name, nameEn }: NewArea): Area => ({
  id,
  name,
  nameEn,
  aliases: [],
  origin: 'nhv',
  annualReport: null,
  harmonisation: null,
  heartArea: false,
  sources: [],
  qualityRegister: null,
});

/** A figure that changes; `null` before: it did not exist. */
export type Change<T> = { readonly before: T; readonly after: T };

export type Preview = {
  readonly asOf: LocalDate;
  readonly after: RegisterView;
  /** The areas that the draft is about, before and after. */
  readonly areas: readonly { readonly before: AreaView | undefined; readonly after: AreaView }[];
  /** Permits held and applications rejected, per region that changes. */
  readonly regions: readonly ({ readonly name: string } & Readonly<Record<'held' | 'rejected', Change<number>>>)[];
  readonly held: Change<number>;
  readonly rejected: Change<number>;
  /** How many areas stand where, for the places that change. */
  readonly steps: readonly (Pick<StepFigures, 'status' | 'step'> & { readonly areas: Change<number> })[];
};

/** What the register and its figures show on a day, with and without what a draft records. Pure. */
export function preview(data: RegisterData, outcome: Outcome, source: Source, asOf: LocalDate, knownAt: LocalDate): Preview {
  const before = viewRegister(data, asOf, knownAt);
  const after = viewRegister(withOutcome(data, outcome, source), asOf, knownAt);
  const touched = [...new Set(outcome.entries.map((entry) => entry.area))];
  const [regionsBefore, regionsAfter] = [permitsByRegion(before), permitsByRegion(after)];
  const regions = after.data.regions
    .map(({ code, name }) => {
      const of = (figures: typeof regionsBefore, what: 'granted' | 'rejected') =>
        figures.rows.find((row) => row.region === code)?.[what].total ?? 0;
      return {
        name,
        held: { before: of(regionsBefore, 'granted'), after: of(regionsAfter, 'granted') },
        rejected: { before: of(regionsBefore, 'rejected'), after: of(regionsAfter, 'rejected') },
      };
    })
    .filter(({ held, rejected }) => differs(held) || differs(rejected));
  return {
    asOf,
    after,
    areas: touched.flatMap((id) => {
      const view = after.findArea(id);
      return view ? [{ before: before.findArea(id), after: view }] : [];
    }),
    regions,
    held: { before: regionsBefore.sum.granted.total, after: regionsAfter.sum.granted.total },
    rejected: { before: regionsBefore.sum.rejected.total, after: regionsAfter.sum.rejected.total },
    steps: stepChanges(areasByStep(before), areasByStep(after)),
  };
}

export const differs = <T>({ before, after }: Change<T>): boolean => before !== after;

function stepChanges(before: readonly StepFigures[], after: readonly StepFigures[]): Preview['steps'] {
  const count = (figures: readonly StepFigures[], row: StepFigures): number =>
    figures.find((one) => one.status === row.status && one.step === row.step)?.areas.total ?? 0;
  const gone = before.filter((row) => !after.some((one) => one.status === row.status && one.step === row.step));
  return [...after, ...gone]
    .map((row) => ({ status: row.status, step: row.step, areas: { before: count(before, row), after: count(after, row) } }))
    .filter(({ areas }) => differs(areas));
}

/** The day from which a draft shows: today, or the day that it holds from when that is yet to come. */
export function firstDay(outcome: Outcome, today: LocalDate): LocalDate {
  return outcome.entries.reduce<LocalDate>((day, { when }) => {
    const from = when.notBefore ?? when.notAfter ?? today;
    return from > day ? from : day;
  }, today);
}

/** Permits held in an area on the view's day. */
export const heldIn = (area: AreaView | undefined): number => (area?.permits ?? []).filter(isHeld).length;
