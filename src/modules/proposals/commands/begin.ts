import { paths } from '../../../kernel/paths.ts';
import { fail, ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { act, type Doing } from '../../access/index.ts';
import { actingText, addEvent, caseForAct, openTask } from '../../cases/index.ts';
import { tell } from '../../messages/index.ts';
import { emptyContents } from '../core/parts.ts';
import { editionsOf, snapshotOf } from '../queries.ts';
import { addEdition } from '../store.ts';
import { basisText } from '../text/basis.ts';
import { type BasisFault, lockers, membersOf, statesOf, writers } from './kit.ts';

const { sv, en } = basisText;

/** The first edition of a case's basis, with nothing written. */
export const beginBasis = (doing: Doing, careCase: string) =>
  act<string, BasisFault>(doing, async (tx) => {
    const found = await caseForAct(tx, doing, careCase, { ...writers, states: ['review'] });
    if (!found.ok) return found;
    if ((await editionsOf(tx, careCase)).length > 0) return fail({ kind: 'begun-already' });
    const { area, areaName, fictitious } = found.value;
    const by = { person: doing.person.id, acting: actingText(doing.person) };
    const id = await addEdition(tx, {
      ...by,
      careCase,
      area,
      edition: 1,
      origin: 'first',
      reason: null,
      contents: emptyContents,
      fictitious,
    });
    await writeTask(tx, careCase, areaName);
    return ok({ answer: id, events: [{ action: 'basis.begun', object: { kind: 'case', id: careCase }, details: { edition: 1 } }] });
  });

/** The task of those who write. */
export const writeTask = (tx: Tx, careCase: string, area: string): Promise<void> =>
  openTask(tx, {
    careCase,
    key: 'basis.write',
    title: { sv: sv.title(area), en: en.title(area) },
    role: 'case-officer',
    person: null,
    organisation: 'authority',
    due: null,
    path: paths.basis(careCase),
  });

/**
 * Opens a new edition that begins where the locked one ended. `reopened`: before the consultation, in the review. `revision`: the final text, once
 * the consultation has begun and until the decision.
 */
export const reopenBasis = (doing: Doing, careCase: string, origin: 'reopened' | 'revision', reason: string) =>
  act<string, BasisFault>(doing, async (tx) => {
    const found = await caseForAct(tx, doing, careCase, { ...lockers, states: statesOf(origin) });
    if (!found.ok) return found;
    const [last] = await editionsOf(tx, careCase);
    if (last?.status === 'open') return fail({ kind: 'begun-already' });
    const snapshot = last && (await snapshotOf(tx, last.id));
    if (!last || !snapshot) return fail({ kind: 'locked' });
    const { area, areaName, fictitious } = found.value;
    const by = { person: doing.person.id, acting: actingText(doing.person) };
    const edition = last.edition + 1;
    const id = await addEdition(tx, { ...by, careCase, area, edition, origin, reason, contents: snapshot.contents, fictitious });
    await writeTask(tx, careCase, areaName);
    await addEvent(tx, {
      careCase,
      kind: 'basis.reopened',
      reason,
      says: { sv: sv.messages.reopenedSubject(areaName), en: en.messages.reopenedSubject(areaName) },
      ...by,
    });
    await tell(tx, {
      to: (await membersOf(tx, careCase)).map(({ person }) => ({ person })),
      message: {
        key: 'basis.reopened',
        subject: { sv: sv.messages.reopenedSubject(areaName), en: en.messages.reopenedSubject(areaName) },
        body: { sv: sv.messages.reopenedBody(areaName, reason), en: en.messages.reopenedBody(areaName, reason) },
      },
      careCase,
      path: paths.basis(careCase),
      fictitious,
    });
    return ok({
      answer: id,
      events: [{ action: 'basis.reopened', object: { kind: 'case', id: careCase }, reason, details: { edition, origin } }],
    });
  });
