import { formatDate, type Lang } from './kernel/format.ts';
import { patterns } from './kernel/paths.ts';
import { type ReviewReminder, takeReviewReminders } from './modules/access/index.ts';
import { tell } from './modules/messages/index.ts';
import type { Tx } from './platform/db/index.ts';
import type { Phrase } from './platform/i18n/language.ts';
import type { Job } from './platform/jobs/index.ts';

const text = {
  sv: {
    'due-soon': 'Översynen av roller: snart sista dag',
    overdue: 'Översynen av roller: sista dag har passerat',
    'time-for-new': 'Det är dags för en ny översyn av roller',
    left: (left: number, due: string): string => `${left === 1 ? 'En roll väntar' : `${left} roller väntar`} på svar. Sista dag: ${due}.`,
    begin: 'Det har gått ett år sedan den senaste översynen, eller så har ingen gjorts. Öppna en ny på sidan Översyn.',
  },
  en: {
    'due-soon': 'The review of roles: the last day is near',
    overdue: 'The review of roles: the last day has passed',
    'time-for-new': 'It is time for a new review of roles',
    left: (left: number, due: string): string => `${left === 1 ? 'One role waits' : `${left} roles wait`} for an answer. Last day: ${due}.`,
    begin: 'A year has passed since the last review, or there has been none. Open a new one on the page Review.',
  },
} as const;

const bodyOf = ({ left, due }: ReviewReminder): Phrase => {
  const say = (lang: Lang): string => (due === null ? text[lang].begin : text[lang].left(left, formatDate(due, lang)));
  return { sv: say('sv'), en: say('en') };
};

/** Tells administrators what the yearly review of roles waits for; each thing once. Returns how many organisations were told. */
export async function remindOfReview(tx: Tx): Promise<number> {
  const reminders = await takeReviewReminders(tx);
  for (const reminder of reminders) {
    const { kind, organisation, fictitious } = reminder;
    const role = organisation === 'authority' ? ('administrator' as const) : ('region-administrator' as const);
    await tell(tx, {
      to: [{ role, organisation }],
      message: { key: `roles.review-${kind}`, subject: { sv: text.sv[kind], en: text.en[kind] }, body: bodyOf(reminder) },
      careCase: null,
      path: patterns.review,
      fictitious,
    });
  }
  return reminders.length;
}

export const reviewJobs: readonly Job[] = [
  { name: 'roles.review-remind', every: { at: '06.30' }, run: (tx) => tx(remindOfReview).then(() => undefined) },
];
