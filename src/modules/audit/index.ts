export { appendAudit } from './append.ts';
export type { AuditKey, ChainFault, ChainHead } from './chain.ts';
export type { AuditEvent, AuditResult, AuditRow } from './core/event.ts';
export { auditHead, auditRowsAfter } from './store.ts';
export { type Verification, verifyAudit } from './verify.ts';
