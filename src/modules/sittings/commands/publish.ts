import { formatDate } from '../../../kernel/format.ts';
import { ok } from '../../../kernel/result.ts';
import { act, type Doing } from '../../access/index.ts';
import { addNumbered, withdrawDocument } from '../../documents/index.ts';
import { tellPress } from '../../press/index.ts';
import type { Happening } from '../core/events.ts';
import { masked, minutesOf } from '../core/minutes.ts';
import type { SittingsDeps } from '../deps.ts';
import { pressLetter } from '../press-letter.ts';
import { printMinutes } from '../print.ts';
import { publicMinutes } from '../public.ts';
import { publicationsOf } from '../queries.ts';
import { sealNow } from '../seal.ts';
import { addPublication } from '../store.ts';
import { sittingsText } from '../text/sittings.ts';
import { type Asked, logged, type SittingRefusal, sittingForAct, write } from './kit.ts';

const { sv } = sittingsText;

/**
 * Publishes sealed minutes, freshly signed in: a copy in which the masked texts are not, with the legal ground of each. Page, API, feed and PDF are all
 * made of that copy. The press list is told, the first time. Again when a mask has been put or lifted: a new edition, and that before it is taken back.
 */
export async function publishMinutes(doing: Doing, deps: Pick<SittingsDeps, 'files' | 'seal'>, asked: Asked) {
  const done = await act<number, SittingRefusal>(doing, async (tx) => {
    const found = await sittingForAct(tx, doing, asked);
    if (!found.ok) return found;
    const edition = found.value.state.edition + 1;
    const what: Happening = { kind: 'published', edition };
    const written = await write(tx, doing.person, found.value, what);
    if (!written.ok) return written;
    const sitting = written.value;
    const { state, day, fictitious } = sitting;
    const minutes = masked(minutesOf(state, fictitious), state.masks, sv.minutes.maskedBy);
    const name = sv.minutes.publishedName(day, edition);
    const title = sv.minutes.title(formatDate(day, 'sv'));
    const before = (await publicationsOf(tx, sitting.id, { withFictitious: true })).find(({ kind }) => kind === 'minutes')?.document;
    if (before) await withdrawDocument(tx, before);
    const { id } = await addNumbered(tx, deps.files, {
      document: { kind: 'board-minutes-published', title, organisation: 'board', open: true },
      entry: {
        direction: 'drawn-up',
        kind: 'document',
        counterpart: null,
        subject: sv.minutes.publishedTitle(formatDate(day, 'sv'), edition),
        careCase: null,
        secrecy: null,
        person: doing.person.id,
        fictitious,
      },
      name: fictitious ? `pahittat-${name}` : name,
      print: (number) => printMinutes(minutes, { number, hash: state.sealed, masks: state.masks }),
    });
    await addPublication(tx, {
      sitting: sitting.id,
      kind: 'minutes',
      edition,
      day,
      content: publicMinutes(sitting, minutes),
      hash: state.sealed,
      document: id,
      fictitious,
    });
    await tellPress(tx, { ...pressLetter(minutes, { sitting: sitting.id, day, fictitious }), sitting: sitting.id, fictitious });
    return ok({ answer: edition, events: logged(asked.id, what) });
  });
  if (done.ok) await sealNow(doing, deps);
  return done;
}
