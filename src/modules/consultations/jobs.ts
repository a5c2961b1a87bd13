import { clockNow } from '../../platform/db/index.ts';
import type { Job } from '../../platform/jobs/index.ts';
import type { AuditKey } from '../audit/index.ts';
import { receive } from './commands/open-answer.ts';
import { remind } from './commands/remind.ts';
import { sweepOpenAnswers } from './store/incoming.ts';

/** Reminders, answers that have been confirmed by mail, and what is not to be kept. */
export const consultationJobs = ({ auditKey }: { readonly auditKey: AuditKey }): readonly Job[] => [
  {
    name: 'consultation.remind',
    every: 900,
    run: async (tx) => {
      await tx(async (inner) => remind(inner, await clockNow(inner)));
    },
  },
  {
    name: 'consultation.receive',
    every: 300,
    run: async (tx, stop) => {
      while (!stop.aborted && (await tx((inner) => receive(inner, auditKey))) > 0);
    },
  },
  { name: 'consultation.sweep', every: { at: '03.30' }, run: (tx) => tx(sweepOpenAnswers).then(() => undefined) },
];
