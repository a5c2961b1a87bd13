import { dayInStockholm, type LocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { clockNow, type Tx } from '../../../platform/db/index.ts';
import { act, asSubject, type Doing } from '../../access/index.ts';
import {
  actingText,
  addEvent,
  addProduct,
  areaStateOf,
  type CareCase,
  caseForReading,
  closeTask,
  closeTasks,
  moveCase,
  productsOf,
  recordInJournal,
} from '../../cases/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { addDocument, type DocumentFile, renderAll } from '../../documents/index.ts';
import type { DefinitionRecorded, Payload } from '../../journal/index.ts';
import { tell } from '../../messages/index.ts';
import { type ApprovedBasis, areaIds, type Basis, unitsText } from '../../proposals/index.ts';
import { contentOf, departuresFrom, type RulingContent } from '../core/content.ts';
import type { RulingsDeps } from '../deps.ts';
import { decisionText, printRuling } from '../print.ts';
import type { Published } from '../published.ts';
import { contentIn, rulingsOf, versionsOf } from '../queries.ts';
import { decideRuling } from '../store.ts';
import { rulingsText } from '../text/rulings.ts';
import { type Asked, type At, deciders, obstaclesTo, type RulingFault, rulingFor } from './kit.ts';

const { sv, en } = rulingsText;

/** The rules of the register speak when much has been done: all of it is undone, and what they said is shown. */
class Refused extends Error {
  readonly faults: readonly { readonly sv: string; readonly en: string }[];
  constructor(faults: Refused['faults']) {
    super('the journal does not take it');
    this.faults = faults;
  }
}

/**
 * The agency decides (HSL 2017:30 7 kap. 5 §). In one transaction: the decision, its entries in the journal (agency decision, definition, proposed
 * conditions), its documents, published, its number in the diary, letters to the regions, and what the step must leave behind. By a head who has not
 * prepared it, freshly signed in. When the care is not to be national, the case ends. The documents are made before the transaction, of exactly what
 * is decided; if anything has changed when it begins, nothing is done.
 */
export async function takeRuling(doing: Doing, deps: RulingsDeps, asked: Asked): Promise<Result<string, RulingFault | 'key-reused'>> {
  const ready = await asSubject(deps.db, doing.person, (tx) => prepare(tx, doing, deps, asked));
  const files = ready.ok ? await filesOf(deps, ready.value) : [];
  const done = await act<string, RulingFault>(doing, async (tx) => {
    if (!ready.ok) return ready;
    const found = await rulingFor(tx, doing, asked, 'decide');
    if (!found.ok) return found;
    return decide(tx, doing, deps, found.value, { day: ready.value.day, files });
  }).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    return fail({ kind: 'obstacles' as const, obstacles: error.faults.map((says) => ({ kind: 'journal' as const, says })) });
  });
  if (done.ok) await deps.register.acknowledge();
  return done;
}

type Prepared = {
  readonly careCase: CareCase;
  readonly content: RulingContent;
  readonly basis: ApprovedBasis;
  readonly day: LocalDate;
  readonly diaryNumber: string;
};

/** What will be decided, read beforehand so that it can be printed. Who may decide is asked again in the act. */
async function prepare(tx: Tx, doing: Doing, deps: RulingsDeps, { careCase: id, version }: Asked): Promise<Result<Prepared, RulingFault>> {
  const found = await caseForReading(tx, doing.person, id, { ...deciders, states: ['ruling'] });
  if (!found.ok) return found;
  const [ruling] = await rulingsOf(tx, id);
  if (!ruling) return fail({ kind: 'not-begun' });
  if (ruling.version !== version) return fail({ kind: 'ruling-stale', now: ruling });
  if (ruling.status !== 'proposed' || ruling.diaryNumber === null) return fail({ kind: 'not-yet' });
  const values = contentIn(await versionsOf(tx, ruling.id));
  const areas = areaIds(deps, found.value.fictitious);
  const { basis, obstacles } = await obstaclesTo(
    tx,
    { authoring: deps.authoring, person: doing.person, areas },
    found.value,
    ruling,
    values,
  );
  if (obstacles.length > 0 || !basis) return fail({ kind: 'obstacles', obstacles });
  const day = dayInStockholm(await clockNow(tx));
  return ok({ careCase: found.value, content: contentOf(values), basis, day, diaryNumber: ruling.diaryNumber });
}

