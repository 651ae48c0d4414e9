export {
  type AuditRecord,
  countActsOf,
  listAuditEntries,
} from './audit.queries.ts';
export { type AuditEntry, auditEntry, defineAuditEntry } from './audit-entry.ts';
export { makeProof, type ProofParts } from './bundle/make-proof.ts';
export { defineNotice, type NoticeData, type NoticeKind, type NoticeRoute, tell } from './notice.ts';
export type { Ctx, DomainEvent, JobName, Replay, RunUseCase } from './use-case-context.ts';
export { type NoticePayload, noticeJobName } from './write-notice-name.job.ts';
