import type { LocalDate } from '../../../kernel/date.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { on } from '../../../kernel/when.ts';
import { type AreaState, isKind, type NewEntry, type Payload } from '../../journal/index.ts';
import { type Choices, fieldFaults, type Known } from './fields.ts';
import { type DraftKind, type FormKind, fieldsOf, type PayloadKind } from './kinds.ts';
import { type Ledger, partsIn } from './ledger.ts';
import { entryFaults, stateIn } from './rules/index.ts';
import { basisOf, payloadOf, slotsOf, whenOf } from './to-payload.ts';
import { type Fault, faultAt, listOf, textOf, textOrNull, type Values } from './values.ts';

/** What a draft would record: areas that come into being, and entries in order. */
export type Outcome = { readonly areas: readonly NewArea[]; readonly entries: readonly NewEntry[] };
export type NewArea = { readonly id: string; readonly name: string; readonly nameEn: string | null };

/** What a draft says. `corrects`: the entry that it puts right. A file carries rows of kind, area and values. */
export type Said = {
  readonly kind: FormKind;
  readonly area: string;
  readonly corrects: string | null;
  readonly values: Values;
};

export type Circumstances = {
  readonly today: LocalDate;
  /** When it is recorded: the database's clock; for a preview, now. */
  readonly recordedAt: Date;
  readonly fictitious: boolean;
  /** The source where none is named. */
  readonly source: string;
};

/**
 * What a draft would record on top of what stands, or everything that keeps it from being recorded. The ledger is as it was
 * afterwards when there are faults, and holds the new entries when there are none.
 */
export function interpret(ledger: Ledger, said: Said, how: Circumstances): Result<Outcome, readonly Fault[]> {
  const { kind, area, values } = said;
  if (!ledger.hasArea(area)) return fail([faultAt('area', 'unknown-area', area)]);
  const filled = fieldFaults(fieldsOf[kind], values, knownIn(ledger, area, kind, values));
  const step = kind === 'area-state' && textOf(values, 'status') === 'in-process' && textOf(values, 'step') === '';
  const faults = step ? [...filled, faultAt('step', 'missing')] : filled;
  if (faults.length > 0) return fail(faults);
  if (kind === 'split') return splitArea(ledger, said, how);
  const entry =
    kind === 'merge'
      ? entryOf(ledger, said, how, 'area-state', {
          kind: 'area-state',
          state: { status: 'ended', where: null, into: [textOf(values, 'into')] },
          note: textOrNull(values, 'note'),
        })
      : entryOf(ledger, said, how, kind, payloadOf(kind, values, permitOf(ledger, said, how)));
  const broken = entryFaults(ledger, entry, how.today);
  if (broken.length > 0) return fail(kind === 'merge' ? broken.map(atInto) : broken);
  ledger.add(entry);
  return ok({ areas: [], entries: [entry] });
}

/** A merger has no field for the status: what is wrong with it is shown at the area that takes over. */
const atInto = (fault: Fault): Fault => (fault.at === 'status' ? { ...fault, at: 'into' } : fault);
const atAreas = (fault: Fault): Fault => (fault.at === 'status' || fault.at === 'into' ? { ...fault, at: 'areas' } : fault);

/** The area ends, and each part goes on where the whole stood. */
function splitArea(ledger: Ledger, said: Said, how: Circumstances): Result<Outcome, readonly Fault[]> {
  const rows = listOf(said.values, 'areas');
  const taken = rows.flatMap((row, i) => {
    const name = textOf(row, 'name');
    const isDoubled = rows.findIndex((other) => textOf(other, 'name').toLowerCase() === name.toLowerCase()) < i;
    return isDoubled || ledger.hasAreaNamed(name) ? [faultAt(`areas.${i}.name`, 'name-taken', name)] : [];
  });
  if (taken.length > 0) return fail(taken);
  const areas: NewArea[] = [];
  for (const row of rows) {
    const name = textOf(row, 'name');
    const id = freeId(slugOf(name), (one) => ledger.hasArea(one) || areas.some((area) => area.id === one));
    areas.push({ id, name, nameEn: textOrNull(row, 'nameEn') });
  }
  const note = textOrNull(said.values, 'note');
  const day = whenOf(said.values, 'when').notAfter ?? how.today;
  const before = stateIn(ledger, said.area, day);
  const ended: AreaState = { status: 'ended', where: null, into: areas.map((area) => area.id) };
  const end = entryOf(ledger, said, how, 'area-state', { kind: 'area-state', state: ended, note });
  const broken = entryFaults(ledger, end, how.today);
  if (broken.length > 0) return fail(broken.map(atAreas));
  const goesOn: AreaState =
    before === undefined || before.status === 'ended' || before.status === 'group' ? { status: 'longlist' } : before;
  const begun = areas.map((area) =>
    entryOf(ledger, { ...said, area: area.id }, how, 'area-state', { kind: 'area-state', state: goesOn, note }),
  );
  for (const area of areas) ledger.addArea(area);
  for (const entry of [end, ...begun]) ledger.add(entry);
  return ok({ areas, entries: [end, ...begun] });
}

