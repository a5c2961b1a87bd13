import { dayInStockholm, type LocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { act, type Doing } from '../../access/index.ts';
import { addProduct, closeTask, openTask } from '../../cases/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { tell } from '../../messages/index.ts';
import { lastDayFor, mayClose } from '../core/due.ts';
import { type Addressee, addresseesOf, type Consultation } from '../queries/consultation.ts';
import { tallyOf } from '../queries/incoming.ts';
import { extend, markClosed } from '../store/consultation.ts';
import { extendedMessage, taskTitle } from '../text/messages.ts';
import { type Acted, type Asked, about, actWithLimits, consultationFor, done, type Fault, invalid, missing, notNow } from './common.ts';
import { pathFor, recipients, taskKey } from './open.ts';

export type Extending = { readonly addressee: string | null; readonly to: LocalDate; readonly reason: string };

/** A later last day for all who are asked, or for one. They are told; the day that was, and why, is kept. */
export function extendConsultation(doing: Doing, asked: Asked, { addressee, to, reason }: Extending): Acted<string> {
  return act<string, Fault>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, asked, ['open']);
    if (!found.ok) return found;
    const { consultation, now } = found.value;
    const all = await addresseesOf(tx, asked.id);
    const one = all.find(({ id }) => id === addressee);
    if ((addressee !== null && !one) || consultation.lastDay === null) return missing;
    const from = lastDayFor(consultation.lastDay, one?.lastDay ?? null);
    if (to <= from) return invalid({ to: 'not-later' });
    if (to < dayInStockholm(now)) return invalid({ to: 'past' });
    await extend(tx, { consultation: asked.id, addressee, from, to, reason, person: doing.person.id });
    await tellOfDay(tx, consultation, one ? [one] : all, to, reason);
    return done(asked.id, { action: 'consultation.extended', object: about('consultation', asked.id), details: { addressee, from, to } });
  });
}

/** Tells those concerned of their new last day, and moves what they have to do. */
export async function tellOfDay(
  tx: Tx,
  { id, careCase, areaName, fictitious }: Consultation,
  addressees: readonly Addressee[],
  to: LocalDate,
  reason: string,
): Promise<void> {
  const message = extendedMessage(areaName, { sv: formatDate(to, 'sv'), en: formatDate(to, 'en') }, reason);
  for (const { organisation, mail, invite } of addressees) {
    await tell(tx, { to: recipients(organisation, mail), message, careCase, path: pathFor(id, organisation, invite), fictitious });
    if (organisation === null) continue;
    await openTask(tx, {
      careCase,
      key: taskKey(id, organisation),
      title: taskTitle(areaName),
      role: 'consultation-respondent',
      person: null,
      organisation,
      due: to,
      path: paths.responses,
    });
  }
}

/** Closes a consultation when the last day has passed for all who were asked. The closed consultation is a product of the step. */
export function closeConsultation(doing: Doing, asked: Asked): Acted<string> {
  return actWithLimits<string>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, asked, ['open']);
    if (!found.ok) return found;
    const { consultation, now } = found.value;
    const { lastDay, careCase, fictitious, areaName } = consultation;
    if (lastDay === null) return notNow;
    const addressees = await addresseesOf(tx, asked.id);
    const days = addressees.map((one) => lastDayFor(lastDay, one.lastDay));
    if (!mayClose([lastDay, ...days], now)) return invalid({ close: 'not-yet' });
    const { standing, waiting } = await tallyOf(tx, asked.id);
    if (waiting > 0) return invalid({ close: 'waiting' });
    await addProduct(tx, { careCase, kind: 'consultation', document: consultation.letterDocument, ref: asked.id, person: doing.person.id });
    const { number } = await registerEntry(tx, {
      direction: 'drawn-up',
      kind: 'document',
      counterpart: null,
      subject: `Remissen om ${areaName} är stängd`,
      careCase,
      document: null,
      secrecy: null,
      person: doing.person.id,
      fictitious,
    });
    // Who has not answered by now has nothing more to do.
    for (const { organisation } of addressees) if (organisation !== null) await closeTask(tx, careCase, taskKey(asked.id, organisation));
    await markClosed(tx, asked.id, doing.person.id, now);
    return done(asked.id, {
      action: 'consultation.closed',
      object: about('consultation', asked.id),
      details: { careCase, answers: standing, diaryNumber: number },
    });
  });
}
