export { type AuditRecord, listAuditEntries } from './audit.queries.ts';
export { insertAuditEntries } from './audit.store.ts';
export { type AuditEntry, auditEntry, defineAuditEntry } from './audit-entry.ts';
export type { Ctx, DomainEvent, JobName, Replay, RunUseCase } from './use-case-context.ts';
