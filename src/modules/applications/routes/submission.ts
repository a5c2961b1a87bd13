import type { Route } from '../../../platform/http/route.ts';
import type { ApplicationsDeps } from '../deps.ts';
import { receiptRoutes } from './receipt.tsx';
import { pleadRoutes } from './submission-plead.tsx';
import { submissionsInRoutes } from './submissions-in.tsx';
import { submitRoutes } from './submit.tsx';
import { submittedFileRoutes } from './submitted-files.ts';
import { withdrawRoutes } from './withdraw.tsx';

/** Sending in, receipts, what was sent in for ever, taking back, pleas, and the seal. */
export const submissionRoutes: readonly Route<ApplicationsDeps>[] = [
  ...submitRoutes,
  ...receiptRoutes,
  ...submittedFileRoutes,
  ...withdrawRoutes,
  ...pleadRoutes,
  ...submissionsInRoutes,
];
