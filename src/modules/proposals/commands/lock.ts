import { dayInStockholm } from '../../../kernel/date.ts';
import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { clockNow, type Tx } from '../../../platform/db/index.ts';
import { act, asSubject, type Doing } from '../../access/index.ts';
import { addProduct, type CareCase, caseForReading, closeTask } from '../../cases/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { addDocument, type DocumentFile, renderAll } from '../../documents/index.ts';
import { tell } from '../../messages/index.ts';
import { changedParts, withoutReason } from '../core/changed.ts';
import { unready } from '../core/parts.ts';
import { lockFaults } from '../core/ready.ts';
import type { ProposalsDeps } from '../deps.ts';
import { printBasis } from '../print.ts';
import {
  commentsOf,
  contentsOf,
  type Edition,
  editionsOf,
  findOpenEdition,
  partsNow,
  reasonsOf,
  snapshotOf,
  standsOf,
} from '../queries.ts';
import { hashOf, makeSnapshot, type Snapshot } from '../snapshot.ts';
import { lockEdition } from '../store.ts';
import { basisText } from '../text/basis.ts';
import { type BasisFault, choicesFor, executableOf, isForGroup, type LockReason, lockers, membersOf, openFor, statesOf } from './kit.ts';

const { sv, en } = basisText;

export type Whole = {
  readonly snapshot: Snapshot;
  readonly hash: string;
  readonly reasons: readonly LockReason[];
  readonly names: ReadonlyMap<string, string>;
};

/** What would be locked, and everything that keeps it from being locked. */
export async function wholeOf(
  tx: Tx,
  deps: Pick<ProposalsDeps, 'authoring'>,
  person: Doing['person'],
  careCase: CareCase,
  edition: Edition,
  areas: ReadonlySet<string>,
): Promise<Whole> {
  const contents = contentsOf(await partsNow(tx, edition.id));
  const group = await membersOf(tx, careCase.id);
  const stands = (await standsOf(tx, edition.id)).filter(({ version }) => version === edition.version);
  const open = (await commentsOf(tx, edition.id)).filter(({ resolvedAt }) => resolvedAt === null).length;
  const refs = (await choicesFor(tx, person, deps.authoring, careCase.area)).map(({ ref }) => ref);
  const ref = (contents.definition.ref as string | undefined) || null;
  const executable = await executableOf(tx, person, deps.authoring, ref, areas);
  const isRevision = edition.origin === 'revision';
  const changeReasons = await reasonsOf(tx, edition.id);
  const proposal = isRevision ? await proposalOf(tx, careCase.id) : undefined;
  const missing = proposal ? withoutReason(changedParts(proposal.contents, contents), changeReasons) : [];
  const reasons: readonly LockReason[] = [
    ...unready(contents, refs).map(({ part, faults }) => ({ kind: 'unready' as const, part, count: faults.length })),
    ...executable.reasons,
    ...lockFaults({
      members: group.map((one) => one.person),
      stands,
      version: edition.version,
      openComments: open,
      isForGroup: isForGroup(edition, careCase),
    }),
    ...missing.map((part) => ({ kind: 'reason' as const, part })),
  ];
  const snapshot = makeSnapshot({
    careCase: careCase.id,
    area: careCase.area,
    areaName: careCase.areaName,
    edition: edition.edition,
    origin: edition.origin,
    reason: edition.reason,
    version: edition.version,
    contents,
    executable: executable.definition,
    stands: stands
      .filter(({ person: one }) => group.some((member) => member.person === one))
      .map(({ person: one, stand, said }) => ({ person: one, stand, said })),
    changeReasons: isRevision ? changeReasons : {},
    fictitious: careCase.fictitious,
  });
  return { snapshot, hash: hashOf(snapshot), reasons, names: new Map(group.map(({ person: one, name }) => [one, name])) };
}

/** What the group proposed before the consultation. */
export async function proposalOf(tx: Tx, careCase: string): Promise<Snapshot | undefined> {
  const edition = (await editionsOf(tx, careCase)).find(({ status, origin }) => status === 'locked' && origin !== 'revision');
  return edition && snapshotOf(tx, edition.id);
}

/** The areas that redirections of a definition may lead to. */
export const areaIds = (deps: Pick<ProposalsDeps, 'register'>, fictitious: boolean): ReadonlySet<string> =>
  new Set((fictitious ? deps.register.withFictitious : deps.register).data().areas.map(({ id }) => id));

/**
 * Locks the open edition: a snapshot with its hash, documents, a diary number, and, for a proposal, the product that lets the case go on. The documents
 * are made before the transaction; if anything has changed when it begins, nothing is done.
 */