function filesOf(deps: RulingsDeps, { careCase, content, basis, day, diaryNumber }: Prepared): Promise<readonly DocumentFile[]> {
  const name = sv.print.fileName(careCase.area, day);
  const print = printRuling({
    areaName: careCase.areaName,
    content,
    departures: departuresFrom(basis.basis, content),
    basis: basis.basis,
    basisNumber: basis.diaryNumber ?? '',
    edition: basis.version,
    day,
    diaryNumber,
    fictitious: careCase.fictitious,
  });
  return renderAll(deps, print, careCase.fictitious ? `pahittat-${name}` : name);
}

type Made = { readonly day: LocalDate; readonly files: readonly DocumentFile[] };

async function decide(tx: Tx, doing: Doing, deps: RulingsDeps, at: At, { day, files }: Made) {
  const { careCase, ruling, values } = at;
  const areas = areaIds(deps, careCase.fictitious);
  const { basis, obstacles } = await obstaclesTo(tx, { authoring: deps.authoring, person: doing.person, areas }, careCase, ruling, values);
  if (obstacles.length > 0 || !basis) return fail({ kind: 'obstacles', obstacles } as const);
  // The documents bear the day: at midnight they are made anew.
  if (dayInStockholm(await clockNow(tx)) !== day || ruling.diaryNumber === null)
    return fail({ kind: 'ruling-stale', now: ruling } as const);
  const { fictitious, areaName } = careCase;
  const content = contentOf(values);
  const says = decisionText(areaName, content);
  const by = { person: doing.person.id, acting: actingText(doing.person) };
  const title = sv.print.title(areaName);
  const document = await addDocument(tx, {
    careCase: careCase.id,
    kind: 'ruling',
    title,
    organisation: 'authority',
    open: true,
    secrecy: null,
    fictitious,
    person: doing.person.id,
    versions: files,
  });
  const recorded = await record(tx, careCase, content, basis, day, ruling.diaryNumber);
  const departed = departuresFrom(basis.basis, content);
  const published: Published = {
    areaName,
    areaNameEn: careCase.areaNameEn,
    outcome: content.outcome,
    slots: content.slots,
    reasons: content.reasons,
    departures: departed,
    departure: departed.length > 0 ? content.departure : null,
    proposed: basis.basis.slots,
    definitionVersion: recorded.definitionVersion,
    definition: content.outcome === 'nhv' ? basis.basis.definition : null,
    conditions: content.outcome === 'nhv' ? basis.basis.conditions : [],
    entries: recorded.entries,
  };
  if (!(await decideRuling(tx, { ruling: ruling.id, version: ruling.version, ...by, day, document, published }))) {
    return fail({ kind: 'ruling-stale', now: ruling } as const);
  }
  await addProduct(tx, { careCase: careCase.id, kind: 'ruling', document, ref: ruling.id, person: doing.person.id });
  await closeTask(tx, careCase.id, 'ruling.decide');
  if (content.outcome === 'not-nhv') await endCase(tx, doing, careCase, says, day);
  await registerEntry(tx, {
    direction: 'drawn-up',
    kind: 'decision',
    counterpart: null,
    subject: `${title} (${ruling.diaryNumber})`,
    careCase: careCase.id,
    document,
    secrecy: null,
    person: doing.person.id,
    fictitious,
  });
  await sendLetters(tx, deps, careCase, ruling.id, content, says, day, ruling.diaryNumber);
  const details = { case: careCase.id, outcome: content.outcome, number: ruling.diaryNumber, entries: recorded.entries, fictitious };
  return ok({ answer: ruling.id, events: [{ action: 'ruling.decided', object: { kind: 'ruling', id: ruling.id }, details }] });
}

