// Append-only: this file inserts, the application's database role may do no more (B-126). Timestamps are UTC (B-127).
// Each entry carries its salt and hash from the start; its place in the tree comes after the commit.

import type { Tx } from '#server/platform/db/database.ts';
import type { Actor } from '#server/policy/actor.ts';
import type { AuditEntry } from './audit-entry.ts';
import { contentHash, hashedMoment } from './proof/entry-hash.ts';

/** Who acts, when, and where ids and salts (`saltBytes` unpredictable bytes) come from. */
export type WrittenBy = { actor: Actor; now: Date; newId: () => string; newSalt: () => Buffer };

/** Writes the entries of one use case in one statement, in the order they were made. */
export async function insertAuditEntries(
  tx: Tx,
  entries: readonly AuditEntry[],
  by: WrittenBy,
): Promise<void> {
  if (entries.length === 0) return;
  await tx
    .insertInto('audit_entries')
    .values(entries.map((entry) => rowOf(entry, by)))
    .execute();
}

function rowOf({ actor: itsActor, ...entry }: AuditEntry, by: WrittenBy) {
  const actor = itsActor ?? by.actor;
  const id = by.newId();
  const salt = by.newSalt();
  const details = JSON.stringify(entry.details);
  const actorId = actor.kind === 'system' ? null : actor.accountId;
  const sessionId = actor.kind === 'system' ? null : (actor.sessionId ?? null);
  const { action, version, subjectKind, subjectId } = entry;
  const hashed = {
    id,
    at: hashedMoment(by.now),
    actorKind: actor.kind,
    actorId,
    sessionId,
    action,
    version,
    subjectKind,
    subjectId,
    // As the database will give them back: without what JSON leaves out.
    details: JSON.parse(details) as unknown,
  };
  return {
    id,
    at: by.now,
    actor_kind: actor.kind,
    actor_id: actorId,
    session_id: sessionId,
    action,
    version,
    subject_kind: subjectKind,
    subject_id: subjectId,
    details,
    salt,
    content_hash: contentHash(hashed, salt),
  };
}