export async function lockBasis(
  doing: Doing,
  deps: ProposalsDeps,
  careCase: string,
  version: number,
): Promise<Result<number, BasisFault | 'key-reused'>> {
  const ready = await asSubject(deps.db, doing.person, (tx) => prepare(tx, doing, deps, careCase, version));
  // A form that is sent again finds the basis locked: `act` gives the first answer when the key is the same.
  const files = ready.ok ? await filesOf(deps, ready.value) : [];
  return act<number, BasisFault>(doing, async (tx) => {
    if (!ready.ok) return ready;
    return lock(tx, doing, deps, { careCase, version, hash: ready.value.hash, files });
  });
}

type Prepared = Whole & { readonly day: string };

async function prepare(tx: Tx, doing: Doing, deps: ProposalsDeps, id: string, version: number): Promise<Result<Prepared, BasisFault>> {
  const found = await caseForReading(tx, doing.person, id, lockers);
  if (!found.ok) return found;
  const edition = await findOpenEdition(tx, id);
  if (!edition) return fail({ kind: 'locked' });
  if (!statesOf(edition.origin).includes(found.value.state)) return fail({ kind: 'not-now', now: found.value });
  if (edition.version !== version) return fail({ kind: 'text-stale' });
  const whole = await wholeOf(tx, deps, doing.person, found.value, edition, areaIds(deps, found.value.fictitious));
  if (whole.reasons.length > 0) return fail({ kind: 'cannot-lock', reasons: whole.reasons });
  return ok({ ...whole, day: dayInStockholm(await clockNow(tx)) });
}

async function filesOf(deps: ProposalsDeps, { snapshot, hash, names, day }: Prepared): Promise<readonly DocumentFile[]> {
  const name = sv.print.fileName(snapshot.area, snapshot.edition);
  const print = printBasis(snapshot, hash, day as ReturnType<typeof dayInStockholm>, names);
  return renderAll(deps, print, snapshot.fictitious ? `pahittat-${name}` : name);
}

type Asked = { readonly careCase: string; readonly version: number; readonly hash: string; readonly files: readonly DocumentFile[] };

async function lock(tx: Tx, doing: Doing, deps: ProposalsDeps, { careCase, version, hash, files }: Asked) {
  const open = await openFor(tx, doing, careCase, lockers);
  if (!open.ok) return open;
  const { edition, careCase: found } = open.value;
  if (edition.version !== version) return fail({ kind: 'text-stale' } as const);
  const whole = await wholeOf(tx, deps, doing.person, found, edition, areaIds(deps, found.fictitious));
  if (whole.reasons.length > 0) return fail({ kind: 'cannot-lock', reasons: whole.reasons } as const);
  // The documents are of exactly this: also the executable definition and the stands are as they were.
  if (whole.hash !== hash) return fail({ kind: 'text-stale' } as const);
  await keepLocked(tx, { person: doing.person.id, careCase: found, edition, snapshot: whole.snapshot, hash, files });
  const details = { edition: edition.edition, hash };
  return ok({ answer: edition.edition, events: [{ action: 'basis.locked', object: { kind: 'case', id: careCase }, details }] });
}

type Keeping = {
  readonly person: string;
  readonly careCase: CareCase;
  readonly edition: Pick<Edition, 'id' | 'edition' | 'origin'>;
  readonly snapshot: Snapshot;
  readonly hash: string;
  readonly files: readonly DocumentFile[];
};

async function keepLocked(tx: Tx, { person, careCase, edition, snapshot, hash, files }: Keeping): Promise<void> {
  const { id, areaName, fictitious } = careCase;
  const title = sv.print.subject(areaName, edition.edition);
  const document = await addDocument(tx, {
    careCase: id,
    kind: 'basis',
    title,
    organisation: 'authority',
    open: false,
    secrecy: null,
    fictitious,
    person,
    versions: files,
  });
  const diary = await registerEntry(tx, {
    direction: 'drawn-up',
    kind: 'document',
    counterpart: null,
    subject: title,
    careCase: id,
    document,
    secrecy: null,
    person,
    fictitious,
  });
  await lockEdition(tx, { edition: edition.id, snapshot, hash, person, diaryNumber: diary.number, document });
  // What was made on paper is no product of a step here: the case was taken over after it.
  if (isForGroup(edition, careCase)) await addProduct(tx, { careCase: id, kind: 'basis', document, ref: edition.id, person });
  await closeTask(tx, id, 'basis.write');
  const said = (words: typeof sv): string => words.messages.lockedBody(areaName, edition.edition, diary.number);
  await tell(tx, {
    to: [...(await membersOf(tx, id)).map((one) => ({ person: one.person })), { role: 'head', organisation: 'authority' }],
    message: {
      key: 'basis.locked',
      subject: { sv: sv.messages.lockedSubject(areaName), en: en.messages.lockedSubject(areaName) },
      body: { sv: said(sv), en: said(en) },
    },
    careCase: id,
    path: paths.basis(id),
    fictitious,
  });
}
