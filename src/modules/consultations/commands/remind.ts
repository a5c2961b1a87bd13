import { dayInStockholm, type LocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { clockNow, type Database, type Tx, worksForSystem } from '../../../platform/db/index.ts';
import { tell } from '../../messages/index.ts';
import { lastDayFor, reminderDue } from '../core/due.ts';
import { remindable } from '../queries/reminders.ts';
import { noteReminder } from '../store/consultation.ts';
import { reminderMessage } from '../text/messages.ts';
import { pathFor, recipients } from './open.ts';

/**
 * Reminds those who are asked and have not answered: 30, 7 and 1 days before their last day, and on the day itself. However often, and on
 * however many nodes it runs, each is reminded once. Returns how many were reminded.
 */
export const remindDue = (db: Pick<Database, 'tx'>): Promise<number> =>
  db.tx(async (tx) => {
    await worksForSystem(tx, 'jobs');
    return remind(tx, await clockNow(tx));
  });

/** The same, in a transaction of the product's own work. */
export async function remind(tx: Tx, now: Date): Promise<number> {
  let count = 0;
  for (const one of await remindable(tx)) {
    const lastDay = lastDayFor(one.lastDay, one.ownLastDay);
    const days = reminderDue({ lastDay, since: dayInStockholm(one.since), sent: one.sent[lastDay] ?? [] }, now);
    if (days === undefined || !(await noteReminder(tx, one.addressee, lastDay, days))) continue;
    const message = reminderMessage(one.areaName, inWords(lastDay), days);
    const path = pathFor(one.consultation, one.organisation, one.invite);
    await tell(tx, { to: recipients(one.organisation, one.mail), message, careCase: one.careCase, path, fictitious: one.fictitious });
    count += 1;
  }
  return count;
}

const inWords = (day: LocalDate) => ({ sv: formatDate(day, 'sv'), en: formatDate(day, 'en') });
