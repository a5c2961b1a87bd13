import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { clockNow, type Tx } from '../../../platform/db/index.ts';
import type { Job } from '../../../platform/jobs/index.ts';
import { tell } from '../../messages/index.ts';
import { reminderDue } from '../core/completion.ts';
import { remindable } from '../queries/completion-overview.ts';
import { noteReminder } from '../store/completion.ts';
import { completionText as text } from '../text/completion.ts';

/**
 * Reminds regions that have sent nothing in, 30, 7 and 1 days before the last day. However often, on however many nodes, and however the day is moved:
 * each kind once. Returns how many were reminded.
 */
export async function remindOfCalls(tx: Tx): Promise<number> {
  const today = dayInStockholm(await clockNow(tx));
  let count = 0;
  for (const one of await remindable(tx)) {
    const days = reminderDue({ lastDay: one.lastDay, since: dayInStockholm(one.openedAt), sent: one.sent }, today);
    if (days === undefined || !(await noteReminder(tx, one.call, one.organisation, days))) continue;
    const { areaName, organisation } = one;
    const [sv, en] = [formatDate(one.lastDay, 'sv'), formatDate(one.lastDay, 'en')];
    const left = Math.round((Date.parse(one.lastDay) - Date.parse(today)) / 86_400_000);
    await tell(tx, {
      to: [
        { role: 'region-contact', organisation },
        { role: 'applicant-editor', organisation },
        { role: 'region-signatory', organisation },
        { organisation },
      ],
      message: {
        key: 'application.reminder',
        subject: { sv: text.sv.messages.remindSubject(areaName, sv), en: text.en.messages.remindSubject(areaName, en) },
        body: { sv: text.sv.messages.remind(areaName, sv, left), en: text.en.messages.remind(areaName, en, left) },
      },
      careCase: one.careCase,
      path: paths.call(one.call),
      fictitious: one.fictitious,
    });
    count += 1;
  }
  return count;
}

export const applicationJobs: readonly Job[] = [
  {
    name: 'applications.remind',
    every: 900,
    run: async (tx) => {
      await tx(remindOfCalls);
    },
  },
];
