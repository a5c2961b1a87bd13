import { paths } from '../../../kernel/paths.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { clockNow } from '../../../platform/db/index.ts';
import { act, type Doing, isMadeUp } from '../../access/index.ts';
import { tell } from '../../messages/index.ts';
import { findCall, recipientsOf } from '../queries.ts';
import { addQuestion, answerQuestion, confirmReceipt } from '../store.ts';
import { callText } from '../text/calls.ts';
import type { CallRefusal } from './kit.ts';
import { isOpenAt } from './publish.ts';

const { sv, en } = callText;

/** A region confirms that the call has come; again it does nothing. */
export function receiveCall(doing: Doing, id: string) {
  return act<'received', CallRefusal>(doing, async (tx) => {
    const call = await findCall(tx, id, { fictitious: await isMadeUp(tx, doing.person.id) });
    if (!call || call.state === 'draft') return fail({ kind: 'missing' });
    const { organisation } = doing.person.acting;
    const isFirst = await confirmReceipt(tx, id, { organisation, person: doing.person.id });
    const events = isFirst ? [{ action: 'call.received', object: { kind: 'call', id }, details: { organisation } }] : [];
    return ok({ answer: 'received', events });
  });
}

/** A region asks about an open call; the authority is told. */
export function askAboutCall(doing: Doing, id: string, question: string) {
  return act<'asked', CallRefusal>(doing, async (tx) => {
    const call = await findCall(tx, id, { fictitious: await isMadeUp(tx, doing.person.id) });
    if (!call || call.state === 'draft') return fail({ kind: 'missing' });
    if (!isOpenAt(call, await clockNow(tx))) return fail({ kind: 'not-now' });
    const { organisation } = doing.person.acting;
    await addQuestion(tx, { call: id, organisation, question, person: doing.person.id });
    await tell(tx, {
      to: [{ role: 'case-officer', organisation: 'authority' }],
      message: {
        key: 'call.asked',
        subject: { sv: sv.messages.askedSubject(call.areaName), en: en.messages.askedSubject(call.areaName) },
        body: { sv: sv.messages.askedBody, en: en.messages.askedBody },
      },
      careCase: call.careCase,
      path: paths.callWork(id),
      fictitious: call.fictitious,
    });
    return ok({ answer: 'asked', events: [{ action: 'call.asked', object: { kind: 'call', id }, details: { organisation } }] });
  });
}

/** Answers a region's question, once; question and answer are then everyone's, without who asked, and every region is told. */
export function answerAboutCall(doing: Doing, { id, question }: { readonly id: string; readonly question: string }, answer: string) {
  return act<'answered', CallRefusal>(doing, async (tx) => {
    const call = await findCall(tx, id, { fictitious: await isMadeUp(tx, doing.person.id) });
    if (!call) return fail({ kind: 'missing' });
    const asker = await answerQuestion(tx, { call: id, id: question, answer, person: doing.person.id });
    if (asker === undefined) return fail({ kind: 'not-now' });
    await tell(tx, {
      to: (await recipientsOf(tx, id)).map(({ organisation }) => ({ role: 'region-contact' as const, organisation })),
      message: {
        key: 'call.answered',
        subject: { sv: sv.messages.answeredSubject(call.areaName), en: en.messages.answeredSubject(call.areaName) },
        body: { sv: sv.messages.answeredBody, en: en.messages.answeredBody },
      },
      careCase: call.careCase,
      path: paths.call(id),
      fictitious: call.fictitious,
    });
    return ok({ answer: 'answered', events: [{ action: 'call.answered', object: { kind: 'call', id }, details: { question } }] });
  });
}
