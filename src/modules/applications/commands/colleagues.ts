import { dayInStockholm, type LocalDate } from '../../../kernel/date.ts';
import { paths } from '../../../kernel/paths.ts';
import { clockNow } from '../../../platform/db/index.ts';
import { act, type Doing } from '../../access/index.ts';
import { tell } from '../../messages/index.ts';
import type { ApplicationsDeps } from '../deps.ts';
import { editorsAt } from '../queries/sections.ts';
import { addComment, assignSection } from '../store/sections.ts';
import { assignedMessage } from '../text/messages.ts';
import { type Acted, about, done, type Fault, invalid, sectionFor } from './common.ts';

type Place = { readonly id: string; readonly key: string };

/** A word to colleagues about a section; nobody outside the region ever sees it. */
export function commentOnSection(
  doing: Doing,
  deps: Pick<ApplicationsDeps, 'register'>,
  { id, key, text }: Place & { readonly text: string },
): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await sectionFor(tx, doing, deps, { id, key, isWriting: false });
    if (!found.ok) return found;
    if (text === '') return invalid({ comment: 'empty' });
    await addComment(tx, id, key, text, doing.person.id);
    return done(id, { action: 'application.commented', object: about(id), details: { section: key } });
  });
}

export type Assigning = { readonly person: string; readonly due: LocalDate | null; readonly note: string };

/** Asks a colleague to write a section, by a day that is no later than the last one. */
export function assignTo(
  doing: Doing,
  deps: Pick<ApplicationsDeps, 'register'>,
  { id, key, person, due, note }: Place & Assigning,
): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await sectionFor(tx, doing, deps, { id, key, isWriting: true });
    if (!found.ok) return found;
    const { application, section, form } = found.value;
    const today = dayInStockholm(await clockNow(tx));
    const colleagues = await editorsAt(tx, application.organisation, today);
    if (!colleagues.some((one) => one.id === person)) return invalid({ person: 'unknown' });
    if (due !== null && due < today) return invalid({ due: 'past' });
    if (due !== null && application.lastDay !== null && due > application.lastDay) return invalid({ due: 'after-last-day' });
    await assignSection(tx, id, key, { person, due, note, by: doing.person.id });
    await tell(tx, {
      to: [{ person }],
      message: assignedMessage(application.areaName, section.title, due, note !== ''),
      careCase: form.call.careCase,
      path: paths.applicationSection(id, key),
      fictitious: application.fictitious,
    });
    return done(id, { action: 'application.assigned', object: about(id), details: { section: key, person, due } });
  });
}
