// Append-only: this file inserts, the application's database role may do no more (B-126). Timestamps are UTC (B-127).

import type { Tx } from '#server/platform/db/database.ts';
import type { Actor } from '#server/policy/actor.ts';
import type { AuditEntry } from './audit-entry.ts';

/** Writes the entries of one use case in one statement, in the order they were made. */
export async function insertAuditEntries(
  tx: Tx,
  entries: readonly AuditEntry[],
  by: { actor: Actor; now: Date; newId: () => string },
): Promise<void> {
  if (entries.length === 0) return;
  await tx
    .insertInto('audit_entries')
    .values(
      entries.map(({ actor = by.actor, ...entry }) => ({
        id: by.newId(),
        at: by.now,
        actor_kind: actor.kind,
        actor_id: actor.kind === 'system' ? null : actor.accountId,
        action: entry.action,
        version: entry.version,
        subject_kind: entry.subjectKind,
        subject_id: entry.subjectId,
        details: JSON.stringify(entry.details),
      })),
    )
    .execute();
}
