// Reading the archive: the history of one subject, oldest first, bounded. Who may ask is the caller's rule.
import type { Database, Tx } from '#server/platform/db/database.ts';

export type AuditRecord = {
  at: Date;
  actorKind: string;
  actorId: string | null;
  action: string;
  details: Record<string, string | number>;
};

const mostEntries = 500;

/** The acts of one subject among `actions`, oldest first; at most 500. */
export async function listAuditEntries(
  tx: Tx,
  subjectId: string,
  actions: readonly string[],
): Promise<AuditRecord[]> {
  const rows = await tx
    .selectFrom('audit_entries')
    .select(['at', 'actor_kind', 'actor_id', 'action', 'details'])
    .where('subject_id', '=', subjectId)
    .where('action', 'in', [...actions])
    .orderBy('at')
    .orderBy('id')
    .limit(mostEntries)
    .execute();
  return rows.map((row) => ({
    at: row.at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    action: row.action,
    details: row.details as Record<string, string | number>,
  }));
}

/** How many acts among `actions` an account did since a moment. Served by an index for the acts that limits count. */
export async function countActsOf(
  db: Database | Tx,
  accountId: string,
  actions: readonly string[],
  since: Date,
  subjectId?: string,
): Promise<number> {
  const row = await db
    .selectFrom('audit_entries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('actor_id', '=', accountId)
    .where('action', 'in', [...actions])
    .where('at', '>', since)
    .$if(subjectId !== undefined, (query) => query.where('subject_id', '=', subjectId ?? ''))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many different things an account did this to since a moment. */
export async function countSubjectsOf(
  db: Database | Tx,
  act: { accountId: string; action: string; since: Date },
): Promise<number> {
  const row = await db
    .selectFrom('audit_entries')
    .select((eb) => eb.fn.count<number>('subject_id').distinct().as('count'))
    .where('actor_id', '=', act.accountId)
    .where('action', '=', act.action)
    .where('at', '>', act.since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
