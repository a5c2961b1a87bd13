import { fail, ok } from '../../../kernel/result.ts';
import { act, type Doing, isMadeUp } from '../../access/index.ts';
import { addDiaryNote, findEntry, historyOf } from '../../diary/index.ts';
import { findDocument } from '../queries.ts';
import { markSecret, withdrawDocument } from '../store.ts';

export type EntryNote = {
  readonly entry: string;
  /** How many notes the page showed. */
  readonly seen: number;
  readonly corrects: 'subject' | 'counterpart' | 'secrecy' | null;
  readonly value: string | null;
  readonly isPrivate: boolean;
  readonly reason: string;
};

export type NoteFault = { readonly kind: 'missing' } | { readonly kind: 'stale' };

/**
 * Adds a note to an entry. A mark of secrecy follows the document too, and takes it back from the public first; lifting the mark does not publish it
 * again.
 */
export function noteEntry(doing: Doing, given: EntryNote) {
  const person = doing.person.id;
  return act<string, NoteFault>(doing, async (tx) => {
    const entry = await findEntry(tx, given.entry, await isMadeUp(tx, person));
    if (!entry) return fail({ kind: 'missing' });
    if ((await historyOf(tx, entry.id)).notes.length !== given.seen) return fail({ kind: 'stale' });
    await addDiaryNote(tx, { ...given, person });
    const document = given.corrects === 'secrecy' && entry.document !== null ? await findDocument(tx, entry.document) : undefined;
    if (document) {
      if (document.open && given.value !== null) await withdrawDocument(tx, document.id);
      await markSecret(tx, document.id, given.value);
    }
    const details = { number: entry.number, corrects: given.corrects ?? 'note' };
    return ok({ answer: entry.id, events: [{ action: 'diary.noted', object: { kind: 'diary-entry', id: entry.id }, details }] });
  });
}
