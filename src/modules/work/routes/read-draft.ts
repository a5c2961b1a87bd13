import type { LocalDate } from '../../../kernel/date.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { RegisterData } from '../../register/index.ts';
import { circumstances, outcomeOf, registerNow, type WorkFault, workSource } from '../commands/common.ts';
import type { Outcome } from '../core/interpret.ts';
import { firstDay, type Preview, preview } from '../core/preview.ts';
import { type Content, contentOf, type Draft, type DraftVersion, entriesOf, findDraft, versionsOf, viewerOf } from '../queries.ts';

/** A draft with all that its pages show. */
export type WholeDraft = {
  readonly draft: Draft;
  readonly content: Content;
  readonly versions: readonly DraftVersion[];
  readonly entries: readonly string[];
};

export async function readDraft(tx: Tx, person: string, id: string): Promise<WholeDraft | undefined> {
  const draft = await findDraft(tx, id, await viewerOf(tx, person));
  if (!draft) return undefined;
  const [content, versions, entries] = [await contentOf(tx, id), await versionsOf(tx, id), await entriesOf(tx, id)];
  return { draft, content, versions, entries };
}

export type Foreseen = {
  readonly data: RegisterData;
  readonly outcome: Outcome | undefined;
  readonly preview: Preview | undefined;
  readonly fault: WorkFault | undefined;
};

/** What a draft would change, from the register as the database has it now. */
export async function foresee(tx: Tx, { draft, content }: WholeDraft, today: LocalDate, asOf?: LocalDate): Promise<Foreseen> {
  const data = await registerNow(tx, draft.fictitious);
  const outcome = outcomeOf(data, draft, content, await circumstances(tx, today, draft.fictitious));
  if (!outcome.ok) return { data, outcome: undefined, preview: undefined, fault: outcome.error };
  const day = asOf ?? firstDay(outcome.value, today);
  const shown = preview(data, outcome.value, workSource(today, draft.fictitious), day, today);
  return { data, outcome: outcome.value, preview: shown, fault: undefined };
}
