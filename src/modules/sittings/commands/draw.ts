import { randomUUID } from 'node:crypto';
import { isLocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { exactDay } from '../../../kernel/when.ts';
import { type Tx, worksFor, worksForSystem } from '../../../platform/db/index.ts';
import { act, type Doing } from '../../access/index.ts';
import { addParticipant, closeTask, todayIn } from '../../cases/index.ts';
import { readRegisterData, viewRegister } from '../../register/index.ts';
import { type Advised, type Applicant, type Item, isPending } from '../core/item.ts';
import { conditionsAgain } from '../core/minutes.ts';
import { findItem, type ItemState } from '../core/state.ts';
import type { Assessed, SittingsDeps } from '../deps.ts';
import { boardOn, casesForBoard, itemsWaiting, type Sitting, sittingsOfCase } from '../queries.ts';
import { sittingsText } from '../text/sittings.ts';
import { logged, refuse, type SittingRefusal, sittingForAct, write } from './kit.ts';

const { sv } = sittingsText;
type Deps = Pick<SittingsDeps, 'assessed'>;

/**
 * Draws an item from a case that waits for the board: area, slots and proposed conditions from the register, applicants and proposal from B2's locked
 * statement where there is one. What the board has settled in the case before is left out, and what it referred back or tabled goes on. Those who sit
 * on the board take part in the case from here on, and are asked to declare in it.
 */
export const drawItem = (doing: Doing, deps: Deps, { id, careCase }: { readonly id: string; readonly careCase: string }) =>
  act<string, SittingRefusal>(doing, async (tx) => {
    const found = await sittingForAct(tx, doing, { id });
    if (!found.ok) return found;
    const sitting = found.value;
    const ready = (await casesForBoard(tx, sitting.fictitious)).find((one) => one.id === careCase);
    if (!ready) return fail({ kind: 'missing' });
    if ((await itemsWaiting(tx, careCase)).length > 0) return refuse('doubled');
    const assessed = await takePart(tx, doing, deps, sitting, careCase);
    const item = await itemFrom(tx, sitting, ready, assessed);
    if (!item) return fail({ kind: 'missing' });
    const what = { kind: 'item-added', item } as const;
    const written = await write(tx, doing.person, sitting, what);
    return written.ok ? ok({ answer: item.id, events: logged(id, what) }) : written;
  });

/** What the secretary cannot do as such: reading B2's statement and letting the board into the case is the product's own work. */
async function takePart(tx: Tx, { person }: Doing, deps: Deps, sitting: Sitting, careCase: string) {
  const board = await boardOn(tx, sitting.day, sitting.fictitious);
  const from = await todayIn(tx);
  await worksForSystem(tx, 'jobs');
  const assessed = await deps.assessed?.(tx, careCase);
  for (const seat of board) await addParticipant(tx, { careCase, person: seat.person, capacity: 'board', from, to: null });
  await closeTask(tx, careCase, 'board.referred-back');
  await worksFor(tx, { person: person.id, ...person.acting });
  return assessed;
}

/** What has been before the board in a case: the item that goes on, and the applications that are settled. */
type Before = { readonly on: Sitting; readonly one: ItemState } | undefined;

async function historyOf(tx: Tx, careCase: string): Promise<{ readonly before: Before; readonly settled: ReadonlySet<string> }> {
  const own = (await sittingsOfCase(tx, careCase)).flatMap((on) =>
    on.state.items.filter((one) => one.item.careCase === careCase && one.phase !== 'removed' && one.decision).map((one) => ({ on, one })),
  );
  const settled = own.flatMap(({ one }) => {
    const keys = one.decision?.proposal.outcomes.filter(({ kind }) => !isPending(kind)).map(({ applicant }) => applicant);
    return one.item.applicants.filter(({ key }) => keys?.includes(key)).flatMap(({ application }) => application ?? []);
  });
  const [before] = own.filter(({ one }) => one.decision?.proposal.outcomes.some(({ kind }) => isPending(kind)));
  return { before, settled: new Set(settled) };
}

/** What the board asked when it referred an application back, or why it was tabled. */
const questionsOf = (before: Before): readonly string[] =>
  (before?.one.decision?.proposal.outcomes ?? []).flatMap((outcome) => {
    const name = before?.one.item.applicants.find(({ key }) => key === outcome.applicant)?.regionName ?? '';
    return before && (outcome.kind === 'refer-back' || outcome.kind === 'table')
      ? [sv.went[outcome.kind](formatDate(before.on.day, 'sv'), name, outcome.reasons.trim())]
      : [];
  });

/** What B2 proposes of an applicant: within what it follows of an allocation, or else what was applied for. */
function advisedIn({ outcome, reasons, start, wants, award }: Assessed): Advised | null {
  if (outcome === null) return null;
  const given = (parts: readonly string[]): readonly string[] => (award ? parts.filter((id) => award.parts.includes(id)) : parts);
  return {
    outcome,
    population: award ? award.population : wants.population,
    tasks: given(wants.tasks),
    subPermits: given(wants.subPermits),
    start: start !== null && isLocalDate(start) ? start : null,
    reasons: reasons.trim(),
  };
}

async function itemFrom(
  tx: Tx,
  { fictitious }: Sitting,
  { id: careCase, area }: { readonly id: string; readonly area: string },
  all: readonly Assessed[] | undefined,
): Promise<Item | undefined> {
  const today = await todayIn(tx);
  const read = await readRegisterData(tx);
  const data = fictitious ? read.withFictitious : read.data;
  const view = viewRegister(data, today, today).findArea(area);
  if (!view) return undefined;
  const { before, settled } = await historyOf(tx, careCase);
  const assessed = all?.filter(({ application }) => application === null || !settled.has(application));
  const { agencyDecision, definition, conditions } = view;
  const slots = agencyDecision?.payload.slots ?? definition?.payload.slots ?? null;
  const decidedOn = agencyDecision && exactDay(agencyDecision.when);
  const applicants = (assessed ?? []).map((one, i): Applicant => {
    const region = data.regions.find(({ code }) => code === one.region);
    const { hospital, unit, application, diaryNumber, withdrawn, wants } = one;
    const advised = advisedIn(one);
    const names = { region: one.region, regionName: region?.name ?? one.region, collaborationRegions: region?.collaborationRegions ?? [] };
    return { key: `s${i + 1}`, ...names, hospital, unit, application, diaryNumber, withdrawn, wants, advised };
  });
  const nameAt = (i: number): string => applicants[i]?.regionName ?? '';
  const said = assessed?.map((one, i) => {
    const start = one.start !== null && isLocalDate(one.start) ? formatDate(one.start, 'sv') : one.start;
    return sv.assessedOne(nameAt(i), one.outcome, one.reasons, start);
  });
  const proposed = (outcome: 'grant' | 'reject') => (assessed ?? []).flatMap((one, i) => (one.outcome === outcome ? [nameAt(i)] : []));
  const proposedNow = assessed?.find((one) => one.conditions !== null)?.conditions ?? conditions?.payload.conditions ?? [];
  return {
    id: randomUUID(),
    kind: 'award',
    title: view.area.name,
    area,
    careCase,
    background: [...(before?.one.item.background ?? []), ...questionsOf(before)],
    matter: sv.matter(
      view.area.name,
      decidedOn ? formatDate(decidedOn, 'sv') : null,
      { units: slots?.units ?? null, children: slots?.unitsForChildren ?? null },
      applicants.map(({ regionName }) => regionName),
      assessed !== undefined,
    ),
    assessment: (said ?? []).join('\n\n'),
    statement: assessed?.[0]?.statement ?? null,
    proposal: sv.proposed(proposed('grant'), proposed('reject')),
    slots,
    applicants,
    conditions: before ? conditionsAgain(before.one, proposedNow) : proposedNow,
    permit: null,
    ground: null,
    hearing: null,
    presenter: '',
    continues: before?.one.item.id ?? null,
  };
}

/** An item of an earlier meeting that was referred back or tabled for some: the same matter for those alone. */
export function continued({ state }: Sitting, of: string): Omit<Item, 'id'> | undefined {
  const one = findItem(state, of);
  const pending = new Map(
    one?.decision?.proposal.outcomes.flatMap(({ kind, applicant }) => (isPending(kind) ? [[applicant, kind] as const] : [])),
  );
  if (!one || pending.size === 0) return undefined;
  const { id, ...item } = one.item;
  const conditions = one.conditions.map(({ was: _was, ...condition }) => condition);
  // Of one that was referred back B2 is asked anew: what it proposed before the question is no proposal now.
  const applicants = item.applicants.flatMap((applicant) => {
    const kind = pending.get(applicant.key);
    if (kind === undefined) return [];
    return [kind === 'refer-back' ? { ...applicant, advised: null } : applicant];
  });
  return { ...item, applicants, conditions, continues: id };
}
