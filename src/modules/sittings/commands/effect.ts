import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { on } from '../../../kernel/when.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Phrase } from '../../../platform/i18n/language.ts';
import { findApplication } from '../../applications/index.ts';
import { addEvent, addProduct, findCase, lockCase, openTask, recordInJournal, todayIn } from '../../cases/index.ts';
import { addNumbered } from '../../documents/index.ts';
import type { Payload } from '../../journal/index.ts';
import { tell } from '../../messages/index.ts';
import { type RegisterData, readRegisterData, viewRegister } from '../../register/index.ts';
import { placeFaults } from '../core/award.ts';
import { type Decided, effectsOf } from '../core/effect.ts';
import type { Effect } from '../core/events.ts';
import { type Applicant, type Item, isPending } from '../core/item.ts';
import type { ItemState } from '../core/state.ts';
import type { SittingsDeps } from '../deps.ts';
import { letterTitle, printLetter } from '../print.ts';
import { itemsWaiting, type Sitting } from '../queries.ts';
import { tieEntries } from '../store.ts';
import { sittingsText } from '../text/sittings.ts';
import { placesHeld } from './item.ts';
import { write } from './kit.ts';

const { sv, en } = sittingsText;

/** The journal does not take a decision: all of the act is undone, and what the register's rules say is shown. */
export class JournalRefused extends Error {
  readonly faults: readonly Phrase[];
  constructor(faults: readonly Phrase[]) {
    super('the journal does not take it');
    this.faults = faults;
  }
}

type Deps = Pick<SittingsDeps, 'files'>;

/**
 * A decision takes effect: one entry in the journal for each applicant and the conditions, a letter with a number for each, messages, tasks, and the
 * product of the case when every application in it has been decided. All in the transaction of the act that adjusts it, as the product's own work: never
 * a permit without its decision, or the other way round. Locks in the order case, register, diary series, audit log.
 */
export async function takeEffect(tx: Tx, deps: Deps, sitting: Sitting, one: ItemState): Promise<Sitting> {
  const { item } = one;
  const { fictitious, day } = sitting;
  const { area } = item;
  if (area === null || one.decision === null) throw new Error('what has neither area nor decision has no effect');
  if (item.careCase !== null) await lockCase(tx, item.careCase);
  const today = await todayIn(tx);
  // Takes the lock of the register before a number of the diary is taken.
  await record(tx, { entries: [], today, fictitious });
  const read = await readRegisterData(tx);
  const data = fictitious ? read.withFictitious : read.data;
  const taken = takenIds(read.withFictitious);
  const standing = viewRegister(data, today, today).findArea(area)?.conditions?.payload;
  const id = (region: string, n: number): string => freePermit(`${area}-${region}${fictitious ? '-demo' : ''}`, taken, n);
  const withdrawn = await withdrawnOf(tx, item);
  const isWithdrawn = (one: Applicant) => one.withdrawn || withdrawn.has(one.key);
  const isHospital = (name: string) => data.organisations.some((one) => one.kind === 'hospital' && one.name === name);
  const known = { permitFor: id, isWithdrawn, isHospital, standing: standing?.basis === 'decided' ? standing.conditions : null };
  const first = effectsOf(one, { ...known, numberFor: () => null });
  const letters = new Map<string, { readonly id: string; readonly number: string }>();
  for (const decided of first.each) {
    if (!isPending(decided.outcome.kind)) letters.set(decided.applicant.key, await sendLetter(tx, deps, sitting, one, decided));
  }
  const { each, conditions } = effectsOf(one, { ...known, numberFor: (key) => letters.get(key)?.number ?? null });
  const effects: Effect[] = [];
  // All entries of the item at once: each time that something is recorded, the register is read anew.
  const toRecord = (payload: Payload | null, locator: string | null) =>
    payload === null ? [] : [{ area, payload, when: on(day), locator }];
  const numberOf = (key: string): string | null => letters.get(key)?.number ?? null;
  const ids = await record(tx, {
    entries: [
      ...each.flatMap(({ applicant, payload }) => toRecord(payload, numberOf(applicant.key))),
      ...toRecord(conditions, [...letters.values()][0]?.number ?? null),
    ],
    today,
    fictitious,
  });
  let next = 0;
  for (const { applicant, outcome, permit, payload } of each) {
    const { key } = applicant;
    const entries = payload === null ? [] : ids.slice(next, next + 1);
    next += entries.length;
    effects.push({
      applicant: key,
      outcome: outcome.kind,
      permit,
      entries,
      diaryNumber: numberOf(key),
      document: letters.get(key)?.id ?? null,
    });
  }
  await tieEntries(tx, sitting.id, item.id, ids);
  const written = await write(tx, null, sitting, { kind: 'took-effect', of: item.id, effects });
  if (!written.ok) throw new Error(`a decision could not take effect: ${JSON.stringify(written.error)}`);
  for (const decided of each) await tellApplicant(tx, sitting, one, decided, letters.get(decided.applicant.key)?.number ?? null);
  await inCase(tx, sitting, one, each);
  return written.value;
}

async function record(tx: Tx, recording: Parameters<typeof recordInJournal>[1]): Promise<readonly string[]> {
  const recorded = await recordInJournal(tx, recording);
  if (!recorded.ok) throw new JournalRefused(recorded.error);
  return recorded.value;
}

/** Keys of those whose application has been taken back by now. */
async function withdrawnOf(tx: Tx, { applicants }: Item): Promise<ReadonlySet<string>> {
  const taken = new Set<string>();
  for (const { key, application } of applicants) {
    const found = application === null ? undefined : await findApplication(tx, application);
    if (found?.state === 'withdrawn') taken.add(key);
  }
  return taken;
}

