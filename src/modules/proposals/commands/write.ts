import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { act, type Doing } from '../../access/index.ts';
import type { Authoring } from '../../authoring/index.ts';
import { actingText } from '../../cases/index.ts';
import type { SpecialCondition } from '../../journal/index.ts';
import { type Fault, listOf, type Values } from '../../work/index.ts';
import type { PartKey } from '../core/basis.ts';
import { canonicalJson } from '../core/canonical.ts';
import { basisOf, contentsWith, partFaults, withIds } from '../core/parts.ts';
import { partsOf } from '../core/passages.ts';
import { type PartVersion, partsNow, versionsOfPart } from '../queries.ts';
import { addComment, addPartVersion, addReason, addStand, raiseEdition, resolveComment } from '../store.ts';
import { type BasisFault, choicesFor, members, type Open, openFor, writers } from './kit.ts';

type Where = { readonly careCase: string; readonly part: PartKey };
const object = (careCase: string) => ({ kind: 'case', id: careCase });

/** The part as it stands, if it is at the version that the person saw. */
async function partAt(tx: Tx, { edition }: Open, part: PartKey, version: number): Promise<Result<PartVersion, BasisFault>> {
  const now = (await partsNow(tx, edition.id)).get(part);
  if (!now) throw new Error('a part of a basis is not there');
  return now.version === version ? ok(now) : fail({ kind: 'part-stale', now });
}

async function save(
  tx: Tx,
  doing: Doing,
  { edition }: Open,
  now: PartVersion,
  content: Values,
  how: { readonly action: 'edit' | 'restore'; readonly restored: number | null },
): Promise<number> {
  const version = now.version + 1;
  const by = { person: doing.person.id, acting: actingText(doing.person) };
  await addPartVersion(tx, { edition: edition.id, part: now.part, version, ...how, content: withIds(now.part, content), ...by });
  await raiseEdition(tx, edition.id);
  return version;
}

/**
 * Saves a part: what was there stays as an earlier version. What is half done may be saved; what cannot be (six units, the same condition twice) is
 * not. Saving what is already there changes nothing, so that approvals stand.
 */
export const savePart = (doing: Doing, authoring: Authoring, { careCase, part }: Where, version: number, values: Values) =>
  act<number, BasisFault>(doing, async (tx) => {
    const open = await openFor(tx, doing, careCase, writers);
    if (!open.ok) return open;
    const now = await partAt(tx, open.value, part, version);
    if (!now.ok) return now;
    const faults = await faultsIn(tx, doing, authoring, open.value, part, values);
    if (faults.length > 0) return fail({ kind: 'faults', faults });
    if (canonicalJson(withIds(part, values)) === canonicalJson(now.value.content)) return ok({ answer: version, events: [] });
    const next = await save(tx, doing, open.value, now.value, values, { action: 'edit', restored: null });
    return ok({ answer: next, events: [{ action: 'basis.saved', object: object(careCase), details: { part, version: next } }] });
  });

async function faultsIn(
  tx: Tx,
  doing: Doing,
  authoring: Authoring,
  { careCase }: Open,
  part: PartKey,
  values: Values,
): Promise<readonly Fault[]> {
  const refs = part === 'definition' ? await choicesFor(tx, doing.person, authoring, careCase.area) : [];
  return partFaults(
    part,
    values,
    refs.map(({ ref }) => ref),
    'writing',
  );
}

/** An earlier version as a new one; those in between stay in the history. */
export const restorePart = (doing: Doing, { careCase, part }: Where, version: number, restored: number) =>
  act<number, BasisFault>(doing, async (tx) => {
    const open = await openFor(tx, doing, careCase, writers);
    if (!open.ok) return open;
    const now = await partAt(tx, open.value, part, version);
    if (!now.ok) return now;
    const earlier = (await versionsOfPart(tx, open.value.edition.id, part)).find((one) => one.version === restored);
    if (!earlier) return fail({ kind: 'missing' });
    const next = await save(tx, doing, open.value, now.value, earlier.content, { action: 'restore', restored });
    return ok({ answer: next, events: [{ action: 'basis.saved', object: object(careCase), details: { part, version: next, restored } }] });
  });

