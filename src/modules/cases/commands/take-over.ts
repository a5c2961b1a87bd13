import { fail, ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Phrase } from '../../../platform/i18n/language.ts';
import { act, type Doing, isMadeUp } from '../../access/index.ts';
import { type AreaStanding, standingAt } from '../../areas/index.ts';
import { entriesKnownAt } from '../../journal/index.ts';
import { readRegisterData } from '../../register/index.ts';
import { actingText } from '../acting.ts';
import { type UnderWay, underWay } from '../core/area-state.ts';
import { type StepState, stepStates } from '../core/states.ts';
import { areasWithCase, todayIn } from '../queries.ts';
import { addEvent, insertCase, lockAreas } from '../store.ts';
import { caseText } from '../text/cases.ts';
import type { ActFault } from './common.ts';

/** An area that the register shows beyond the longlist and that has no open case. */
export type AreaUnderWay = {
  readonly area: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly standing: AreaStanding;
  readonly at: UnderWay;
};

/** The areas that are under way without an open case, as the one who asks sees the register: made-up people see made-up areas too. */
export async function areasUnderWay(tx: Tx, { fictitious }: { readonly fictitious: boolean }): Promise<readonly AreaUnderWay[]> {
  const read = await readRegisterData(tx);
  const { areas, journal } = fictitious ? read.withFictitious : read.data;
  const today = await todayIn(tx);
  const byArea = Map.groupBy(entriesKnownAt(journal, today), ({ area }) => area);
  const taken = await areasWithCase(tx, { fictitious });
  return areas.flatMap(({ id, name, nameEn }) => {
    if (taken.has(id)) return [];
    const standing = standingAt(byArea.get(id) ?? [], today);
    const at = underWay(standing?.state);
    return standing && at ? [{ area: id, name, nameEn, standing, at }] : [];
  });
}

export type TakeOverAsked = {
  readonly areas: readonly string[];
  /** For paused areas of which the register does not say where: the step, by area. */
  readonly stoppedIn: ReadonlyMap<string, string>;
  readonly reason: string;
};

const says = (key: keyof typeof caseText.sv.faults): Phrase => ({ sv: caseText.sv.faults[key], en: caseText.en.faults[key] });

/**
 * Opens cases of areas that were under way before, each at the step where the register says that it stands; all of them or none.
 * What earlier steps left behind is not invented: the case asks for the products of its own step and on. The register says the same as
 * before, so that nothing is written in the journal. Returns the ids of the cases.
 */
export function takeOver(doing: Doing, { areas, stoppedIn, reason }: TakeOverAsked) {
  return act<readonly string[], ActFault>(doing, async (tx) => {
    const { person } = doing;
    const chosen = [...new Set(areas)];
    const faults: { at: string; says: Phrase }[] = [];
    if (chosen.length === 0) faults.push({ at: 'area', says: says('choose-areas') });
    if (reason.trim() === '') faults.push({ at: 'reason', says: says('missing') });
    if (reason.length > 4_000) faults.push({ at: 'reason', says: says('too-long') });
    await lockAreas(tx, chosen);
    const fictitious = await isMadeUp(tx, person.id);
    const free = new Map((await areasUnderWay(tx, { fictitious })).map((one) => [one.area, one]));
    if (chosen.some((area) => !free.has(area))) faults.push({ at: 'area', says: says('taken-over-already') });
    const begun = chosen.flatMap((area) => {
      const one = free.get(area);
      return one ? [{ ...one, in: stepOf(one, stoppedIn.get(area)) }] : [];
    });
    if (begun.some((one) => one.in === undefined)) faults.push({ at: 'area', says: says('stopped-where') });
    if (faults.length > 0) return fail({ kind: 'faults', faults });
    const opened: { readonly id: string; readonly area: string; readonly step: StepState }[] = [];
    for (const { area, at, in: step = 'mapping' } of begun) {
      const isPaused = at.state === 'paused';
      const id = await insertCase(tx, {
        area,
        person: person.id,
        fictitious,
        state: at.state,
        stoppedIn: isPaused ? step : null,
        takenOverIn: step,
      });
      await addEvent(tx, {
        careCase: id,
        kind: 'case.taken-over',
        toState: at.state,
        reason: reason.trim(),
        details: { step },
        person: person.id,
        acting: actingText(person),
      });
      opened.push({ id, area, step });
    }
    return ok({
      answer: opened.map(({ id }) => id),
      events: opened.map(({ id, area, step }) => ({
        action: 'case.taken-over',
        object: { kind: 'case', id },
        reason: reason.trim(),
        details: { area, step, fictitious },
      })),
    });
  });
}

/** The step that a case is opened in; for a paused area that the register says nothing more of, the one that was chosen. */
function stepOf({ at }: AreaUnderWay, chosen: string | undefined): StepState | undefined {
  if (at.state !== 'paused') return at.state;
  return at.stoppedIn ?? stepStates.slice(1).find((step) => step === chosen);
}