const takenIds = ({ journal }: RegisterData): ReadonlySet<string> =>
  new Set(journal.flatMap(({ payload }) => (payload.kind === 'grant' ? [payload.permit] : [])));

/** The n-th id that no permit has: `amd-12`, `amd-12-2`. */
function freePermit(stem: string, taken: ReadonlySet<string>, n: number): string {
  const ids = [stem, ...Array.from({ length: taken.size + n }, (_, i) => `${stem}-${i + 2}`)].filter((one) => !taken.has(one));
  return ids[n - 1] ?? stem;
}

async function sendLetter(tx: Tx, { files }: Deps, sitting: Sitting, one: ItemState, decided: Decided) {
  const { fictitious, day } = sitting;
  const { applicant } = decided;
  const title = letterTitle(one, decided);
  const name = sv.letter.fileName(one.item.area ?? '', applicant.region, day);
  return addNumbered(tx, files, {
    // The letter is its region's; what is public of the decision stands in the register and in the minutes.
    document: { kind: 'board-decision', title, organisation: `region-${applicant.region}`, open: false },
    entry: {
      direction: 'outgoing',
      kind: 'decision',
      counterpart: applicant.regionName,
      subject: title,
      careCase: one.item.careCase,
      secrecy: null,
      person: null,
      fictitious,
    },
    name: fictitious ? `pahittat-${name}` : name,
    isFinal: true,
    print: (number) => printLetter({ sitting, one, decided, number }),
  });
}

async function tellApplicant(
  tx: Tx,
  { fictitious, day }: Sitting,
  { item }: ItemState,
  { applicant, outcome, permit }: Decided,
  number: string | null,
) {
  const organisation = `region-${applicant.region}`;
  const start = outcome.kind === 'grant' ? outcome.start : null;
  const says = (lang: 'sv' | 'en') =>
    sittingsText[lang].letter.told(
      sittingsText[lang].outcomes[outcome.kind],
      item.title,
      formatDate(day, lang),
      number,
      start && formatDate(start, lang),
    );
  await tell(tx, {
    to: [{ role: 'region-contact', organisation }, { organisation }],
    message: {
      key: 'sitting.decided',
      subject: { sv: sv.letter.subject(item.title), en: en.letter.subject(item.title) },
      body: { sv: says('sv'), en: says('en') },
    },
    careCase: item.careCase,
    path: applicant.application !== null ? paths.application(applicant.application) : permit === null ? null : paths.permit(permit),
    fictitious,
  });
}

/** What the case gets: what was decided on its timeline, tasks for those who are to start and for what stays empty, and its product. */
async function inCase(tx: Tx, sitting: Sitting, one: ItemState, each: readonly Decided[]): Promise<void> {
  const { item } = one;
  const careCase = item.careCase === null ? undefined : await findCase(tx, item.careCase, sitting);
  if (!careCase) return;
  const path = paths.sittingItem(sitting.id, item.id);
  const list = (lang: 'sv' | 'en') =>
    each.map(({ applicant, outcome }) => `${applicant.regionName}: ${sittingsText[lang].outcomes[outcome.kind]}`).join('. ');
  await addEvent(tx, {
    careCase: careCase.id,
    kind: 'board.decided',
    says: { sv: list('sv'), en: list('en') },
    // Those that are settled: B2 speaks of the others alone when it is asked again.
    details: {
      sitting: sitting.id,
      decided: each.flatMap(({ applicant, outcome }) => (isPending(outcome.kind) ? [] : (applicant.application ?? []))),
    },
    person: null,
  });
  const task = { careCase: careCase.id, person: null, path } as const;
  for (const { applicant, outcome, permit } of each) {
    if (outcome.kind !== 'grant' || permit === null) continue;
    const title = { sv: sv.tasks.startUp(item.title), en: en.tasks.startUp(item.title) };
    const own = {
      role: 'region-contact',
      organisation: `region-${applicant.region}`,
      due: outcome.start,
      path: paths.permit(permit),
    } as const;
    await openTask(tx, { ...task, ...own, key: `start-up-${permit}`, title });
  }
  const officer = { role: 'case-officer', organisation: 'authority', due: null } as const;
  const back = each.filter(({ outcome }) => outcome.kind === 'refer-back');
  if (back.length > 0) {
    const title = { sv: sv.tasks.referredBack(item.title), en: en.tasks.referredBack(item.title) };
    await openTask(tx, { ...task, ...officer, key: 'board.referred-back', title });
  }
  if (each.some(({ outcome }) => isPending(outcome.kind)) || (await itemsWaiting(tx, careCase.id)).length > 0) return;
  if (careCase.state === 'board') {
    await addProduct(tx, {
      careCase: careCase.id,
      kind: 'board-decisions',
      document: null,
      ref: sitting.id,
      person: careCase.handler ?? (await keeperOf(sitting)),
    });
  }
  if (await hasVacancy(tx, sitting, one)) {
    const title = { sv: sv.tasks.vacancy(item.title), en: en.tasks.vacancy(item.title) };
    await openTask(tx, { ...task, ...officer, key: 'board.vacancy', title });
  }
}

const keeperOf = async ({ events }: Sitting): Promise<string> => events.find(({ by }) => by !== null)?.by ?? '';

/** Whether one more unit could be granted in the area: then a new call can be made for it. */
export async function hasVacancy(tx: Tx, sitting: Sitting, one: ItemState): Promise<boolean> {
  const { slots } = one.item;
  if (!slots) return false;
  const held = await placesHeld(tx, sitting, one);
  return placeFaults(slots, held, [{ region: '', population: 'adults', tasks: [], subPermits: [] }]).length === 0;
}
