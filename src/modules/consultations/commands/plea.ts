import { dayInStockholm, type LocalDate } from '../../../kernel/date.ts';
import { paths } from '../../../kernel/paths.ts';
import { clockNow } from '../../../platform/db/index.ts';
import { act, type Doing } from '../../access/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { tell } from '../../messages/index.ts';
import { organisationName } from '../queries/answer.ts';
import { addresseesOf, pleasOf } from '../queries/consultation.ts';
import { addAddresseeLate, addPlea, extend, judgePlea } from '../store/consultation.ts';
import { pleaJudgedMessage, pleaMessage } from '../text/messages.ts';
import { type Acted, about, consultationFor, done, type Fault, invalid, missing, notNow, sentOutFor, takenFrom } from './common.ts';
import { tellOfDay } from './extend.ts';

/** Asks to be let in after the last day. It is registered, and a case officer decides. */
export function plead(doing: Doing, consultation: string, reason: string): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const { organisation } = doing.person.acting;
    const found = await sentOutFor(tx, doing, consultation);
    if (!found) return missing;
    const taken = await takenFrom(tx, found, organisation, await clockNow(tx));
    if (taken.ok || found.summaryLocked) return notNow;
    if ((await pleasOf(tx, consultation, organisation)).some(({ state }) => state === 'waiting')) return notNow;
    const name = await organisationName(tx, organisation);
    const { careCase, areaName, fictitious } = found;
    await tell(tx, {
      to: [{ role: 'case-officer', organisation: 'authority' }],
      message: pleaMessage(areaName, name),
      careCase,
      path: paths.consultationIncoming(consultation),
      fictitious,
    });
    const { number } = await registerEntry(tx, {
      direction: 'incoming',
      kind: 'document',
      counterpart: name,
      subject: `Önskemål om att få lämna remissvar om ${areaName} efter sista dagen`,
      careCase,
      document: null,
      secrecy: null,
      person: doing.person.id,
      fictitious,
    });
    await addPlea(tx, { consultation, careCase, organisation, name, reason, diaryNumber: number, person: doing.person.id });
    return done(consultation, {
      action: 'consultation.pleaded',
      object: about('consultation', consultation),
      details: { organisation, diaryNumber: number },
    });
  });
}

export type Judging = { readonly id: string; readonly plea: string; readonly newLastDay: LocalDate | null; readonly decision: string };

/** Lets a late one in until a new last day of its own, or not; with reasons, told and registered. */
export function judgeLate(doing: Doing, { id, plea, newLastDay, decision }: Judging): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, { id }, ['open', 'closed']);
    if (!found.ok) return found;
    const { consultation, now } = found.value;
    const one = (await pleasOf(tx, id)).find((other) => other.id === plea);
    if (!one || consultation.lastDay === null) return missing;
    if (one.state !== 'waiting' || (newLastDay !== null && consultation.summaryLocked)) return notNow;
    if (newLastDay !== null && newLastDay < dayInStockholm(now)) return invalid({ newLastDay: 'past' });
    await judgePlea(tx, plea, { newLastDay, decision, person: doing.person.id, now });
    const { careCase, areaName, fictitious } = consultation;
    if (newLastDay !== null) {
      await addAddresseeLate(tx, id, one.organisation, one.name);
      const addressee = (await addresseesOf(tx, id)).find(({ organisation }) => organisation === one.organisation);
      if (addressee) {
        const from = addressee.lastDay ?? consultation.lastDay;
        await extend(tx, { consultation: id, addressee: addressee.id, from, to: newLastDay, reason: decision, person: doing.person.id });
        await tellOfDay(tx, consultation, [addressee], newLastDay, decision);
      }
    }
    await tell(tx, {
      to: [
        { role: 'consultation-respondent', organisation: one.organisation },
        { role: 'region-contact', organisation: one.organisation },
      ],
      message: pleaJudgedMessage(areaName, newLastDay !== null, decision),
      careCase,
      path: paths.responses,
      fictitious,
    });
    const { number } = await registerEntry(tx, {
      direction: 'outgoing',
      kind: 'decision',
      counterpart: one.name,
      subject: `${newLastDay === null ? 'Sent remissvar tas inte emot' : 'Sent remissvar får lämnas'}: ${areaName}`,
      careCase,
      document: null,
      secrecy: null,
      person: doing.person.id,
      fictitious,
    });
    return done(id, {
      action: 'consultation.plea-judged',
      object: about('consultation', id),
      details: { plea, newLastDay, diaryNumber: number },
    });
  });
}
