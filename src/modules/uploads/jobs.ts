import type { Job } from '../../platform/jobs/index.ts';
import type { Log } from '../../platform/log.ts';
import { type AuditKey, appendAudit } from '../audit/index.ts';
import { finishUpload } from './commands/finish.ts';
import type { UploadsDeps } from './deps.ts';
import { leftUnchecked } from './queries.ts';
import { sweepUploads } from './store.ts';

type Lent = Pick<UploadsDeps, 'files' | 'scan'> & { readonly log: Log; readonly auditKey: AuditKey };

/** Files whose check was cut off are checked again, and those that were given up go. Their pieces are swept with the store. */
export const uploadJobs = (lent: Lent): readonly Job[] => [
  {
    name: 'uploads.check',
    every: 120,
    run: async (tx, stop) => {
      for (const upload of await tx(leftUnchecked)) {
        if (stop.aborted) return;
        await finishUpload(lent, tx, upload, async (inner, { action, details }) => {
          await appendAudit(inner, lent.auditKey, {
            action,
            details,
            object: { kind: 'upload', id: upload.id },
            result: action === 'upload.refused' ? 'denied' : 'done',
            reason: null,
            actor: upload.owner,
            acting: 'jobs',
            origin: null,
            requestId: null,
          });
        });
      }
    },
  },
  {
    name: 'uploads.sweep',
    every: 3_600,
    run: async (tx) => {
      const swept = await tx(sweepUploads);
      if (swept > 0) lent.log.info({ swept }, 'files that were never sent to the end were given up');
    },
  },
];
