import { paths } from '../../../kernel/paths.ts';
import { fail, ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { act, type Doing, isMadeUp } from '../../access/index.ts';
import { standingAt } from '../../areas/index.ts';
import { registerEntry } from '../../diary/index.ts';
import type { AreaState } from '../../journal/index.ts';
import { readRegisterData } from '../../register/index.ts';
import { freeAreaId } from '../../work/index.ts';
import { actingText, caseForAct } from '../acting.ts';
import { type Nomination, type NominationValues, readNomination } from '../core/nomination.ts';
import type { CasesDeps } from '../deps.ts';
import { recordInJournal } from '../journal.ts';
import { lastVersion } from '../nominations.ts';
import { openCaseOf, todayIn } from '../queries.ts';
import { addEvent, addNomination, addProduct, insertCase, lockAreas, openTask, touchCase } from '../store.ts';
import { caseText } from '../text/cases.ts';
import { type ActFault, faulty } from './common.ts';

/** What is nominated: an area of the register, or one that does not exist yet. */
export type Nominated = { readonly area: string } | { readonly name: string; readonly nameEn: string | null };

const words = (key: keyof typeof caseText.sv.faults) => ({ sv: caseText.sv.faults[key], en: caseText.en.faults[key] });

/**
 * Nominates an area: its case begins at the longlist with the nomination as its first product, the nomination gets a diary number,
 * and the register shows the area there. Returns the case's id.
 */
export async function nominate(doing: Doing, { register }: Pick<CasesDeps, 'register'>, what: Nominated, values: NominationValues) {
  const done = await act<string, ActFault>(doing, async (tx) => {
    const { person } = doing;
    const fictitious = await isMadeUp(tx, person.id);
    const { data, withFictitious } = await readRegisterData(tx);
    const areas = (fictitious ? withFictitious : data).areas;
    const { nomination, faults } = readNomination(values, (id) => areas.some((area) => area.id === id));
    if (faults.length > 0) return fail({ kind: 'faults', faults: faults.map(({ at, code }) => ({ at, says: words(code) })) });
    const today = await todayIn(tx);
    let area: string;
    let name: string;
    if ('area' in what) {
      const known = areas.find((one) => one.id === what.area);
      if (!known) return faulty('area', words('unknown-area'));
      await lockAreas(tx, [known.id]);
      if ((await openCaseOf(tx, known.id, { fictitious })) !== undefined) return faulty('area', words('already-a-case'));
      const own = (fictitious ? withFictitious : data).journal.filter((entry) => entry.area === known.id);
      if (!mayBeNominated(standingAt(own, today)?.state)) return faulty('area', words('beyond-longlist'));
      area = known.id;
      name = known.name;
    } else {
      name = what.name.trim();
      if (name === '' || name.length > 160) return faulty('name', words(name === '' ? 'missing' : 'too-long'));
      const free = await freeAreaId(tx, name, fictitious);
      if (!free.ok) return faulty('name', words('name-taken'));
      area = free.value;
    }
    const begun = await recordInJournal(tx, {
      areas: 'area' in what ? [] : [{ id: area, name, nameEn: what.nameEn }],
      entries: [{ area, payload: { kind: 'area-state', state: { status: 'longlist' }, note: null } }],
      today,
      fictitious,
    });
    if (!begun.ok) return fail({ kind: 'faults', faults: begun.error.map((says) => ({ at: 'area', says })) });
    const id = await insertCase(tx, { area, person: person.id, fictitious });
    const acting = actingText(person);
    await addEvent(tx, { careCase: id, kind: 'case.opened', toState: 'longlist', person: person.id, acting });
    await addNomination(tx, { careCase: id, version: 1, nomination, reason: null, person: person.id, acting });
    await addProduct(tx, { careCase: id, kind: 'nomination', document: null, ref: '1', person: person.id });
    await askForPriority(tx, id, name);
    const entry = await registerEntry(tx, {
      direction: 'incoming',
      kind: 'document',
      counterpart: nomination.from,
      subject: caseText.sv.diary.nomination(name),
      careCase: id,
      document: null,
      secrecy: null,
      person: person.id,
      fictitious,
    });
    return ok({
      answer: id,
      events: [{ action: 'case.opened', object: { kind: 'case', id }, details: { area, diary: entry.number, fictitious } }],
    });
  });
  if (done.ok) await register.acknowledge();
  return done;
}

/** Areas that the register knows to be further on, or to have gone up in others, are not nominated. */
export const mayBeNominated = (state: AreaState | undefined): boolean =>
  state === undefined || state.status === 'longlist' || state.status === 'paused' || (state.status === 'ended' && state.into === undefined);

const askForPriority = (tx: Tx, careCase: string, name: string): Promise<void> =>
  openTask(tx, {
    careCase,
    key: 'priority',
    title: { sv: caseText.sv.tasks.priority(name), en: caseText.en.tasks.priority(name) },
    role: 'case-officer',
    person: null,
    organisation: 'authority',
    due: null,
    path: paths.casePriority(careCase),
  });

export type NominationEdit = { readonly id: string; readonly version: number; readonly reason: string };

/** The fault of an edit that was made on an older version: what stands now. */
export type StaleNomination = {
  readonly kind: 'stale-nomination';
  readonly now: Nomination;
  readonly version: number;
  readonly who: string;
  readonly at: Date;
};

/** A new version of the nomination; the earlier ones stand. Only while the area is on the longlist: later steps have built on it. */
export function editNomination(doing: Doing, edit: NominationEdit, values: NominationValues) {
  return act<number, ActFault | StaleNomination>(doing, async (tx) => {
    const { person } = doing;
    const found = await caseForAct(tx, doing, edit.id, { states: ['longlist'], roles: ['case-officer'] });
    if (!found.ok) return found;
    const last = await lastVersion(tx, edit.id);
    if (last.version !== edit.version) {
      return fail({ kind: 'stale-nomination', now: last.nomination, version: last.version, who: last.personName ?? '', at: last.at });
    }
    const { data, withFictitious } = await readRegisterData(tx);
    const areas = new Set((found.value.fictitious ? withFictitious : data).areas.map((area) => area.id));
    const { nomination, faults } = readNomination(values, (id) => areas.has(id));
    const problems = faults.map(({ at, code }) => ({ at, says: words(code) }));
    if (edit.reason.trim() === '') problems.push({ at: 'reason', says: words('missing') });
    if (problems.length > 0) return fail({ kind: 'faults', faults: problems });
    const version = last.version + 1;
    const acting = actingText(person);
    await addNomination(tx, { careCase: edit.id, version, nomination, reason: edit.reason.trim(), person: person.id, acting });
    await addProduct(tx, { careCase: edit.id, kind: 'nomination', document: null, ref: String(version), person: person.id });
    await touchCase(tx, found.value);
    return ok({
      answer: version,
      events: [
        { action: 'case.nomination-edited', object: { kind: 'case', id: edit.id }, reason: edit.reason.trim(), details: { version } },
      ],
    });
  });
}
