import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { clockNow, type Tx } from '../../../platform/db/index.ts';
import { act, asSubject, type Doing } from '../../access/index.ts';
import { actingText, todayIn } from '../../cases/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { addVersion, type DocumentFile, renderAll } from '../../documents/index.ts';
import { type Recipient, tell } from '../../messages/index.ts';
import { callFaults, changesBetween } from '../core/call.ts';
import type { CallsDeps } from '../deps.ts';
import { printCall } from '../print.ts';
import { type Call, recipientsOf } from '../queries.ts';
import { stepCall } from '../store.ts';
import { callText } from '../text/calls.ts';
import type { Draft } from './draft.ts';
import { type CallRefusal, callForAct } from './kit.ts';
import { isOpenAt } from './publish.ts';

const { sv, en } = callText;

type Asked = { readonly id: string; readonly version: number };
export type Amendment = Draft & { readonly reason: string };

/** Changes an open call, with a reason that all see; every region is told, and the document has a new version. The last day is never moved nearer. */
export async function amendCall(
  doing: Doing,
  deps: CallsDeps,
  asked: Asked,
  amendment: Amendment,
): Promise<Result<number, CallRefusal | 'key-reused'>> {
  const ready = await asSubject(deps.db, doing.person, (tx) => amendable(tx, doing, asked, amendment));
  const files = ready.ok ? await filesOf(deps, { ...ready.value, content: amendment.content, lastDay: amendment.lastDay }) : [];
  return act<number, CallRefusal>(doing, async (tx) => {
    if (!ready.ok) return ready;
    const found = await amendable(tx, doing, asked, amendment);
    return found.ok ? amend(tx, doing, found.value, amendment, files) : found;
  });
}

async function amendable(tx: Tx, doing: Doing, asked: Asked, { content, lastDay, reason }: Amendment): Promise<Result<Call, CallRefusal>> {
  const found = await callForAct(tx, doing, asked);
  if (!found.ok) return found;
  const call = found.value;
  if (!isOpenAt(call, await clockNow(tx))) return fail({ kind: 'not-now' });
  if (lastDay !== null && call.lastDay !== null && lastDay < call.lastDay) return fail({ kind: 'faults', faults: ['nearer'] });
  if (changesBetween(call, { content, lastDay }).length === 0) return fail({ kind: 'faults', faults: ['unchanged'] });
  if (reason === '') return fail({ kind: 'faults', faults: ['missing'] });
  const faults = callFaults({ ...call, content, lastDay }, await todayIn(tx));
  return faults.length > 0 ? fail({ kind: 'faults', faults }) : found;
}

const filesOf = (deps: CallsDeps, call: Call): Promise<readonly DocumentFile[]> =>
  renderAll(deps, printCall(call, 'sv'), `${call.fictitious ? 'pahittat-' : ''}ansokningsforfragan-${call.area}`);

async function amend(tx: Tx, doing: Doing, call: Call, { content, lastDay, reason }: Amendment, files: readonly DocumentFile[]) {
  const { id, areaName, fictitious, careCase, document } = call;
  const by = { person: doing.person.id, acting: actingText(doing.person) };
  const isDone = await stepCall(tx, { call: id, version: call.version, action: 'amend', content, lastDay, reason, ...by });
  if (!isDone || document === null) return fail({ kind: 'stale', now: call } as const);
  await addVersion(tx, document, { note: reason.slice(0, 500), person: by.person, versions: files });
  const subject = sv.messages.amendedSubject(areaName);
  await registerEntry(tx, {
    direction: 'outgoing',
    kind: 'document',
    counterpart: sv.allRegions,
    subject,
    careCase,
    document,
    secrecy: null,
    person: by.person,
    fictitious,
  });
  const changed = changesBetween(call, { content, lastDay });
  const what = (words: typeof sv): string => changed.map((name) => words.fields[name].toLowerCase()).join(', ');
  await tell(tx, {
    to: await regionsOf(tx, id),
    message: {
      key: 'call.amended',
      subject: { sv: subject, en: en.messages.amendedSubject(areaName) },
      body: { sv: sv.messages.amendedBody(what(sv), reason), en: en.messages.amendedBody(what(en), reason) },
    },
    careCase,
    path: paths.call(id),
    fictitious,
  });
  const version = call.version + 1;
  return ok({ answer: version, events: [{ action: 'call.amended', object: { kind: 'call', id }, details: { version, changed } }] });
}

/** Takes an announced call back, with a reason that all see. What it says stays readable. */
export function withdrawCall(doing: Doing, asked: Asked, reason: string) {
  return act<number, CallRefusal>(doing, async (tx) => {
    const found = await callForAct(tx, doing, asked);
    if (!found.ok) return found;
    const call = found.value;
    if (!isOpenAt(call, await clockNow(tx))) return fail({ kind: 'not-now' });
    const by = { person: doing.person.id, acting: actingText(doing.person) };
    const { content, lastDay, areaName, careCase, fictitious, document } = call;
    if (!(await stepCall(tx, { call: call.id, version: call.version, action: 'withdraw', content, lastDay, reason, ...by }))) {
      return fail({ kind: 'stale', now: call });
    }
    const subject = sv.messages.withdrawnSubject(areaName);
    await registerEntry(tx, {
      direction: 'outgoing',
      kind: 'decision',
      counterpart: sv.allRegions,
      subject,
      careCase,
      document,
      secrecy: null,
      person: by.person,
      fictitious,
    });
    await tell(tx, {
      to: await regionsOf(tx, call.id),
      message: {
        key: 'call.withdrawn',
        subject: { sv: subject, en: en.messages.withdrawnSubject(areaName) },
        body: { sv: sv.call.withdrawn(reason), en: en.call.withdrawn(reason) },
      },
      careCase,
      path: paths.call(call.id),
      fictitious,
    });
    return ok({ answer: call.version + 1, events: [{ action: 'call.withdrawn', object: { kind: 'call', id: call.id }, details: {} }] });
  });
}

const regionsOf = async (tx: Tx, call: string): Promise<Recipient[]> =>
  (await recipientsOf(tx, call)).map(({ organisation }) => ({ role: 'region-contact', organisation }));