function entryOf(ledger: Ledger, said: Said, how: Circumstances, kind: PayloadKind, payload: Payload): NewEntry {
  const { values, area, corrects } = said;
  const when = textOf(values, 'when');
  const quality = how.fictitious ? null : 'official';
  return {
    id: freeId(`${how.fictitious ? 'demo/' : ''}${stemOf(kind, area, corrects, payload)}`, ledger.hasId),
    area,
    // Taking an entry away is an act of today; what else holds from the day that is filled in.
    when: when === '' ? on(how.today) : whenOf(values, 'when'),
    dateBasis: when === '' ? null : basisOf(when),
    recordedAt: how.recordedAt,
    source: {
      id: how.fictitious ? how.source : (textOrNull(values, 'source') ?? how.source),
      locator: textOrNull(values, 'locator'),
      quality,
    },
    corrects,
    fictitious: how.fictitious,
    payload,
  };
}

const PREFIX: Readonly<Record<PayloadKind, string>> = {
  'area-state': 'state',
  'agency-decision': 'agency-decision',
  definition: 'definition',
  conditions: 'conditions',
  call: 'call',
  grant: 'grant',
  reject: 'reject',
  dismiss: 'dismiss',
  'write-off': 'write-off',
  revocation: 'revocation',
  annulment: 'annulment',
};

/** A correction is called as what it corrects, with the next number. */
function stemOf(kind: PayloadKind, area: string, corrects: string | null, payload: Payload): string {
  if (corrects !== null) return corrects.replace(/^demo\//, '').replace(/\/\d+$/, '');
  if (payload.kind === 'grant') return `grant/${payload.permit}`;
  if (payload.kind === 'revocation') return `revocation/${payload.permit}`;
  if ('region' in payload) return `${PREFIX[kind]}/${area}-${payload.region}`;
  return `${PREFIX[kind]}/${area}/1`;
}

/** The permit that a grant makes: its own when it is put right, else area and county code, with a number when that is taken. */
function permitOf(ledger: Ledger, said: Said, how: Circumstances): string {
  const old = said.corrects === null ? undefined : ledger.find(said.corrects);
  if (old && isKind(old, 'grant')) return old.payload.permit;
  const stem = `${said.area}-${textOf(said.values, 'region')}${how.fictitious ? '-demo' : ''}`;
  const isTaken = (permit: string): boolean => ledger.grantOf(permit) !== undefined || ledger.hasId(`grant/${permit}`);
  if (!isTaken(stem)) return stem;
  let number = 2;
  while (isTaken(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** The id that a new entry gets: readable, and not taken. */
export function entryIdFor(
  ledger: Ledger,
  { area, corrects, payload, fictitious }: { area: string; corrects: string | null; payload: Payload; fictitious: boolean },
): string {
  return freeId(`${fictitious ? 'demo/' : ''}${stemOf(payload.kind, area, corrects, payload)}`, ledger.hasId);
}

/** The id that a new area gets, from its name. */
export const areaIdFor = (ledger: Ledger, name: string): string => freeId(slugOf(name), ledger.hasArea);

function freeId(stem: string, isTaken: (id: string) => boolean): string {
  if (!isTaken(stem)) return stem;
  const isPath = stem.includes('/');
  const [base, separator] = isPath ? [stem.replace(/\/1$/, ''), '/'] : [stem, '-'];
  let number = 2;
  while (isTaken(`${base}${separator}${number}`)) number += 1;
  return `${base}${separator}${number}`;
}

/** `Sällsynt epilepsikirurgi (vuxna)` → `sallsynt-epilepsikirurgi-vuxna`. */
export function slugOf(name: string): string {
  const plain = name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  return (
    plain
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 60)
      .replace(/-+$/, '') || 'omrade'
  );
}

/** What may be chosen where: fixed words, or what the register holds. */
export function knownIn(ledger: Ledger, area: string, kind: DraftKind, values: Values): Known {
  return (of: Choices, value: string): boolean => {
    if (typeof of !== 'string') return of.includes(value);
    switch (of) {
      case 'regions':
        return ledger.data.regions.some((region) => region.code === value);
      case 'hospitals':
        return ledger.data.organisations.some((one) => one.kind === 'hospital' && one.name === value);
      case 'sources':
        return ledger.data.sources.some((source) => source.id === value);
      case 'areas':
        return ledger.hasArea(value);
      case 'permits':
        return ledger.grantOf(value) !== undefined;
      case 'tasks':
      case 'subPermits':
        return [...partsIn(ledger, area, of), ...(kind === 'definition' ? (slotsOf(values)?.[of] ?? []) : [])].some(
          (part) => part.id === value,
        );
    }
  };
}