/** Adds a wording that has been used before as a new row of the conditions. */
export const addFromLibrary = (
  doing: Doing,
  authoring: Authoring,
  careCase: string,
  version: number,
  condition: Pick<SpecialCondition, 'heading' | 'audience' | 'text'>,
) =>
  act<number, BasisFault>(doing, async (tx) => {
    const open = await openFor(tx, doing, careCase, writers);
    if (!open.ok) return open;
    const now = await partAt(tx, open.value, 'conditions', version);
    if (!now.ok) return now;
    const row = { id: '', heading: condition.heading, audience: condition.audience, sv: condition.text.sv };
    const values = { ...now.value.content, conditions: [...listOf(now.value.content, 'conditions'), row] };
    const faults = await faultsIn(tx, doing, authoring, open.value, 'conditions', values);
    if (faults.length > 0) return fail({ kind: 'faults', faults });
    const next = await save(tx, doing, open.value, now.value, values, { action: 'edit', restored: null });
    const details = { part: 'conditions', version: next, library: true };
    return ok({ answer: next, events: [{ action: 'basis.saved', object: object(careCase), details }] });
  });

const folded = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().toLocaleLowerCase('sv');

/** Says something of a passage. The words that it is about must stand in the part as it is. */
export const commentPart = (
  doing: Doing,
  { careCase, part }: Where,
  given: { readonly version: number; readonly quote: string; readonly body: string },
) =>
  act<string, BasisFault>(doing, async (tx) => {
    const open = await openFor(tx, doing, careCase, writers);
    if (!open.ok) return open;
    const now = await partAt(tx, open.value, part, given.version);
    if (!now.ok) return now;
    const passages = partsOf(basisOf(contentsWith(part, now.value.content))).find(({ key }) => key === part)?.passages ?? [];
    if (!passages.some(({ text }) => folded(text).includes(folded(given.quote)))) return fail({ kind: 'quote-elsewhere' });
    const comment = { edition: open.value.edition.id, part, partVersion: now.value.version, quote: given.quote, body: given.body };
    const id = await addComment(tx, { ...comment, person: doing.person.id });
    return ok({ answer: id, events: [{ action: 'basis.commented', object: object(careCase), details: { part, comment: id } }] });
  });

/** A comment has been taken care of. */
export const settleComment = (doing: Doing, { careCase, part }: Where, comment: string) =>
  act<string, BasisFault>(doing, async (tx) => {
    const open = await openFor(tx, doing, careCase, writers);
    if (!open.ok) return open;
    const done = await resolveComment(tx, open.value.edition.id, comment, doing.person.id);
    if (!done) return fail({ kind: 'text-stale' });
    return ok({ answer: comment, events: [{ action: 'basis.comment-settled', object: object(careCase), details: { part, comment } }] });
  });

/** A member approves the text, or dissents from it and says why. It holds for the version that the member read. */
export const takeStand = (
  doing: Doing,
  careCase: string,
  given: { readonly version: number; readonly stand: 'approve' | 'dissent'; readonly said: string | null },
) =>
  act<number, BasisFault>(doing, async (tx) => {
    const open = await openFor(tx, doing, careCase, members);
    if (!open.ok) return open;
    const { edition } = open.value;
    if (edition.version !== given.version) return fail({ kind: 'text-stale' });
    await addStand(tx, { edition: edition.id, person: doing.person.id, ...given });
    const details = { edition: edition.edition, version: given.version, stand: given.stand };
    return ok({ answer: given.version, events: [{ action: 'basis.stand-taken', object: object(careCase), details }] });
  });

/** Why a part of the final text differs from the proposal. */
export const giveReason = (doing: Doing, { careCase, part }: Where, reason: string) =>
  act<string, BasisFault>(doing, async (tx) => {
    const open = await openFor(tx, doing, careCase, writers);
    if (!open.ok) return open;
    const { edition } = open.value;
    if (edition.origin === 'first') return fail({ kind: 'locked' });
    await addReason(tx, { edition: edition.id, part, reason, person: doing.person.id, acting: actingText(doing.person) });
    return ok({ answer: part, events: [{ action: 'basis.reasoned', object: object(careCase), details: { part } }] });
  });
