import { type KeptFileStore, sweepOrphans } from '../../platform/files/index.ts';
import type { Job } from '../../platform/jobs/index.ts';
import type { Log } from '../../platform/log.ts';
import { referredTo } from './queries.ts';

/** Sweeping away what acts that came to nothing have left in the store, at night. */
export const documentJobs = ({ files, log }: { readonly files: KeptFileStore; readonly log: Log }): readonly Job[] => [
  {
    name: 'files.sweep',
    every: { at: '03.30' },
    run: async (tx) => {
      const swept = await sweepOrphans(files, await tx(referredTo), new Date());
      if (swept > 0) log.info({ swept }, 'files that nothing refers to were taken away');
    },
  },
];
