import type { Job } from '../../platform/jobs/index.ts';
import { type AuditKey, appendAudit } from '../audit/index.ts';
import { disposeOfNotAppointed } from './disposal.ts';

/** What the authority has decided on disposal, done at night; the log says how many, and nobody's name. */
export const groupsJobs = ({ auditKey }: { readonly auditKey: AuditKey }): readonly Job[] => [
  {
    name: 'nominations.dispose',
    every: { at: '03.40' },
    run: async (tx) => {
      await tx(async (inner) => {
        for (const { decision, nominations, seats } of await disposeOfNotAppointed(inner)) {
          await appendAudit(inner, auditKey, {
            action: 'nominations.disposed',
            object: { kind: 'disposal-decision', id: decision },
            details: { nominations, seats },
            actor: null,
            acting: null,
            origin: null,
            requestId: null,
            result: 'done',
            reason: null,
          });
        }
      });
    },
  },
];
