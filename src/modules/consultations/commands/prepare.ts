import { randomUUID } from 'node:crypto';
import { dayInStockholm, type LocalDate } from '../../../kernel/date.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { clockNow } from '../../../platform/db/index.ts';
import { act, type Doing } from '../../access/index.ts';
import { caseForAct } from '../../cases/index.ts';
import { isMailAddress } from '../../messages/index.ts';
import { findApprovedBasis, partsOf } from '../../proposals/index.ts';
import { addresseesOf, consultationsOfCase, organisationsToAsk } from '../queries/consultation.ts';
import { addAddressee, addConsultation, dropAddressee, type LetterFacts, saveLetter, saveParts } from '../store/consultation.ts';
import { type Acted, type Asked, about, consultationFor, done, type Fault, invalid, missing, notNow } from './common.ts';

const basisRef = (basis: { readonly id: string; readonly version: number }): string => `${basis.id}@${basis.version}`;

/** A consultation in the making, with the parts of the basis that has been approved. One at a time in a case. */
export function beginConsultation(doing: Doing, careCase: string): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await caseForAct(tx, doing, careCase, { roles: ['case-officer'], states: ['consultation'] });
    if (!found.ok) return fail({ kind: 'case', careCase, fault: found.error });
    const going = (await consultationsOfCase(tx, careCase)).find(({ state }) => state !== 'closed');
    if (going) return ok({ answer: going.id, events: [] });
    const basis = await findApprovedBasis(tx, careCase);
    if (!basis) return notNow;
    const id = randomUUID();
    const { area, areaName, fictitious } = found.value;
    const parts = partsOf(basis.basis).filter(({ passages }) => passages.length > 0);
    await addConsultation(tx, { id, careCase, area, areaName, fictitious, basis: basisRef(basis), parts, person: doing.person.id });
    return done(id, { action: 'consultation.begun', object: about('consultation', id), details: { careCase, basis: basisRef(basis) } });
  });
}

/** The parts of the basis as it was last approved, in place of those that were taken before. */
export function renewParts(doing: Doing, asked: Asked): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, asked, ['draft']);
    if (!found.ok) return found;
    const basis = await findApprovedBasis(tx, found.value.careCase.id);
    if (!basis) return notNow;
    const parts = partsOf(basis.basis).filter(({ passages }) => passages.length > 0);
    await saveParts(tx, asked.id, doing.person.id, basisRef(basis), parts);
    return done(asked.id, { action: 'consultation.changed', object: about('consultation', asked.id), details: { basis: basisRef(basis) } });
  });
}

/** The letter, the last day and whether everyone may answer. */
export function writeLetter(doing: Doing, asked: Asked, facts: LetterFacts): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, asked, ['draft']);
    if (!found.ok) return found;
    const today = dayInStockholm(await clockNow(tx));
    if (facts.lastDay !== null && facts.lastDay < today) return invalid({ lastDay: 'past' });
    await saveLetter(tx, asked.id, doing.person.id, facts);
    return done(asked.id, {
      action: 'consultation.changed',
      object: about('consultation', asked.id),
      details: { lastDay: facts.lastDay, openToAll: facts.openToAll },
    });
  });
}

export type Addressing = {
  readonly kind: 'obliged' | 'invited';
  /** Organisations of the product. */
  readonly organisations: readonly string[];
  /** Another, by name and mail address. */
  readonly other: { readonly name: string; readonly mail: string } | null;
};

/** Puts organisations on the list of those who are asked; those who stand there stay as they are. */
export function addAddressees(doing: Doing, id: string, given: Addressing): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, { id }, ['draft']);
    if (!found.ok) return found;
    const known = new Map((await organisationsToAsk(tx)).map((one) => [one.id, one.name]));
    if (given.organisations.some((one) => !known.has(one))) return missing;
    if (given.organisations.length === 0 && given.other === null) return invalid({ organisations: 'nobody' });
    if (given.other !== null && !isMailAddress(given.other.mail)) return invalid({ mail: 'mail' });
    for (const organisation of given.organisations)
      await addAddressee(tx, id, { kind: given.kind, organisation, name: known.get(organisation) ?? organisation, mail: null });
    if (given.other !== null) await addAddressee(tx, id, { kind: given.kind, organisation: null, ...given.other });
    const added = given.organisations.length + (given.other === null ? 0 : 1);
    return done(id, { action: 'consultation.addressed', object: about('consultation', id), details: { added, kind: given.kind } });
  });
}

export function removeAddressee(doing: Doing, id: string, addressee: string): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, { id }, ['draft']);
    if (!found.ok) return found;
    const one = (await addresseesOf(tx, id)).find((other) => other.id === addressee);
    if (one) await dropAddressee(tx, id, addressee);
    return done(id, { action: 'consultation.addressed', object: about('consultation', id), details: { removed: one ? 1 : 0 } });
  });
}

export type { LetterFacts, LocalDate };
