import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { fail } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { act, asSubject, type Doing, isMadeUp } from '../../access/index.ts';
import { openTask } from '../../cases/index.ts';
import { addNumbered } from '../../documents/index.ts';
import { tell } from '../../messages/index.ts';
import type { ConsultationsDeps } from '../deps.ts';
import { letterPrint } from '../print/letter.ts';
import { type Addressee, addresseesOf, type Consultation, findConsultation } from '../queries/consultation.ts';
import { markOpened } from '../store/consultation.ts';
import { openedMessage, taskTitle } from '../text/messages.ts';
import { type Acted, type Asked, about, consultationFor, done, type Fault, invalid, missing } from './common.ts';

/** What keeps a consultation from being sent out, by field. */
export function notReady(one: Consultation, addressees: readonly Addressee[], today: string): Record<string, string> {
  return {
    ...(one.letter.trim() === '' ? { letter: 'empty' } : {}),
    ...(one.contact.trim() === '' ? { contact: 'empty' } : {}),
    ...(one.lastDay === null ? { lastDay: 'empty' } : one.lastDay < today ? { lastDay: 'past' } : {}),
    ...(addressees.length === 0 && !one.openToAll ? { addressees: 'nobody' } : {}),
    ...(one.parts.length === 0 ? { parts: 'empty' } : {}),
  };
}

/**
 * Sends a consultation out: the letter as a document, its diary number, and word to all who are asked. If who is asked has changed since
 * the officer saw it, nothing is sent.
 */
export async function openConsultation(doing: Doing, deps: Pick<ConsultationsDeps, 'db' | 'files'>, asked: Asked): Acted<string> {
  const seen = await asSubject(deps.db, doing.person, async (tx) => {
    const one = await findConsultation(tx, asked.id, { madeUp: await isMadeUp(tx, doing.person.id) });
    return one && { one, addressees: await addresseesOf(tx, one.id) };
  });
  if (!seen) return missing;
  return act<string, Fault>(doing, async (tx) => {
    const found = await consultationFor(tx, doing, asked, ['draft']);
    if (!found.ok) return found;
    const { consultation, now } = found.value;
    const addressees = await addresseesOf(tx, asked.id);
    const faults = notReady(consultation, addressees, dayInStockholm(now));
    if (Object.keys(faults).length > 0 || consultation.lastDay === null) return invalid(faults);
    if (addressees.map(({ id }) => id).join() !== seen.addressees.map(({ id }) => id).join()) return fail({ kind: 'stale' });
    const { careCase, fictitious, areaName } = consultation;
    await tellAddressees(tx, { ...consultation, lastDay: consultation.lastDay }, addressees);
    const { id: document, number } = await addNumbered(tx, deps.files, {
      document: { kind: 'consultation-letter', title: `Missiv: remiss om ${areaName}`, organisation: 'authority', open: true },
      entry: {
        direction: 'outgoing',
        kind: 'document',
        counterpart: addressees.length === 1 ? (addressees[0]?.name ?? null) : null,
        subject: `Remiss om ${areaName}`,
        careCase,
        secrecy: null,
        person: doing.person.id,
        fictitious,
      },
      name: `${fictitious ? 'pahittat-' : ''}missiv-${consultation.area}`,
      print: (given) => letterPrint(consultation, addressees, given),
    });
    await markOpened(tx, asked.id, { person: doing.person.id, document, diaryNumber: number, now });
    return done(asked.id, {
      action: 'consultation.opened',
      object: about('consultation', asked.id),
      details: { careCase, diaryNumber: number, lastDay: consultation.lastDay, addressees: addressees.length },
    });
  });
}

type Told = Pick<Consultation, 'id' | 'careCase' | 'areaName' | 'fictitious'> & { readonly lastDay: NonNullable<Consultation['lastDay']> };

async function tellAddressees(tx: Tx, one: Told, addressees: readonly Addressee[]): Promise<void> {
  const { id, careCase, areaName, fictitious, lastDay } = one;
  const message = openedMessage(areaName, { sv: formatDate(lastDay, 'sv'), en: formatDate(lastDay, 'en') });
  for (const { organisation, mail, invite } of addressees) {
    await tell(tx, { to: recipients(organisation, mail), message, careCase, path: pathFor(id, organisation, invite), fictitious });
    if (organisation !== null)
      await openTask(tx, {
        careCase,
        key: taskKey(id, organisation),
        title: taskTitle(areaName),
        role: 'consultation-respondent',
        person: null,
        organisation,
        due: lastDay,
        path: paths.responses,
      });
  }
}

export const taskKey = (consultation: string, organisation: string): string => `consultation-${consultation}-${organisation}`;

/** Those at an organisation who are told: who answer, who delegate, and its own address. */
export const recipients = (organisation: string | null, mail: string | null): Parameters<typeof tell>[1]['to'] =>
  organisation === null
    ? [{ mail: mail ?? '' }]
    : [{ role: 'consultation-respondent', organisation }, { role: 'region-contact', organisation }, { organisation }];

/** Where one who is asked answers. */
export const pathFor = (id: string, organisation: string | null, invite: string): string =>
  organisation === null ? `${paths.consultationReply(id)}?inbjudan=${invite}` : paths.responses;
