import type { LocalDate } from '../../../kernel/date.ts';
import { certaintyAt } from '../../../kernel/when.ts';
import { type EntryOf, isKind, type JournalEntry, type NewEntry, type SlotStructure } from '../../journal/index.ts';
import type { RegisterData } from '../../register/index.ts';

/**
 * What stands in the journal, in a form that can be asked quickly and to which entries are added one by one: a file of ten
 * thousand rows is checked row by row against what stands before each. Corrected entries and annulments do not stand.
 */
export type Ledger = {
  readonly data: Pick<RegisterData, 'regions' | 'organisations' | 'sources' | 'areas'>;
  readonly hasId: (id: string) => boolean;
  readonly find: (id: string) => JournalEntry | undefined;
  readonly correctedBy: (id: string) => string | undefined;
  readonly inArea: (area: string) => readonly JournalEntry[];
  readonly grantOf: (permit: string) => EntryOf<'grant'> | undefined;
  readonly revocationOf: (permit: string) => EntryOf<'revocation'> | undefined;
  /** The grants of an area that hold at the end of a day, but for one. */
  readonly heldIn: (area: string, day: LocalDate, except?: string | null) => readonly EntryOf<'grant'>[];
  readonly hasArea: (id: string) => boolean;
  readonly hasAreaNamed: (name: string) => boolean;
  readonly add: (entry: NewEntry | JournalEntry) => void;
  readonly addArea: (area: { readonly id: string; readonly name: string }) => void;
};

export function createLedger(data: RegisterData): Ledger {
  const all = new Map<string, JournalEntry>();
  const corrected = new Map<string, string>();
  const byArea = new Map<string, JournalEntry[]>();
  const grants = new Map<string, EntryOf<'grant'>>();
  const revocations = new Map<string, EntryOf<'revocation'>>();
  const areas = new Set(data.areas.map((area) => area.id));
  const names = new Set(data.areas.flatMap((area) => [area.name, ...area.aliases]).map(folded));

  const takeAway = (id: string): void => {
    const old = all.get(id);
    if (!old) return;
    const rows = byArea.get(old.area);
    rows?.splice(rows.indexOf(old), 1);
    if (isKind(old, 'grant') && grants.get(old.payload.permit) === old) grants.delete(old.payload.permit);
    if (isKind(old, 'revocation') && revocations.get(old.payload.permit) === old) revocations.delete(old.payload.permit);
  };
  let seq = 0;
  const add = (given: NewEntry | JournalEntry): void => {
    const entry: JournalEntry = 'seq' in given ? given : { ...given, seq: seq + 1, storedAt: given.recordedAt };
    seq = Math.max(seq, entry.seq);
    all.set(entry.id, entry);
    if (entry.corrects !== null) {
      corrected.set(entry.corrects, entry.id);
      takeAway(entry.corrects);
    }
    if (entry.payload.kind === 'annulment') return;
    const rows = byArea.get(entry.area);
    if (rows) rows.push(entry);
    else byArea.set(entry.area, [entry]);
    if (isKind(entry, 'grant')) grants.set(entry.payload.permit, entry);
    if (isKind(entry, 'revocation')) revocations.set(entry.payload.permit, entry);
  };
  for (const entry of data.journal) add(entry);

  return {
    data,
    hasId: (id) => all.has(id),
    find: (id) => all.get(id),
    correctedBy: (id) => corrected.get(id),
    inArea: (area) => byArea.get(area) ?? [],
    grantOf: (permit) => grants.get(permit),
    revocationOf: (permit) => revocations.get(permit),
    heldIn: (area, day, except = null) =>
      (byArea.get(area) ?? []).filter((entry): entry is EntryOf<'grant'> => {
        if (!isKind(entry, 'grant') || entry.id === except || certaintyAt(entry.when, day) === 'no') return false;
        const revoked = revocations.get(entry.payload.permit);
        return revoked === undefined || certaintyAt(revoked.when, day) !== 'certain';
      }),
    hasArea: (id) => areas.has(id),
    hasAreaNamed: (name) => names.has(folded(name)),
    add,
    addArea: ({ id, name }) => {
      areas.add(id);
      names.add(folded(name));
    },
  };
}

const folded = (name: string): string => name.trim().toLocaleLowerCase('sv');

/** The slots that hold: as the agency decided last, else as the decided definition or the call says. */
export function slotsIn(ledger: Ledger, area: string): SlotStructure | undefined {
  const entries = ledger.inArea(area);
  const last = (kind: 'agency-decision' | 'definition' | 'call'): SlotStructure | undefined =>
    entries
      .filter((entry) => entry.payload.kind === kind)
      .toSorted(byTime)
      .flatMap(({ payload }) => ('slots' in payload && payload.slots ? [payload.slots] : []))
      .at(-1);
  return last('agency-decision') ?? last('definition') ?? last('call');
}

/** Every task and sub-permit that something recorded about the area names. */
export function partsIn(ledger: Ledger, area: string, name: 'tasks' | 'subPermits'): SlotStructure['tasks'] {
  const all = ledger.inArea(area).flatMap(({ payload }) => ('slots' in payload && payload.slots ? payload.slots[name] : []));
  return [...new Map(all.map((part) => [part.id, part])).values()];
}

/** Earliest first, by the last day that it can have happened. */
export function byTime(a: JournalEntry, b: JournalEntry): number {
  return (
    (a.when.notAfter ?? '9999').localeCompare(b.when.notAfter ?? '9999') ||
    (a.when.notBefore ?? '0000').localeCompare(b.when.notBefore ?? '0000')
  );
}
