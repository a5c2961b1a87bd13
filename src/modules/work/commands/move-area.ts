import type { LocalDate } from '../../../kernel/date.ts';
import { ok } from '../../../kernel/result.ts';
import { act, type Doing } from '../../access/index.ts';
import type { Values } from '../core/values.ts';
import { viewerOf } from '../queries.ts';
import { addDraft } from '../store.ts';
import { actingText, circumstances, outcomeOf, registerNow, type WorkFault } from './common.ts';

/** A change of where an area stands, filled in whole: a step, a pause, an end, a resumption, a merger or a split. */
export type AreaChange = { readonly area: string; readonly kind: 'area-state' | 'merge' | 'split'; readonly values: Values };

/** Proposes the change for another to confirm, in one act. Returns the draft's id. */
export function proposeAreaChange(doing: Doing, { area, kind, values }: AreaChange, today: LocalDate) {
  return act<string, WorkFault>(doing, async (tx) => {
    const { fictitious } = await viewerOf(tx, doing.person.id);
    const how = await circumstances(tx, today, fictitious);
    const outcome = outcomeOf(await registerNow(tx, fictitious), { kind, area, corrects: null }, { values }, how);
    if (!outcome.ok) return outcome;
    const { person } = doing;
    const draft = await addDraft(tx, {
      organisation: person.acting.organisation,
      kind,
      area,
      corrects: null,
      status: 'proposed',
      person: person.id,
      acting: actingText(person),
      fictitious,
      content: { values },
    });
    return ok({ answer: draft, events: [{ action: 'draft.proposed', object: { kind: 'draft', id: draft }, details: { kind, area } }] });
  });
}
