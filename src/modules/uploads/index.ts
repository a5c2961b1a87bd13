import type { Route } from '../../platform/http/route.ts';
import type { UploadsDeps } from './deps.ts';
import { apiRoutes } from './routes/api.ts';
import { attachmentRoutes } from './routes/attachments.tsx';

export type { Upload } from './core/upload.ts';
export type { UploadPlace, UploadPurpose, UploadsDeps } from './deps.ts';
export { uploadJobs } from './jobs.ts';
export { type Attachment, allUploadsOf, attachmentsOf, hasRoom, keptIds, uploadsOf } from './queries.ts';
export { AttachmentList, UploadField } from './screens/attachments.tsx';

/** Files that come in pieces and go on after a lost line, or with a plain form. */
export const uploadsRoutes: readonly Route<UploadsDeps>[] = [...apiRoutes, ...attachmentRoutes];
