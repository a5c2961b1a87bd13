import { applicationJobs } from './modules/applications/index.ts';
import { casesJobs } from './modules/cases/index.ts';
import { consultationJobs } from './modules/consultations/index.ts';
import { type DocumentsDeps, documentJobs } from './modules/documents/index.ts';
import { groupsJobs } from './modules/groups/index.ts';
import { messageJobs } from './modules/messages/index.ts';
import { sittingsJobs } from './modules/sittings/index.ts';
import { uploadJobs } from './modules/uploads/index.ts';
import type { KeptFileStore } from './platform/files/index.ts';
import type { Job } from './platform/jobs/index.ts';
import type { AuditKey } from './platform/keys.ts';
import type { Log } from './platform/log.ts';
import { createMailer } from './platform/mail/index.ts';
import { onceJobs } from './platform/once.ts';
import type { Settings } from './platform/settings.ts';
import { reviewJobs } from './review-reminders.ts';

/** All that the product does by itself, from every module. In a demonstration no mail leaves. */
export function appJobs(
  { mode, mail, baseUrl }: Pick<Settings, 'mode' | 'mail' | 'baseUrl'>,
  lent: {
    readonly files: KeptFileStore;
    readonly log: Log;
    readonly auditKey: AuditKey;
    readonly scan?: DocumentsDeps['scan'];
    readonly seal?: DocumentsDeps['seal'];
  },
): readonly Job[] {
  const mailer = mail && mode === 'production' ? createMailer({ ...mail, host: new URL(baseUrl).hostname }) : undefined;
  return [
    ...messageJobs({ mailer, baseUrl }),
    ...documentJobs(lent),
    ...uploadJobs(lent),
    ...casesJobs,
    ...reviewJobs,
    ...groupsJobs(lent),
    ...consultationJobs(lent),
    ...applicationJobs,
    ...sittingsJobs(lent),
    ...onceJobs,
  ];
}
