import { auditHead } from './modules/audit/index.ts';
import type { Register } from './modules/register/index.ts';
import type { Database } from './platform/db/index.ts';
import { jobsLateSeconds } from './platform/jobs/queries.ts';
import { poolGauges } from './platform/metrics/database.ts';
import type { Gauge } from './platform/metrics/index.ts';

/** What is measured of the modules. Nothing in it tells of a person. */
export function productGauges(db: Pick<Database, 'pool' | 'kysely'>, register: Pick<Register, 'version' | 'secondsSinceCheck'>): Gauge[] {
  return [
    poolGauges(db),
    () => [
      {
        name: 'tillstand_register_info',
        type: 'gauge',
        help: 'The version of the register that this node has in memory',
        samples: [{ labels: { version: register.version() }, value: 1 }],
      },
      {
        name: 'tillstand_register_checked_seconds',
        type: 'gauge',
        help: 'Time since this node last knew that its register is the newest; more than 5 means that answers ask the database',
        samples: [{ value: register.secondsSinceCheck() }],
      },
    ],
    async () => [
      {
        name: 'tillstand_audit_head',
        type: 'gauge',
        help: 'Rows in the audit log',
        samples: [{ value: (await auditHead(db.kysely)).seq }],
      },
    ],
    async () => {
      const { waitingMail } = await import('./modules/messages/index.ts');
      const { count, oldestSeconds, givenUp } = await waitingMail(db.kysely);
      const gauge = (name: string, help: string, value: number) => ({ name, type: 'gauge' as const, help, samples: [{ value }] });
      return [
        gauge('tillstand_mail_waiting', 'Mails that wait to be sent', count),
        gauge('tillstand_mail_waiting_seconds', 'How long the mail has waited that has waited longest', oldestSeconds),
        gauge('tillstand_mail_given_up', 'Mails that could not be sent and were given up', givenUp),
        gauge('tillstand_jobs_late_seconds', 'How late the recurring work is that is most late', await jobsLateSeconds(db.kysely)),
      ];
    },
  ];
}
