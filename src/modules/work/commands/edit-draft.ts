import { fail, ok } from '../../../kernel/result.ts';
import { act, type Doing } from '../../access/index.ts';
import type { Values } from '../core/values.ts';
import { stepDraft } from '../store.ts';
import { type Asked, actingText, draftFor, type WorkFault } from './common.ts';

/** Saves what has been filled in so far, whole or not. Answers with the new version. */
export function editDraft(doing: Doing, asked: Asked, values: Values) {
  return act<number, WorkFault>(doing, async (tx) => {
    const draft = await draftFor(tx, doing, asked, 'edit');
    if (!draft.ok) return draft;
    const { person } = doing;
    const done = await stepDraft(tx, {
      draft: asked.id,
      version: asked.version,
      action: 'edit',
      to: draft.value.status,
      content: { values },
      note: null,
      person: person.id,
      acting: actingText(person),
    });
    if (!done) return fail({ kind: 'stale', now: asked.version + 1 });
    return ok({
      answer: asked.version + 1,
      events: [{ action: 'draft.edited', object: { kind: 'draft', id: asked.id }, details: { version: asked.version + 1 } }],
    });
  });
}
