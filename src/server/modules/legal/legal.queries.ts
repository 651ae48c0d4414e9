// Reads of versions, acceptances and announcements. Heads leave the text out.
import type { Database, Tx } from '#server/platform/db/database.ts';

const head = [
  'legal_documents.id',
  'legal_documents.kind',
  'legal_documents.language',
  'legal_documents.version',
  'legal_documents.sha256',
  'legal_documents.summary',
  'legal_documents.published_at',
  'legal_documents.effective_at',
  'legal_documents.requires_acceptance',
  'legal_documents.withdrawn_at',
] as const;

/** Versions of one kind or of all that were not taken back, newest effect first; 1 000 at most in the life of an instance. */
export async function listVersionHeads(db: Database | Tx, kind?: string) {
  const heads = await listEveryHead(db, kind);
  return heads.filter(({ withdrawn_at }) => withdrawn_at === null);
}

/** The same with those that were taken back before their effect. */
export function listEveryHead(db: Database | Tx, kind?: string) {
  return db
    .selectFrom('legal_documents')
    .select(head)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind as never))
    .orderBy('effective_at', 'desc')
    .orderBy('version', 'desc')
    .limit(1_000)
    .execute();
}

export function findVersion(tx: Tx, id: string) {
  return tx.selectFrom('legal_documents').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Which of these versions an account has accepted. */
export async function listAcceptedIds(
  db: Database | Tx,
  accountId: string,
  documentIds: readonly string[],
): Promise<string[]> {
  if (documentIds.length === 0) return [];
  const rows = await db
    .selectFrom('legal_acceptances')
    .select('document_id')
    .where('account_id', '=', accountId)
    .where('document_id', 'in', [...documentIds])
    .execute();
  return rows.map((row) => row.document_id);
}

/** Newest first, 200 at most. */
export function listAcceptancesOf(tx: Tx, accountId: string) {
  return tx
    .selectFrom('legal_acceptances')
    .innerJoin('legal_documents', 'legal_documents.id', 'legal_acceptances.document_id')
    .select(head)
    .select([
      'legal_acceptances.at',
      'legal_acceptances.sha256 as accepted_sha256',
      'legal_acceptances.attestation',
      'legal_acceptances.language as shown_language',
      'legal_acceptances.shown_document_id',
    ])
    .where('legal_acceptances.account_id', '=', accountId)
    .orderBy('legal_acceptances.at', 'desc')
    .limit(200)
    .execute();
}

/** Serialises what is published and taken back of one kind. */
export async function lockVersionsOf(tx: Tx, kind: string): Promise<void> {
  await tx
    .selectFrom('legal_documents')
    .select('id')
    .where('kind', '=', kind as never)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Accounts that were told of a version, by id after `after`. */
export async function listToldAfter(
  tx: Tx,
  documentId: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('legal_announcements')
    .select('account_id')
    .where('document_id', '=', documentId)
    .where('account_id', '>', after)
    .orderBy('account_id')
    .limit(limit)
    .execute();
  return rows.map(({ account_id }) => account_id);
}

export function findAccountForTerms(tx: Tx, accountId: string) {
  return tx
    .selectFrom('accounts')
    .select(['id', 'role', 'data_key'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
}

/** Accounts to tell of a version, by id after `after`. */
export async function listAccountsAfter(tx: Tx, after: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('accounts')
    .select('id')
    .where('status', 'in', ['active', 'suspended'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export async function countActiveAccounts(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('accounts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('status', 'in', ['active', 'suspended'])
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** By version: how many accounts were told, and how many accepted. */
export async function countByVersion(
  tx: Tx,
): Promise<{ told: Map<string, number>; accepted: Map<string, number> }> {
  const told = await tx
    .selectFrom('legal_announcements')
    .select(['document_id', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('document_id')
    .execute();
  const accepted = await tx
    .selectFrom('legal_acceptances')
    .select(['document_id', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('document_id')
    .execute();
  const asMap = (rows: { document_id: string; count: number }[]) =>
    new Map(rows.map((row) => [row.document_id, Number(row.count)]));
  return { told: asMap(told), accepted: asMap(accepted) };
}
