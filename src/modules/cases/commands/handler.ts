import { fail, ok } from '../../../kernel/result.ts';
import { act, type Doing } from '../../access/index.ts';
import { actingText, caseForAct } from '../acting.ts';
import { addParticipant, endParticipation, officers } from '../people.ts';
import { todayIn } from '../queries.ts';
import { addEvent, setHandler } from '../store.ts';
import { caseText } from '../text/cases.ts';
import { type ActFault, faulty } from './common.ts';

/** Appoints the officer who handles a case: a head appoints anyone, an officer takes a case on. */
export function appointHandler(
  doing: Doing,
  { id, version, handler }: { readonly id: string; readonly version: number; readonly handler: string },
) {
  return act<string, ActFault>(doing, async (tx) => {
    const { person } = doing;
    const found = await caseForAct(tx, doing, id, { version, roles: ['case-officer', 'head'] });
    if (!found.ok) return found;
    const careCase = found.value;
    const says = (key: 'not-an-officer' | 'only-oneself') => ({ sv: caseText.sv.faults[key], en: caseText.en.faults[key] });
    if (person.acting.role === 'case-officer' && handler !== person.id) return faulty('handler', says('only-oneself'));
    if (!(await officers(tx, careCase)).some((one) => one.id === handler)) return faulty('handler', says('not-an-officer'));
    const today = await todayIn(tx);
    if (careCase.handler !== null && careCase.handler !== handler) {
      await endParticipation(tx, { careCase: id, person: careCase.handler, capacity: 'handler', to: today });
    }
    await addParticipant(tx, { careCase: id, person: handler, capacity: 'handler', from: today, to: null, addedBy: person.id });
    if (!(await setHandler(tx, { id, version, handler }))) return fail({ kind: 'stale', now: careCase });
    await addEvent(tx, { careCase: id, kind: 'case.handler', details: { handler }, person: person.id, acting: actingText(person) });
    return ok({ answer: handler, events: [{ action: 'case.handler-appointed', object: { kind: 'case', id }, details: { handler } }] });
  });
}
