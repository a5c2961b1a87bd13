import { ok } from '../../../kernel/result.ts';
import { act, type Doing } from '../../access/index.ts';
import type { FormKind } from '../core/kinds.ts';
import { valuesOfEntry } from '../core/to-values.ts';
import { textOf, type Values } from '../core/values.ts';
import { viewerOf } from '../queries.ts';
import { addDraft } from '../store.ts';
import { actingText, missing, registerNow, type WorkFault } from './common.ts';

export type Wanted = { readonly kind: FormKind; readonly area: string; readonly corrects: string | null };

/**
 * Begins a draft about an area. A correction starts from what it corrects; a new definition or new conditions from those that
 * stand, so that parts keep the ids by which they are cited. Returns the draft's id.
 */
export function createDraft(doing: Doing, wanted: Wanted) {
  return act<string, WorkFault>(doing, async (tx) => {
    const { fictitious } = await viewerOf(tx, doing.person.id);
    const data = await registerNow(tx, fictitious);
    const old = data.journal.find((entry) => entry.id === wanted.corrects);
    const isUnknown = wanted.corrects !== null && old?.area !== wanted.area;
    if (isUnknown || !data.areas.some((area) => area.id === wanted.area)) return missing;
    const start = old ? (wanted.kind === 'annulment' ? {} : valuesOfEntry(old)) : startingValues(data.journal, wanted);
    const { person } = doing;
    const draft = await addDraft(tx, {
      ...wanted,
      organisation: person.acting.organisation,
      status: 'draft',
      person: person.id,
      acting: actingText(person),
      fictitious,
      content: { values: fictitious ? { ...start, source: '' } : start },
    });
    return ok({
      answer: draft,
      events: [{ action: 'draft.created', object: { kind: 'draft', id: draft }, details: { kind: wanted.kind, area: wanted.area } }],
    });
  });
}

type Journal = Awaited<ReturnType<typeof registerNow>>['journal'];

function startingValues(journal: Journal, { kind, area }: Wanted): Values {
  if (kind !== 'definition' && kind !== 'conditions') return {};
  const corrected = new Set(journal.map((entry) => entry.corrects));
  const last = journal.findLast((entry) => entry.area === area && entry.payload.kind === kind && !corrected.has(entry.id));
  if (!last) return {};
  const { when: _when, locator: _locator, source: _source, ...values } = valuesOfEntry(last);
  const number = Number(textOf(values, 'version'));
  return { ...values, ...(kind === 'definition' ? { version: Number.isInteger(number) && number > 0 ? String(number + 1) : '' } : {}) };
}
