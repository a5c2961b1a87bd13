import { paths } from '../../../kernel/paths.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { act, type Doing } from '../../access/index.ts';
import { actingText, caseForAct } from '../acting.ts';
import { lastDay, type PlanRevision, readPeriod, writePeriod } from '../core/plan.ts';
import { stepNumber, stepStates } from '../core/states.ts';
import { planRevisions } from '../plans.ts';
import { addEvent, addPlanRevision, openTask } from '../store.ts';
import { caseText } from '../text/cases.ts';
import { caseWords } from '../text/words.ts';
import { type ActFault, faulty } from './common.ts';

export type PlanAsked = {
  readonly id: string;
  readonly step: number;
  /** The number of the date that the person saw, 0 for none. */
  readonly revision: number;
  /** `2026-Q2`, `2026-05`, `2026-05-12`, or nothing. */
  readonly period: string;
  readonly reason: string;
};
export type StalePlan = { readonly kind: 'stale-plan'; readonly now: PlanRevision };

const says = (key: keyof typeof caseText.sv.faults) => ({ sv: caseText.sv.faults[key], en: caseText.en.faults[key] });

/** Plans when a step begins, or moves it with a reason. Every earlier date is kept, and what was due by it is still reminded of. */
export function planStep(doing: Doing, asked: PlanAsked) {
  return act<number, ActFault | StalePlan>(doing, async (tx) => {
    const { person } = doing;
    const found = await caseForAct(tx, doing, asked.id, { roles: ['case-officer', 'head'] });
    if (!found.ok) return found;
    const careCase = found.value;
    const state = stepStates[asked.step];
    if (state === undefined || asked.step < 1) return faulty('step', says('not-a-step'));
    const reached = stepNumber(careCase.state) ?? stepNumber(careCase.stoppedIn ?? 'longlist') ?? 0;
    if (asked.step <= reached) return faulty('step', says('step-reached'));
    const last = (await planRevisions(tx, [asked.id])).get(asked.id)?.findLast(({ step }) => step === asked.step);
    if ((last?.revision ?? 0) !== asked.revision && last) return fail({ kind: 'stale-plan', now: last });
    const period = readPeriod(asked.period);
    if (!period.ok) return faulty('period', says('not-a-period'));
    const reason = asked.reason.trim();
    if (!last && period.value === null) return faulty('period', says('missing'));
    if (last && writePeriod(last.period) === writePeriod(period.value)) return faulty('period', says('same-period'));
    if (last && reason === '') return faulty('reason', says('missing'));
    if (reason.length > 2_000) return faulty('reason', says('too-long'));
    const revision = (last?.revision ?? 0) + 1;
    const acting = actingText(person);
    const why = reason === '' ? null : reason;
    await addPlanRevision(tx, {
      careCase: asked.id,
      step: asked.step,
      revision,
      period: period.value,
      reason: why,
      person: person.id,
      acting,
    });
    const details = { step: asked.step, from: last ? writePeriod(last.period) : null, to: writePeriod(period.value) };
    await addEvent(tx, { careCase: asked.id, kind: 'case.planned', reason: why, details, person: person.id, acting });
    const title = (lang: 'sv' | 'en') => caseText[lang].tasks.reach(careCase.areaName, asked.step, caseWords[lang].states[state]);
    await openTask(tx, {
      careCase: asked.id,
      key: `plan-${asked.step}`,
      title: { sv: title('sv'), en: title('en') },
      role: careCase.handler === null ? 'case-officer' : null,
      person: careCase.handler,
      organisation: 'authority',
      due: period.value && lastDay(period.value),
      path: paths.casePlan(asked.id),
    });
    return ok({
      answer: revision,
      events: [{ action: 'case.planned', object: { kind: 'case', id: asked.id }, ...(why === null ? {} : { reason: why }), details }],
    });
  });
}
