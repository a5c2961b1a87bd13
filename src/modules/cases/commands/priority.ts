import { paths } from '../../../kernel/paths.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { act, type Doing } from '../../access/index.ts';
import { actingText, caseForAct } from '../acting.ts';
import { type Priority, prioritiesOf } from '../nominations.ts';
import { addEvent, addPriority, addProduct, closeTask, openTask, touchCase } from '../store.ts';
import { caseText } from '../text/cases.ts';
import type { ActFault } from './common.ts';

export type PrioritySet = {
  readonly id: string;
  /** The number of the priority that the person saw, 0 for none. */
  readonly version: number;
  readonly priority: 1 | 2 | 3;
  readonly reason: string;
};
export type StalePriority = { readonly kind: 'stale-priority'; readonly now: Priority };

/** Sets or changes the priority of a nominated area, with reasons; every earlier one is kept. */
export function setPriority(doing: Doing, { id, version, priority, reason }: PrioritySet) {
  return act<number, ActFault | StalePriority>(doing, async (tx) => {
    const { person } = doing;
    const found = await caseForAct(tx, doing, id, { states: ['longlist'], roles: ['case-officer'] });
    if (!found.ok) return found;
    const earlier = await prioritiesOf(tx, id);
    const last = earlier.at(-1);
    if (last && last.version !== version) return fail({ kind: 'stale-priority', now: last });
    const next = (last?.version ?? 0) + 1;
    const acting = actingText(person);
    await addPriority(tx, { careCase: id, version: next, priority, reason, person: person.id, acting });
    await addProduct(tx, { careCase: id, kind: 'priority', document: null, ref: String(next), person: person.id });
    await addEvent(tx, { careCase: id, kind: 'case.prioritised', reason, details: { priority }, person: person.id, acting });
    await touchCase(tx, found.value);
    await closeTask(tx, id, 'priority');
    const { areaName } = found.value;
    await openTask(tx, {
      careCase: id,
      key: 'advance',
      title: { sv: caseText.sv.tasks.map(areaName), en: caseText.en.tasks.map(areaName) },
      role: 'head',
      person: null,
      organisation: 'authority',
      due: null,
      path: paths.careCase(id),
    });
    return ok({
      answer: next,
      events: [{ action: 'case.prioritised', object: { kind: 'case', id }, reason, details: { priority, version: next } }],
    });
  });
}
