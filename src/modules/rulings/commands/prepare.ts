import { paths } from '../../../kernel/paths.ts';
import { fail, ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { act, type Doing } from '../../access/index.ts';
import { actingText, caseForAct, closeTask, openTask } from '../../cases/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { tell } from '../../messages/index.ts';
import { areaIds, findApprovedBasis } from '../../proposals/index.ts';
import type { Values } from '../../work/index.ts';
import { beginFrom, rulingFaults } from '../core/content.ts';
import type { RulingsDeps } from '../deps.ts';
import { findPublicRuling, rulingsOf } from '../queries.ts';
import { addRuling, stepRuling } from '../store.ts';
import { rulingsText } from '../text/rulings.ts';
import { type Asked, type At, obstaclesTo, openRuling, preparers, type RulingFault, rulingFor } from './kit.ts';

const { sv, en } = rulingsText;
const object = (id: string) => ({ kind: 'ruling', id });

/** A ruling to write, with what the expert group has proposed as its first content. */
export const beginRuling = (doing: Doing, careCase: string) =>
  act<string, RulingFault>(doing, async (tx) => {
    const found = await caseForAct(tx, doing, careCase, { ...preparers, states: ['ruling'] });
    if (!found.ok) return found;
    const rulings = await rulingsOf(tx, careCase);
    const last = rulings.find(({ status }) => status === 'decided');
    if (openRuling(rulings)) return fail({ kind: 'not-yet' });
    // What has been decided is decided. A case that ended as not national and was resumed by a head is decided anew.
    if (last && !(await wasNotNational(tx, last.id))) return fail({ kind: 'not-yet' });
    const basis = await findApprovedBasis(tx, careCase);
    if (!basis) return fail({ kind: 'no-basis' });
    const { area, fictitious } = found.value;
    const by = { person: doing.person.id, acting: actingText(doing.person) };
    const id = await addRuling(tx, { ...by, careCase, area, basis: basis.id, content: beginFrom(basis.basis), fictitious });
    return ok({ answer: id, events: [{ action: 'ruling.begun', object: object(id), details: { case: careCase } }] });
  });

async function wasNotNational(tx: Tx, ruling: string): Promise<boolean> {
  return (await findPublicRuling(tx, ruling, { withFictitious: true }))?.published.outcome === 'not-nhv';
}

/** Saves the draft. What is half done may be saved; six units may not. */
export const editRuling = (doing: Doing, asked: Asked, values: Values) =>
  act<number, RulingFault>(doing, async (tx) => {
    const found = await rulingFor(tx, doing, asked, 'edit');
    if (!found.ok) return found;
    const saved = await save(tx, doing, found.value, values);
    if (saved) return fail(saved);
    const details = { version: asked.version + 1 };
    return ok({ answer: asked.version + 1, events: [{ action: 'ruling.saved', object: object(found.value.ruling.id), details }] });
  });

async function save(tx: Tx, doing: Doing, { careCase, ruling }: At, values: Values): Promise<RulingFault | undefined> {
  const basis = await findApprovedBasis(tx, careCase.id);
  if (!basis) return { kind: 'no-basis' };
  const faults = rulingFaults(values, basis.basis, 'writing');
  if (faults.length > 0) return { kind: 'faults', faults };
  const by = { person: doing.person.id, acting: actingText(doing.person) };
  const step = { ruling: ruling.id, version: ruling.version, action: 'edit', to: ruling.status, content: values, note: null } as const;
  return (await stepRuling(tx, { ...step, ...by, basis: basis.id })) ? undefined : { kind: 'ruling-stale', now: ruling };
}

/**
 * Sends it to the head for decision, with everything that must be there: the products of steps 2 and 3, a final text that is locked and does not
 * contradict itself, and reasons where the agency departs from the expert group. It gets its diary number here. `values` saves first.
 */
export const proposeRuling = (doing: Doing, deps: Pick<RulingsDeps, 'authoring' | 'register'>, asked: Asked, values?: Values) =>
  act<number, RulingFault>(doing, async (tx) => {
    const first = await rulingFor(tx, doing, asked, 'propose');
    if (!first.ok) return first;
    const faulty = values && (await save(tx, doing, first.value, values));
    if (faulty) return fail(faulty);
    const { careCase, ruling, ...rest } = first.value;
    const now = values ?? rest.values;
    const areas = areaIds(deps, careCase.fictitious);
    const { basis, obstacles } = await obstaclesTo(tx, { authoring: deps.authoring, person: doing.person, areas }, careCase, ruling, now);
    const fields = obstacles.find((one) => one.kind === 'faults');
    if (fields?.kind === 'faults') return fail({ kind: 'faults', faults: fields.faults });
    if (obstacles.length > 0 || !basis) return fail({ kind: 'obstacles', obstacles });
    const version = values ? asked.version + 1 : asked.version;
    const { fictitious, areaName } = careCase;
    const by = { person: doing.person.id, acting: actingText(doing.person) };
    const number =
      ruling.diaryNumber ??
      (
        await registerEntry(tx, {
          direction: 'drawn-up',
          kind: 'document',
          counterpart: null,
          subject: `Förslag: ${sv.print.title(areaName)}`,
          careCase: careCase.id,
          document: null,
          secrecy: null,
          person: doing.person.id,
          fictitious,
        })
      ).number;
    const step = { ruling: ruling.id, version, action: 'propose', to: 'proposed', content: null, note: null } as const;
    if (!(await stepRuling(tx, { ...step, ...by, basis: basis.id, diaryNumber: number })))
      return fail({ kind: 'ruling-stale', now: ruling });
    await closeTask(tx, careCase.id, 'ruling.returned');
    await openTask(tx, {
      careCase: careCase.id,
      key: 'ruling.decide',
      title: { sv: sv.taskTitle(areaName), en: en.taskTitle(areaName) },
      role: 'head',
      person: null,
      organisation: 'authority',
      due: null,
      path: paths.ruling(careCase.id),
    });
    await tell(tx, {
      to: [{ role: 'head', organisation: 'authority' }],
      message: {
        key: 'ruling.proposed',
        subject: { sv: sv.messages.proposed(areaName), en: en.messages.proposed(areaName) },
        body: {
          sv: sv.messages.proposedBody(areaName, doing.person.name),
          en: en.messages.proposedBody(areaName, doing.person.name),
        },
      },
      careCase: careCase.id,
      path: paths.ruling(careCase.id),
      fictitious,
    });
    const details = { version: version + 1, case: careCase.id, number };
    return ok({ answer: version + 1, events: [{ action: 'ruling.proposed', object: object(ruling.id), details }] });
  });

/** The officer takes it back; nothing of it is decided. */
export const withdrawRuling = (doing: Doing, asked: Asked) =>
  act<number, RulingFault>(doing, async (tx) => {
    const found = await rulingFor(tx, doing, asked, 'withdraw');
    if (!found.ok) return found;
    const { ruling, careCase } = found.value;
    const by = { person: doing.person.id, acting: actingText(doing.person) };
    const step = { ruling: ruling.id, version: asked.version, action: 'withdraw', to: 'withdrawn', content: null, note: null } as const;
    if (!(await stepRuling(tx, { ...step, ...by }))) return fail({ kind: 'ruling-stale', now: ruling });
    for (const key of ['ruling.decide', 'ruling.returned']) await closeTask(tx, careCase.id, key);
    return ok({
      answer: asked.version + 1,
      events: [{ action: 'ruling.withdrawn', object: object(ruling.id), details: { case: careCase.id } }],
    });
  });

/** The head gives it back to the officer with what needs to change. */
export const returnRuling = (doing: Doing, asked: Asked, reason: string) =>
  act<number, RulingFault>(doing, async (tx) => {
    const found = await rulingFor(tx, doing, asked, 'return');
    if (!found.ok) return found;
    const { ruling, careCase } = found.value;
    const by = { person: doing.person.id, acting: actingText(doing.person) };
    const step = { ruling: ruling.id, version: asked.version, action: 'return', to: 'returned', content: null, note: reason } as const;
    if (!(await stepRuling(tx, { ...step, ...by }))) return fail({ kind: 'ruling-stale', now: ruling });
    const { areaName, fictitious } = careCase;
    await closeTask(tx, careCase.id, 'ruling.decide');
    await openTask(tx, {
      careCase: careCase.id,
      key: 'ruling.returned',
      title: { sv: sv.taskReturned(areaName), en: en.taskReturned(areaName) },
      role: null,
      person: ruling.preparedBy,
      organisation: 'authority',
      due: null,
      path: paths.ruling(careCase.id),
    });
    await tell(tx, {
      to: [{ person: ruling.preparedBy }],
      message: {
        key: 'ruling.returned',
        subject: { sv: sv.messages.returned(areaName), en: en.messages.returned(areaName) },
        body: { sv: reason, en: reason },
      },
      careCase: careCase.id,
      path: paths.ruling(careCase.id),
      fictitious,
    });
    return ok({
      answer: asked.version + 1,
      events: [{ action: 'ruling.returned', object: object(ruling.id), reason, details: { case: careCase.id } }],
    });
  });
