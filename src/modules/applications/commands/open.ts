import { clockNow } from '../../../platform/db/index.ts';
import type { Doing } from '../../access/index.ts';
import { actingText, addEvent, closeTask } from '../../cases/index.ts';
import { mayOpen } from '../core/submission-life.ts';
import { openingOf, receivedIn } from '../queries/submission.ts';
import { addOpening } from '../store/submission.ts';
import { callAtAuthority } from './plead.ts';
import { type Acted, about, actWithLimits, done, said, sealed } from './submission-kit.ts';

/**
 * Breaks the seal of what has come in to a call, once its last day has passed: an event in the log, and in the timeline of the case. From then on those who
 * see the case read the applications. Answers true for the one who opened, false when it was open already.
 */
export function openApplications(doing: Doing, call: string): Acted<boolean> {
  return actWithLimits<boolean>(doing, async (tx) => {
    const found = await callAtAuthority(tx, doing, call, ['case-officer', 'registrar']);
    if (!found.ok) return found;
    if (await openingOf(tx, call)) return done(false);
    if (!mayOpen(found.value, await clockNow(tx))) return sealed;
    const { careCase } = found.value;
    const count = (await receivedIn(tx, call)).length;
    if (!(await addOpening(tx, call, doing.person.id))) return done(false);
    if (careCase !== null) {
      await closeTask(tx, careCase, 'call.closing');
      await addEvent(tx, {
        careCase,
        kind: 'applications.opened',
        says: said((words) => words.authority.openedEvent(count)),
        details: { call, count },
        person: doing.person.id,
        acting: actingText(doing.person),
      });
    }
    return done(true, { action: 'applications.opened', object: about('call', call), details: { count } });
  });
}
