import { dayInStockholm, type LocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { clockNow, type Tx } from '../../../platform/db/index.ts';
import { type Doing, isMadeUp } from '../../access/index.ts';
import { type Call, findCall } from '../../calls/index.ts';
import { caseForAct } from '../../cases/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { tell } from '../../messages/index.ts';
import { isInTime } from '../core/submission-life.ts';
import { pleasIn } from '../queries/plea.ts';
import { lastDayOf, regionName } from '../queries/submission.ts';
import { addPlea, holdCall, judgePlea } from '../store/submission.ts';
import { submissionText as text } from '../text/submission.ts';
import { type Acted, about, actWithLimits, done, hindered, missing, type SubmissionFault, said } from './submission-kit.ts';

/** A call as those see it who have to do with it: announced, and of their own world. */
async function announcedFor(tx: Tx, doing: Doing, id: string): Promise<Call | undefined> {
  const call = await findCall(tx, id, { fictitious: await isMadeUp(tx, doing.person.id) });
  return call && call.state !== 'draft' ? call : undefined;
}

/** Asks to be let in after the last day. It is registered, and a case officer decides. */
export function pleadLate(doing: Doing, id: string, reason: string): Acted<string> {
  return actWithLimits<string>(doing, async (tx) => {
    const { organisation } = doing.person.acting;
    const call = await announcedFor(tx, doing, id);
    if (!call) return missing;
    if (call.state === 'withdrawn') return hindered('no-call');
    await holdCall(tx, id);
    if (isInTime(await lastDayOf(tx, id, organisation), await clockNow(tx))) return hindered('in-time');
    if ((await pleasIn(tx, id, organisation)).some(({ state }) => state === 'waiting')) return hindered('waiting');
    const name = await regionName(tx, organisation);
    const { areaName, careCase, fictitious } = call;
    await tell(tx, {
      to: [{ role: 'case-officer', organisation: 'authority' }],
      message: {
        key: 'application.plea',
        subject: said((words) => words.messages.pleaSubject(areaName)),
        body: said((words) => words.messages.plea(name)),
      },
      careCase,
      path: paths.applicationsIn(id),
      fictitious,
    });
    const { number } = await registerEntry(tx, {
      direction: 'incoming',
      kind: 'document',
      counterpart: name,
      subject: text.sv.pleaSubject(areaName),
      careCase,
      document: null,
      secrecy: null,
      person: doing.person.id,
      fictitious,
    });
    await addPlea(tx, { call: id, organisation, name, reason, diaryNumber: number, person: doing.person.id });
    return done(id, { action: 'application.pleaded', object: about('call', id), details: { organisation, diaryNumber: number } });
  });
}

export type Judging = { readonly call: string; readonly plea: string; readonly newLastDay: LocalDate | null; readonly decision: string };

/** A call that someone at the authority acts on; in a case, when they may act in it. */
export async function callAtAuthority(
  tx: Tx,
  doing: Doing,
  id: string,
  roles: readonly ('case-officer' | 'registrar' | 'head')[],
): Promise<Result<Call, SubmissionFault>> {
  const call = await announcedFor(tx, doing, id);
  if (!call) return missing;
  if (call.careCase !== null) {
    const found = await caseForAct(tx, doing, call.careCase, { roles });
    if (!found.ok) return fail({ kind: 'case', careCase: call.careCase, fault: found.error });
  }
  return ok(call);
}

/** Lets a late region in until the end of a day of its own, or not; with reasons, told and registered. */
export function judgePleaLate(doing: Doing, { call: id, plea, newLastDay, decision }: Judging): Acted<string> {
  return actWithLimits<string>(doing, async (tx) => {
    const found = await callAtAuthority(tx, doing, id, ['case-officer']);
    if (!found.ok) return found;
    const call = found.value;
    const one = (await pleasIn(tx, id)).find((other) => other.id === plea);
    if (!one || call.lastDay === null) return missing;
    if (one.state !== 'waiting') return hindered('waiting');
    const now = await clockNow(tx);
    if (newLastDay !== null && newLastDay < dayInStockholm(now))
      return fail({ kind: 'invalid', fields: { [`newLastDay-${plea}`]: 'past' } });
    if (newLastDay !== null && newLastDay <= call.lastDay)
      return fail({ kind: 'invalid', fields: { [`newLastDay-${plea}`]: 'not-later' } });
    const granted = newLastDay !== null;
    const { areaName, careCase, fictitious } = call;
    const { organisation, name } = one;
    await tell(tx, {
      to: (['region-signatory', 'region-contact', 'applicant-editor'] as const).map((role) => ({ role, organisation })),
      message: {
        key: 'application.plea-judged',
        subject: said((words) => words.messages.judgedSubject(areaName)),
        body: {
          sv: text.sv.messages.judged(granted, granted ? formatDate(newLastDay, 'sv') : '', decision),
          en: text.en.messages.judged(granted, granted ? formatDate(newLastDay, 'en') : '', decision),
        },
      },
      careCase,
      path: paths.applicationPlead(id),
      fictitious,
    });
    const { number } = await registerEntry(tx, {
      direction: 'outgoing',
      kind: 'decision',
      counterpart: name,
      subject: text.sv.pleaDecision(areaName, granted),
      careCase,
      document: null,
      secrecy: null,
      person: doing.person.id,
      fictitious,
    });
    await judgePlea(tx, plea, { newLastDay, decision, number, person: doing.person.id, now });
    return done(id, {
      action: 'application.plea-judged',
      object: about('call', id),
      details: { plea, organisation, newLastDay, diaryNumber: number },
    });
  });
}