/** The journal: the decision, and for national care its definition and the conditions that are proposed. */
async function record(
  tx: Tx,
  { area, fictitious }: CareCase,
  content: RulingContent,
  { basis }: ApprovedBasis,
  day: LocalDate,
  number: string,
) {
  const locator = number;
  const decision: Payload = {
    kind: 'agency-decision',
    outcome: content.outcome,
    slots: content.slots,
    diaryNumber: number,
    note: null,
  };
  const definition = content.outcome === 'nhv' ? definitionOf(basis, content, `${day} ${number}`) : null;
  const recorded = await recordInJournal(tx, {
    entries: [
      { area, payload: decision, locator },
      ...(definition ? [{ area, payload: definition, locator }] : []),
      ...(definition ? [{ area, payload: { kind: 'conditions', basis: 'proposed', conditions: basis.conditions } as const, locator }] : []),
    ],
    today: day,
    fictitious,
  });
  if (!recorded.ok) throw new Refused(recorded.error);
  return { entries: recorded.value, definitionVersion: definition?.version ?? null };
}

function definitionOf({ definition }: Basis, { slots }: RulingContent, version: string): DefinitionRecorded {
  return {
    kind: 'definition',
    version,
    basis: 'decided',
    summary: { sv: definition.summary, en: null },
    parts: definition.parts,
    inScope: definition.inScope,
    clarifications: definition.clarifications,
    delimitations: definition.delimitations.map(({ id, text, codes }) => ({
      id,
      text: codes.length > 0 ? { ...text, sv: `${text.sv} (${codes.join(', ')})` } : text,
    })),
    population: definition.population,
    populationNote: null,
    diagnoses: [],
    codes: [],
    slots,
  };
}

/** Not national: the way of the area is over. */
async function endCase(tx: Tx, doing: Doing, careCase: CareCase, says: string, day: LocalDate): Promise<void> {
  const { id, version, area, fictitious } = careCase;
  if (!(await moveCase(tx, { id, version, state: 'ended', stoppedIn: 'ruling' }))) throw new Error('the case moved while it was held');
  const products = new Set((await productsOf(tx, id)).filter(({ supersededAt }) => supersededAt === null).map(({ kind }) => kind));
  const state = areaStateOf({ state: 'ended', stoppedIn: 'ruling', into: null, products });
  const recorded = await recordInJournal(tx, {
    entries: [{ area, payload: { kind: 'area-state', state, note: null } }],
    today: day,
    fictitious,
  });
  if (!recorded.ok) throw new Refused(recorded.error);
  await addEvent(tx, {
    careCase: id,
    kind: 'case.end',
    fromState: 'ruling',
    toState: 'ended',
    reason: says,
    person: doing.person.id,
    acting: actingText(doing.person),
  });
  await closeTasks(tx, id);
}

/** All regions are told, by the address that each has given, with the way to the decision. */
async function sendLetters(
  tx: Tx,
  { register }: RulingsDeps,
  { id, areaName, areaNameEn, fictitious }: CareCase,
  ruling: string,
  { outcome, slots }: RulingContent,
  says: string,
  day: LocalDate,
  number: string,
): Promise<void> {
  const name = areaNameEn ?? areaName;
  const english =
    outcome === 'nhv' && slots ? en.decision.nhv(name, englishUnits(slots.units ?? 0, slots.unitsForChildren)) : en.decision.not(name);
  await tell(tx, {
    to: [
      ...register.data().regions.map(({ code }) => ({ role: 'region-contact' as const, organisation: `region-${code}` })),
      ...register.data().regions.map(({ code }) => ({ organisation: `region-${code}` })),
    ],
    message: {
      key: 'ruling.decided',
      subject: { sv: sv.messages.letter(areaName), en: en.messages.letter(name) },
      body: {
        sv: sv.messages.letterBody(areaName, says, formatDate(day, 'sv'), number),
        en: en.messages.letterBody(name, english, formatDate(day, 'en'), number),
      },
    },
    careCase: id,
    path: paths.rulingPublic(ruling),
    fictitious,
  });
}

export const englishUnits = (units: number, children: number | null): string => {
  const all = units === 1 ? '1 unit' : `${units} units`;
  return children === null ? all : `${all}, of which ${children} for children`;
};

/** The same in either language. */
export const unitsIn = (lang: 'sv' | 'en', units: number | null, children: number | null): string =>
  lang === 'sv' || units === null ? unitsText(units, children) : englishUnits(units, children);
