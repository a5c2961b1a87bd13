import { fail, ok } from '../../../kernel/result.ts';
import { act, type Doing } from '../../access/index.ts';
import { stepDraft } from '../store.ts';
import { type Asked, actingText, draftFor, type WorkFault } from './common.ts';

/** Takes a draft back: it is kept, and can become nothing any more. */
export const withdrawDraft = (doing: Doing, asked: Asked) => step(doing, asked, 'withdraw', null);

/** Gives a proposal back to those who wrote it, and says why. */
export const returnDraft = (doing: Doing, asked: Asked, reason: string) => step(doing, asked, 'return', reason);

function step(doing: Doing, asked: Asked, action: 'withdraw' | 'return', note: string | null) {
  return act<number, WorkFault>(doing, async (tx) => {
    const draft = await draftFor(tx, doing, asked, action);
    if (!draft.ok) return draft;
    const done = await stepDraft(tx, {
      draft: asked.id,
      version: asked.version,
      action,
      to: action === 'withdraw' ? 'withdrawn' : 'returned',
      content: null,
      note,
      person: doing.person.id,
      acting: actingText(doing.person),
    });
    if (!done) return fail({ kind: 'stale', now: asked.version + 1 });
    return ok({
      answer: asked.version + 1,
      events: [
        { action: action === 'withdraw' ? 'draft.withdrawn' : 'draft.returned', object: { kind: 'draft', id: asked.id }, reason: note },
      ],
    });
  });
}
