export { attachmentAccept } from './core/attachment.ts';
export type { Document, DocumentFile, Form, NewDocument } from './core/document.ts';
export { cleanName, fileName } from './core/file-name.ts';
export type { DocumentsDeps, Scan } from './deps.ts';
export { documentJobs } from './jobs.ts';
export { addNumbered } from './numbered.ts';
export { documentsById, documentsOfCase, findDocument, referredTo } from './queries.ts';
export { attachmentUpload, receiveUpload, receiveUploads } from './receive.ts';
export { renderAll, renderAt } from './render.ts';
export { documentRoutes } from './routes/index.ts';
export { DocumentList } from './screens/document-list.tsx';
export { SealFacts } from './screens/seal-facts.tsx';
export { findOpenSeal, findSeal, type Seal, type Sealing, sealDocuments } from './seals.ts';
export {
  addDocument,
  addDocuments,
  addVersion,
  handInDocument,
  markSecret,
  type NewVersion,
  newDocumentId,
  publishDocument,
  withdrawDocument,
} from './store.ts';
export { attachmentText } from './text/attachments.ts';
