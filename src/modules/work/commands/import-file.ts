import type { LocalDate } from '../../../kernel/date.ts';
import { ok } from '../../../kernel/result.ts';
import { act, type Doing } from '../../access/index.ts';
import { readRows, type Table } from '../core/import-rows.ts';
import { viewerOf } from '../queries.ts';
import { addDraft } from '../store.ts';
import { actingText, circumstances, outcomeOf, registerNow, type WorkFault } from './common.ts';

/** Proposes all rows of a file as one, for another to confirm as one. Nothing is proposed unless every row passes. */
export function importFile(doing: Doing, name: string, table: Table, today: LocalDate) {
  return act<string, WorkFault>(doing, async (tx) => {
    const { fictitious } = await viewerOf(tx, doing.person.id);
    const data = await registerNow(tx, fictitious);
    const content = { file: name, rows: readRows(table, data) };
    const outcome = outcomeOf(data, { kind: 'import', area: null, corrects: null }, content, await circumstances(tx, today, fictitious));
    if (!outcome.ok) return outcome;
    const { person } = doing;
    const draft = await addDraft(tx, {
      organisation: person.acting.organisation,
      kind: 'import',
      area: null,
      corrects: null,
      status: 'proposed',
      person: person.id,
      acting: actingText(person),
      fictitious,
      content,
    });
    return ok({
      answer: draft,
      events: [{ action: 'import.proposed', object: { kind: 'draft', id: draft }, details: { rows: table.rows.length } }],
    });
  });
}
