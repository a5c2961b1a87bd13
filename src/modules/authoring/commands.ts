import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { KeyReused } from '../../platform/once.ts';
import { type ActEvent, act, type Doing } from '../access/index.ts';
import { type Fault, parseDefinition, parseDefinitionText } from '../definitions/index.ts';
import { markedMadeUp, numbered } from './core/edit.ts';
import { latestOf, noCases, nothingYet, refOf } from './core/version.ts';
import type { Authoring } from './deps.ts';
import { type Draft, findDraft, findSave, isArea } from './queries.ts';
import { addApproved, addDraft, type Content, lockArea, type SaveAction, saveDraft } from './store.ts';
import { judge, worldOf } from './world.ts';

export type DraftFault =
  | { readonly kind: 'gone' }
  /** The draft has been approved or withdrawn. */
  | { readonly kind: 'locked'; readonly now: Draft }
  /** Someone has saved since the page was shown. */
  | { readonly kind: 'stale'; readonly now: Draft }
  /** The content does not hold together; `tried` is what was to be saved. */
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[]; readonly tried: Content };

export type ApproveFault =
  | Exclude<DraftFault, { kind: 'faulty' }>
  | { readonly kind: 'own-draft' }
  | { readonly kind: 'errors'; readonly errors: number; readonly failing: number }
  /** Another version of the area has been approved since the draft began. */
  | { readonly kind: 'overtaken'; readonly latest: string };

export type BeginFault =
  | { readonly kind: 'gone' }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }
  | { readonly kind: 'unknown-area'; readonly area: string };

const object = (id: string): ActEvent['object'] => ({ kind: 'definition-draft', id });

/** A new draft, with the content and the cases of the latest version of the area. */
export function beginDraft(doing: Doing, authoring: Authoring, area: string): Promise<Result<string, BeginFault | KeyReused>> {
  return act<string, BeginFault>(doing, async (tx) => {
    const world = await worldOf(tx, doing.person, authoring);
    const latest = latestOf(world.versions, area);
    if (!latest) return fail({ kind: 'gone' });
    const definition = numbered(latest.definition, latest.definition.version + 1);
    const id = await addDraft(tx, doing.person, {
      definition,
      cases: latest.cases,
      basedOn: latest.ref,
      fictitious: world.fictitious,
      action: 'begin',
    });
    return ok({ answer: id, events: [{ action: 'definition-draft.begun', object: object(id), details: { area, basedOn: latest.ref } }] });
  });
}

/** A draft from a file. A file with a fault leaves nothing behind. */
export function importDraft(doing: Doing, authoring: Authoring, text: string): Promise<Result<string, BeginFault | KeyReused>> {
  return act<string, BeginFault>(doing, async (tx) => {
    const parsed = parseDefinitionText(text);
    if (!parsed.ok) return fail({ kind: 'faulty', faults: parsed.error });
    const area = parsed.value.areaId;
    if (!(await isArea(tx, area))) return fail({ kind: 'unknown-area', area });
    const world = await worldOf(tx, doing.person, authoring);
    const latest = latestOf(world.versions, area);
    const definition = numbered(parsed.value, (latest?.definition.version ?? 0) + 1);
    const basedOn = latest?.ref ?? nothingYet(area);
    const cases = latest?.cases ?? noCases(area);
    const id = await addDraft(tx, doing.person, { definition, cases, basedOn, fictitious: world.fictitious, action: 'import' });
    return ok({ answer: id, events: [{ action: 'definition-draft.imported', object: object(id), details: { area, basedOn } }] });
  });
}

export type Change = {
  readonly id: string;
  readonly version: number;
  readonly action: Exclude<SaveAction, 'approve' | 'begin' | 'import'>;
  readonly what: string | null;
};

