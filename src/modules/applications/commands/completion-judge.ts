import { paths } from '../../../kernel/paths.ts';
import { fail } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type Doing, isMadeUp } from '../../access/index.ts';
import type { Call } from '../../calls/index.ts';
import { addProduct, findCase, hasProduct } from '../../cases/index.ts';
import { allSettled, completionState, pointsOf, toCheck } from '../core/completion.ts';
import { changedParts } from '../core/snapshot.ts';
import { standingsIn, waitsForLate } from '../queries/completion.ts';
import { type Submission, submissionsOfApplication } from '../queries/submission.ts';
import { addJudgement } from '../store/completion.ts';
import { type Acted, actOn, heldByAuthority, type Opened, over, said, tellRegion } from './completion-kit.ts';
import { callAtAuthority } from './plead.ts';
import { about, done } from './submission-kit.ts';

/** The parts that differ between an earlier submission and the one that stands. */
export const changedSince =
  (all: readonly Submission[]) =>
  (submission: string): readonly string[] => {
    const [before, now] = [all.find(({ id }) => id === submission), all[0]];
    return before && now && before.id !== now.id ? changedParts(before.parts, now.parts) : [];
  };

/** Points that keep an application from being complete: not looked at, looked at before they were changed, or lacking something. */
export const notInOrder = ({ snapshot, checks }: Pick<Opened, 'snapshot' | 'checks'>, all: readonly Submission[]): readonly string[] => {
  const points = pointsOf(snapshot);
  const open = new Set(toCheck(points, checks, changedSince(all)));
  return points.filter((point) => open.has(point) || checks.find((one) => one.point === point)?.verdict !== 'in-order');
};

/** Whether all applications of a call are settled, so that its case may go on. */
export async function callIsSettled(tx: Tx, call: string): Promise<boolean> {
  const standings = await standingsIn(tx, call);
  const states = standings.map(({ state, judged, round, checked }) => completionState({ application: state, judged, round, checked }));
  return allSettled(states, await waitsForLate(tx, call));
}

/** Lets the case go on to assessment, when everything is settled and it waits for that. True when it was done now. */
export async function letCaseGoOn(tx: Tx, doing: Doing, call: Call): Promise<boolean> {
  const { careCase } = call;
  if (careCase === null || (await hasProduct(tx, careCase, 'applications')) || !(await callIsSettled(tx, call.id))) return false;
  const found = await findCase(tx, careCase, { fictitious: call.fictitious });
  if (found?.state !== 'call') return false;
  await addProduct(tx, { careCase, kind: 'applications', document: null, ref: call.id, person: doing.person.id });
  return true;
}

/** An application lacks nothing and goes on to be assessed as it stands. Answers whether it was the last, so that the case may go on. */
export function markComplete(doing: Doing, id: string, number: number): Acted<boolean> {
  return actOn<boolean>(doing, async (tx) => {
    const held = await heldByAuthority(tx, doing, id, 'case-officer', await isMadeUp(tx, doing.person.id));
    if (!held.ok) return held;
    const { application, latest, rounds, judgement, of } = held.value;
    if (application.state !== 'submitted' || judgement || rounds[0]?.state === 'open' || latest.number !== number) return over;
    if (notInOrder(held.value, await submissionsOfApplication(tx, id)).length > 0) return fail({ kind: 'not-all' });
    const { areaName, organisation } = application;
    await tellRegion(tx, held.value, 'application.complete', {
      subject: said((words) => words.messages.completeSubject(areaName)),
      body: said((words) => words.messages.complete(areaName)),
      path: paths.completion(id),
    });
    await addJudgement(tx, {
      application: id,
      call: of.id,
      organisation,
      outcome: 'complete',
      submission: latest.id,
      reason: '',
      diaryNumber: null,
      document: null,
      person: doing.person.id,
    });
    const isLast = await letCaseGoOn(tx, doing, of);
    return done(isLast, {
      action: 'application.complete',
      object: about('application', id),
      details: { call: of.id, number, submission: latest.id, isLast },
    });
  });
}

/** Lets the case go on when the last application that was not settled has been taken back by its region. */
export function settleCall(doing: Doing, id: string): Acted<boolean> {
  return actOn<boolean>(doing, async (tx) => {
    const call = await callAtAuthority(tx, doing, id, ['case-officer']);
    if (!call.ok) return call;
    if (!(await letCaseGoOn(tx, doing, call.value))) return fail({ kind: 'not-all' });
    return done(true, { action: 'applications.settled', object: about('call', id), details: {} });
  });
}
