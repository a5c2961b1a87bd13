import { worksForSystem } from '../../platform/db/index.ts';
import type { Job } from '../../platform/jobs/index.ts';
import type { Doing } from '../access/index.ts';
import { type Sealing, sealDocuments } from '../documents/index.ts';
import type { SittingsDeps } from './deps.ts';

/** What bears an electronic seal where the operator has a certificate for it: minutes, those that are published, and the decisions that go to regions. */
const kinds = ['board-minutes', 'board-minutes-published', 'board-decision'];

/** How many are sealed at once when something has been adjusted or published; the job does the rest of an older pile. */
const atOnce = 20;

/**
 * Seals what an act has just drawn up, after its transaction: the documents bear numbers that are taken there, and others who want one wait
 * until it ends. What has been adjusted holds without the seal, so a fault here is left to the job, which tries again and says what is wrong;
 * so is sealing that waits for another machine's time stamp.
 */
export async function sealNow(
  { db, auditKey }: Pick<Doing, 'db' | 'auditKey'>,
  { files, seal }: Pick<SittingsDeps, 'files' | 'seal'>,
): Promise<void> {
  if (!seal || seal.waitsForOthers) return;
  const tx: Parameters<typeof sealDocuments>[0] = (work) =>
    db.tx(async (inner) => {
      await worksForSystem(inner, 'jobs');
      return work(inner);
    });
  await sealDocuments(tx, { files, seal, auditKey }, kinds, { most: atOnce }).catch(() => undefined);
}

/** What a killed process, or a certificate that had run out, left without a seal gets one. Nothing is looked for without a certificate. */
export const sittingsJobs = ({ files, seal, auditKey }: Omit<Sealing, 'seal'> & Pick<SittingsDeps, 'seal'>): readonly Job[] =>
  seal
    ? [
        {
          name: 'documents.seal',
          every: 60,
          run: async (tx, stop) => void (await sealDocuments(tx, { files, seal, auditKey }, kinds, { stop })),
        },
      ]
    : [];
