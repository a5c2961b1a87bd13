import { addDays } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { clockNow, type Tx } from '../../../platform/db/index.ts';
import { act, type Doing } from '../../access/index.ts';
import { actingText, addProduct, caseForAct, closeTask, openTask, recordInJournal, todayIn } from '../../cases/index.ts';
import { addDocument, addNumbered, type DocumentFile, renderAt } from '../../documents/index.ts';
import { tell } from '../../messages/index.ts';
import { callFaults, stateAt } from '../core/call.ts';
import type { CallsDeps } from '../deps.ts';
import { printCall, printForm } from '../print.ts';
import { type Call, regionsToAsk, versionsOf } from '../queries.ts';
import { addRecipients, stepCall } from '../store.ts';
import { callText } from '../text/calls.ts';
import { authorPublishes, type CallRefusal, callForAct, registerFor } from './kit.ts';

const { sv, en } = callText;

type Asked = { readonly id: string; readonly version: number };

/**
 * Announces a call (HSLF-FS 2018:48 3 kap.): published for all, sent to the twenty-one regions, in the diary and in the journal, in one
 * transaction. By a head who has not written it; the route asks for a fresh sign-in. Its documents bear its number in the diary.
 */
export async function publishCall(doing: Doing, deps: CallsDeps, asked: Asked): Promise<Result<string, CallRefusal | 'key-reused'>> {
  const done = await act<string, CallRefusal>(doing, async (tx) => {
    const found = await announceable(tx, doing, asked);
    return found.ok ? announce(tx, doing, deps, found.value) : found;
  });
  if (done.ok) await deps.register.acknowledge();
  return done;
}

async function announceable(tx: Tx, doing: Doing, asked: Asked): Promise<Result<Call, CallRefusal>> {
  const found = await callForAct(tx, doing, asked);
  if (!found.ok) return found;
  const call = found.value;
  if (call.state !== 'draft') return fail({ kind: 'not-now' });
  const writers = (await versionsOf(tx, call.id)).map(({ madeBy }) => madeBy);
  if (writers.includes(doing.person.id)) return fail({ kind: 'refused', denial: authorPublishes });
  const faults = callFaults(call, await todayIn(tx));
  return faults.length > 0 ? fail({ kind: 'faults', faults }) : found;
}

/** The form for those who must work outside the product. */
async function formFiles(tx: Tx, deps: CallsDeps, call: Call): Promise<readonly DocumentFile[]> {
  const general = registerFor(deps, call.fictitious).data().generalConditions;
  const name = `${call.fictitious ? 'pahittat-' : ''}ansokningsblankett-${call.area}`;
  return renderAt(deps.files, printForm(call, general), name, await clockNow(tx));
}

async function announce(tx: Tx, doing: Doing, deps: CallsDeps, call: Call) {
  const { id, area, areaName, careCase, content, lastDay, fictitious, decided } = call;
  if (lastDay === null) throw new Error('a call without a last day passed its checks');
  const person = doing.person.id;
  if (careCase !== null) {
    const allowed = await caseForAct(tx, doing, careCase, { roles: ['head'], states: ['call'] });
    if (!allowed.ok) return fail({ kind: 'missing' } as const);
  }
  const open = { organisation: 'authority', open: true };
  const base = { careCase, secrecy: null, person, fictitious };
  const { id: document, number } = await addNumbered(tx, deps.files, {
    document: { ...open, kind: 'call', title: sv.call.title(areaName) },
    entry: { ...base, direction: 'outgoing', kind: 'document', counterpart: sv.allRegions, subject: sv.call.title(areaName) },
    name: `${fictitious ? 'pahittat-' : ''}ansokningsforfragan-${area}`,
    print: (given) => printCall({ ...call, diaryNumber: given }, 'sv'),
  });
  const form = await addDocument(tx, {
    ...base,
    ...open,
    kind: 'application-form',
    title: sv.form.title(areaName),
    versions: await formFiles(tx, deps, { ...call, diaryNumber: number }),
  });
  const today = await todayIn(tx);
  const slots = { ...decided.slots, units: content.units, unitsForChildren: content.unitsForChildren };
  const recorded = await recordInJournal(tx, {
    entries: [{ area, payload: { kind: 'call', lastDay, slots, contact: content.contact }, locator: number }],
    today,
    fictitious,
  });
  if (!recorded.ok) return fail({ kind: 'journal', faults: recorded.error } as const);
  const by = { person, acting: actingText(doing.person) };
  const opened = { diaryNumber: number, document, form };
  const isDone = await stepCall(tx, { call: id, version: call.version, action: 'open', content, lastDay, reason: null, opened, ...by });
  if (!isDone) return fail({ kind: 'stale', now: call } as const);
  const regions = await regionsToAsk(tx);
  await addRecipients(tx, id, regions);
  const day = formatDate(lastDay, 'sv');
  await tell(tx, {
    to: regions.map((organisation) => ({ role: 'region-contact' as const, organisation })),
    message: {
      key: 'call.opened',
      subject: { sv: sv.messages.openedSubject(areaName), en: en.messages.openedSubject(areaName) },
      body: { sv: sv.messages.openedBody(areaName, day), en: en.messages.openedBody(areaName, formatDate(lastDay, 'en')) },
    },
    careCase,
    path: paths.call(id),
    fictitious,
  });
  if (careCase !== null) {
    await addProduct(tx, { careCase, kind: 'call', document, ref: id, person });
    await closeTask(tx, careCase, 'call.write');
    await openTask(tx, {
      careCase,
      key: 'call.closing',
      title: { sv: sv.tasks.closing, en: en.tasks.closing },
      role: 'case-officer',
      person: null,
      organisation: 'authority',
      due: addDays(lastDay, 1),
      path: paths.callWork(id),
    });
  }
  return ok({
    answer: number,
    events: [
      {
        action: 'call.published',
        object: { kind: 'call', id },
        details: { area, diaryNumber: number, lastDay, entries: recorded.value, fictitious },
      },
    ],
  });
}

/** Whether a call takes questions, receipts and amendments at an instant. */
export const isOpenAt = (call: Call, now: Date): boolean => stateAt(call, now) === 'open';
