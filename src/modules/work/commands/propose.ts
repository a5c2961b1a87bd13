import type { LocalDate } from '../../../kernel/date.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { act, type Doing } from '../../access/index.ts';
import type { Values } from '../core/values.ts';
import { contentOf } from '../queries.ts';
import { stepDraft } from '../store.ts';
import { type Asked, actingText, circumstances, draftFor, outcomeOf, registerNow, type WorkFault } from './common.ts';

/**
 * Proposes a draft for another to confirm: it must be whole, and possible as the register stands. With `values`, what was just
 * filled in is saved in the same act. Answers with the new version.
 */
export function proposeDraft(doing: Doing, asked: Asked, today: LocalDate, values?: Values) {
  return act<number, WorkFault>(doing, async (tx) => {
    const draft = await draftFor(tx, doing, asked, 'propose');
    if (!draft.ok) return draft;
    const { status, fictitious } = draft.value;
    const content = values ? { values } : await contentOf(tx, asked.id);
    const how = await circumstances(tx, today, fictitious);
    const outcome = outcomeOf(await registerNow(tx, fictitious), draft.value, content, how);
    if (!outcome.ok) return outcome;
    const by = { draft: asked.id, note: null, person: doing.person.id, acting: actingText(doing.person) };
    const saved =
      values === undefined || (await stepDraft(tx, { ...by, version: asked.version, action: 'edit', to: status, content: { values } }));
    const version = values === undefined ? asked.version : asked.version + 1;
    if (!saved || !(await stepDraft(tx, { ...by, version, action: 'propose', to: 'proposed', content: null }))) {
      return fail({ kind: 'stale', now: asked.version + 1 });
    }
    return ok({
      answer: version + 1,
      events: [
        {
          action: 'draft.proposed',
          object: { kind: 'draft', id: asked.id },
          details: { version: version + 1, entries: outcome.value.entries.length },
        },
      ],
    });
  });
}
