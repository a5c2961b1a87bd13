import type { LocalDate } from '../../../kernel/date.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { on, type When } from '../../../kernel/when.ts';
import { clockNow, type Tx } from '../../../platform/db/index.ts';
import type { Phrase } from '../../../platform/i18n/language.ts';
import { addArea } from '../../areas/index.ts';
import { appendEntries, type NewEntry, type Payload } from '../../journal/index.ts';
import { areaIdFor, entryIdFor, type NewArea } from '../core/interpret.ts';
import { createLedger } from '../core/ledger.ts';
import { entryFaults, stateIn } from '../core/rules/index.ts';
import { faultText } from '../screens/words.ts';
import { lockRegister, putWorkSource } from '../store.ts';
import { registerNow, workSource } from './common.ts';

/** Something to stand in the journal. It holds from `today` unless another time is given. */
export type ToRecord = {
  readonly area: string;
  readonly payload: Payload;
  readonly when?: When;
  readonly corrects?: string | null;
  /** Where it stands: the diary number or the page of a document. */
  readonly locator?: string | null;
};

export type Recording = {
  /** Areas that come into being. */
  readonly areas?: readonly NewArea[];
  readonly entries: readonly ToRecord[];
  readonly today: LocalDate;
  readonly fictitious: boolean;
};

/**
 * Records in the journal, within a greater act that has been decided by the rules of its own: the rules of the journal hold all the
 * same. Waits for others who record. Nothing is recorded when there are faults. The caller awaits `register.acknowledge()` after
 * commit, so that everyone sees it when the act is answered. Without entries it only takes the lock. Each call reads the whole register: what belongs
 * together is recorded together. Returns the entries' ids. A state that the area already has is not recorded anew.
 */
export async function recordEntries(
  tx: Tx,
  { areas = [], entries, today, fictitious }: Recording,
): Promise<Result<readonly string[], readonly Phrase[]>> {
  await lockRegister(tx);
  if (areas.length + entries.length === 0) return ok([]);
  const ledger = createLedger(await registerNow(tx, fictitious));
  const source = workSource(today, fictitious);
  const recordedAt = await clockNow(tx);
  for (const area of areas) ledger.addArea(area);
  const made: NewEntry[] = [];
  for (const { area, payload, when = on(today), corrects = null, locator = null } of entries) {
    if (
      payload.kind === 'area-state' &&
      corrects === null &&
      JSON.stringify(stateIn(ledger, area, today)) === JSON.stringify(payload.state)
    ) {
      continue;
    }
    const entry: NewEntry = {
      id: entryIdFor(ledger, { area, corrects, payload, fictitious }),
      area,
      when,
      dateBasis: 'printed',
      recordedAt,
      source: { id: source.id, locator, quality: fictitious ? null : 'official' },
      corrects,
      fictitious,
      payload,
    };
    const faults = entryFaults(ledger, entry, today);
    if (faults.length > 0)
      return fail(faults.map((fault) => ({ sv: faultText('sv', payload.kind, fault), en: faultText('en', payload.kind, fault) })));
    ledger.add(entry);
    made.push(entry);
  }
  await putWorkSource(tx, { ...source, titleSv: source.title.sv, titleEn: source.title.en ?? source.title.sv });
  for (const area of areas) await addArea(tx, { ...area, fictitious });
  await appendEntries(tx, made);
  return ok(made.map(({ id }) => id));
}

/** The id of a new area, from its name: readable, and not taken. */
export async function freeAreaId(tx: Tx, name: string, fictitious: boolean): Promise<Result<string, 'name-taken'>> {
  // Ids are shared by all areas, made up or not; names are not.
  const isTaken = createLedger(await registerNow(tx, fictitious)).hasAreaNamed(name);
  return isTaken ? fail('name-taken') : ok(areaIdFor(createLedger(await registerNow(tx, true)), name));
}
