import type { LocalDate } from '../../../kernel/date.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { act, type Doing, isMadeUp } from '../../access/index.ts';
import { actingText, caseForAct, todayIn } from '../../cases/index.ts';
import { type CallContent, type CallKind, kindDue, unitsLeft } from '../core/call.ts';
import type { CallsDeps } from '../deps.ts';
import { callsForWork, caseWaiting } from '../queries.ts';
import { insertCall, stepCall } from '../store.ts';
import { callText } from '../text/calls.ts';
import { type CallRefusal, callForAct, decidedIn, registerFor } from './kit.ts';

export type Wanted = { readonly area: string; readonly kind: CallKind | null };
export type CreateFault = { readonly kind: 'no-area' } | { readonly kind: 'taken' } | CallRefusal;

/** Begins a draft of a call from what has been decided about an area; returns its id. Tied to the area's case when that waits for a call. */
export function createCall(doing: Doing, deps: CallsDeps, { area, kind }: Wanted) {
  return act<string, CreateFault>(doing, async (tx) => {
    const fictitious = await isMadeUp(tx, doing.person.id);
    const today = await todayIn(tx);
    const view = registerFor(deps, fictitious).view(today, today).findArea(area);
    const decided = view && decidedIn(view);
    if (!view || !decided) return fail({ kind: 'no-area' });
    const wanted = kind ?? kindDue(decided.held);
    const others = await callsForWork(tx, { fictitious });
    if (others.some((one) => one.area === area && one.kind === wanted && one.state === 'draft')) return fail({ kind: 'taken' });
    const careCase = (await caseWaiting(tx, area, { fictitious })) ?? null;
    if (careCase !== null) {
      const allowed = await caseForAct(tx, doing, careCase, { roles: ['case-officer'], states: ['call'] });
      if (!allowed.ok) return fail({ kind: 'missing' });
    }
    const left = unitsLeft(decided);
    const id = await insertCall(tx, {
      careCase,
      area,
      areaName: view.area.name,
      kind: wanted,
      content: startingContent(view.area.name, left),
      decided,
      fictitious,
      person: doing.person.id,
      acting: actingText(doing.person),
    });
    return ok({
      answer: id,
      events: [{ action: 'call.created', object: { kind: 'call', id }, details: { area, kind: wanted, fictitious } }],
    });
  });
}

function startingContent(areaName: string, left: ReturnType<typeof unitsLeft>): CallContent {
  return {
    introductionSv: callText.sv.intro(areaName),
    introductionEn: callText.en.intro(areaName),
    units: left.units ?? 1,
    unitsForChildren: left.forChildren ?? 0,
    attachments: [callText.sv.businessPlan],
    expectedStart: '',
    contact: '',
    subPermit: null,
  };
}

export type Draft = { readonly content: CallContent; readonly lastDay: LocalDate | null };

/** Saves a draft, whole or not. Answers with the new version. */
export function editCall(doing: Doing, asked: { readonly id: string; readonly version: number }, { content, lastDay }: Draft) {
  return act<number, CallRefusal>(doing, async (tx) => {
    const found = await callForAct(tx, doing, asked);
    if (!found.ok) return found;
    if (found.value.state !== 'draft') return fail({ kind: 'not-now' });
    const by = { person: doing.person.id, acting: actingText(doing.person) };
    const step = { call: asked.id, version: asked.version, action: 'edit', content, lastDay, reason: null } as const;
    if (!(await stepCall(tx, { ...step, ...by }))) return fail({ kind: 'stale', now: found.value });
    const version = asked.version + 1;
    return ok({ answer: version, events: [{ action: 'call.edited', object: { kind: 'call', id: asked.id }, details: { version } }] });
  });
}