/** Saves a draft in another form. What would not hold together is not saved; answers with the new version of the draft. */
export function changeDraft(
  doing: Doing,
  change: Change,
  make: (
    now: Draft,
    tx: Tx,
  ) =>
    | (Partial<Content> & { readonly basedOn?: string })
    | Promise<(Partial<Content> & { readonly basedOn?: string }) | undefined>
    | undefined,
  authoring: Authoring,
): Promise<Result<number, DraftFault | KeyReused>> {
  return act<number, DraftFault>(doing, async (tx) => {
    const world = await worldOf(tx, doing.person, authoring);
    const now = await findDraft(tx, change.id, world.fictitious, 'lock');
    const refusal = refusalOf(now, change.version);
    if (refusal || !now) return fail(refusal ?? { kind: 'gone' });
    const made = await make(now, tx);
    if (!made) return fail({ kind: 'gone' });
    const tried = { definition: made.definition ?? now.definition, cases: made.cases ?? now.cases };
    const parsed = parseDefinition(tried.definition);
    if (!parsed.ok) return fail({ kind: 'faulty', faults: parsed.error, tried });
    const version = now.version + 1;
    await saveDraft(tx, doing.person, { ...tried, ...change, version, ...(made.basedOn ? { basedOn: made.basedOn } : {}) });
    const action = change.action === 'withdraw' ? 'definition-draft.withdrawn' : 'definition-draft.changed';
    const details = { area: now.area, version, act: change.action, ...(change.what ? { what: change.what } : {}) };
    return ok({ answer: version, events: [{ action, object: object(now.id), details }] });
  });
}

/** Takes on the latest version as what the draft builds upon: its content stays, its number and what it is compared with change. */
export const rebaseDraft = (doing: Doing, authoring: Authoring, id: string, version: number) =>
  changeDraft(
    doing,
    { id, version, action: 'rebase', what: null },
    async (now, tx) => {
      const latest = latestOf((await worldOf(tx, doing.person, authoring)).versions, now.area);
      return latest && { definition: numbered(now.definition, latest.definition.version + 1), basedOn: latest.ref };
    },
    authoring,
  );

/** The draft as it was after an earlier save; what was written since is kept in the history. */
export const restoreDraft = (doing: Doing, authoring: Authoring, { id, version, save }: { id: string; version: number; save: number }) =>
  changeDraft(
    doing,
    { id, version, action: 'restore', what: String(save) },
    async (now, tx) => {
      const earlier = await findSave(tx, id, save);
      return earlier && { definition: numbered(earlier.definition, now.definition.version), cases: earlier.cases };
    },
    authoring,
  );

/**
 * Approves a draft: it becomes a version that is never changed again. Only by someone who has not written in it, only when analysis finds
 * no error and every saved case comes out as expected, and only when it builds upon the latest version of its area.
 */
export function approveDraft(
  doing: Doing,
  authoring: Authoring,
  { id, version, areas }: { readonly id: string; readonly version: number; readonly areas: ReadonlySet<string> },
): Promise<Result<string, ApproveFault | KeyReused>> {
  return act<string, ApproveFault>(doing, async (tx) => {
    const { fictitious } = await worldOf(tx, doing.person, authoring);
    const seen = await findDraft(tx, id, fictitious);
    if (!seen) return fail({ kind: 'gone' });
    await lockArea(tx, seen.area);
    const now = await findDraft(tx, id, fictitious, 'lock');
    const refusal = refusalOf(now, version);
    if (refusal || !now) return fail(refusal ?? { kind: 'gone' });
    if (now.writers.includes(doing.person.id)) return fail({ kind: 'own-draft' });
    // Read again after the lock: someone else may have approved another draft of the area meanwhile.
    const world = await worldOf(tx, doing.person, authoring);
    const latest = latestOf(world.versions, now.area);
    if (now.basedOn !== (latest?.ref ?? nothingYet(now.area))) return fail({ kind: 'overtaken', latest: latest?.ref ?? '' });
    const { errors, failing } = judge(authoring, world, now.definition, now.cases, areas);
    if (errors > 0 || failing.length > 0) return fail({ kind: 'errors', errors, failing: failing.length });
    const definition = fictitious ? markedMadeUp(now.definition) : now.definition;
    const content = { definition, cases: now.cases };
    await saveDraft(tx, doing.person, { ...content, id, version: now.version + 1, action: 'approve', what: null });
    await addApproved(tx, doing.person, content, id, fictitious);
    const ref = refOf(definition.id, fictitious);
    const details = { area: now.area, draft: id, fictitious };
    return ok({ answer: ref, events: [{ action: 'definition.approved', object: { kind: 'definition', id: ref }, details }] });
  });
}

function refusalOf(now: Draft | undefined, version: number): Extract<DraftFault, { kind: 'gone' | 'locked' | 'stale' }> | undefined {
  if (!now) return { kind: 'gone' };
  if (now.status !== 'draft') return { kind: 'locked', now };
  return now.version === version ? undefined : { kind: 'stale', now };
}
