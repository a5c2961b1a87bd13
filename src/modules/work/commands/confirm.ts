import type { LocalDate } from '../../../kernel/date.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { act, type Doing } from '../../access/index.ts';
import { addArea } from '../../areas/index.ts';
import { appendEntries } from '../../journal/index.ts';
import type { WorkDeps } from '../deps.ts';
import { lockRegister, putWorkSource, stepDraft, tieEntries } from '../store.ts';
import { type Asked, actingText, draftFor, registerNow, storedOutcome, type WorkFault, workSource } from './common.ts';

/**
 * Confirms a proposal: its entries stand in the journal, recorded at the database's clock, and everyone sees them when this
 * resolves. Another person than any who wrote or proposed it; the route asks for a fresh sign-in. Those who confirm wait for
 * each other, so what was possible when it was proposed is looked at again against all that has been recorded since.
 */
export async function confirmDraft(doing: Doing, { register }: Pick<WorkDeps, 'register'>, asked: Asked, today: LocalDate) {
  const done = await act<readonly string[], WorkFault>(doing, async (tx) => {
    await lockRegister(tx);
    const found = await draftFor(tx, doing, asked, 'confirm');
    if (!found.ok) return found;
    const draft = found.value;
    const outcome = await storedOutcome(tx, await registerNow(tx, draft.fictitious), draft, today);
    if (!outcome.ok) return outcome;
    const { areas, entries } = outcome.value;
    const by = { person: doing.person.id, acting: actingText(doing.person) };
    const step = { draft: asked.id, version: asked.version, action: 'confirm', to: 'confirmed', content: null, note: null } as const;
    if (!(await stepDraft(tx, { ...step, ...by }))) return fail({ kind: 'stale', now: asked.version + 1 });
    const source = workSource(today, draft.fictitious);
    await putWorkSource(tx, { ...source, titleSv: source.title.sv, titleEn: source.title.en ?? source.title.sv });
    for (const area of areas) await addArea(tx, { ...area, fictitious: draft.fictitious });
    await appendEntries(tx, entries);
    const ids = entries.map((entry) => entry.id);
    await tieEntries(tx, draft.id, ids);
    return ok({
      answer: ids.slice(0, 20),
      events: [
        {
          action: 'journal.recorded',
          object: { kind: 'draft', id: draft.id },
          details: { kind: draft.kind, entries: ids.slice(0, 20), count: ids.length, fictitious: draft.fictitious },
        },
      ],
    });
  });
  if (done.ok) await register.acknowledge();
  return done;
}
