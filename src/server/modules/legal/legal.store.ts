// Inserts of versions, acceptances and announcements. Nothing of them changes but that a version is taken back.
import type { Tx } from '#server/platform/db/database.ts';

export type NewVersion = {
  id: string;
  kind: string;
  language: string;
  version: number;
  sha256: string;
  text: string;
  summary: string;
  publishedAt: Date;
  effectiveAt: Date;
  publishedBy: string | null;
  requiresAcceptance: boolean;
  earlyReason: string | null;
};

/** Answers false when this number or, in French, this instant of effect is taken. */
export async function insertVersion(tx: Tx, version: NewVersion): Promise<boolean> {
  const row = await tx
    .insertInto('legal_documents')
    .values({
      id: version.id,
      kind: version.kind as never,
      language: version.language,
      version: version.version,
      sha256: version.sha256,
      text: version.text,
      summary: version.summary,
      published_at: version.publishedAt,
      effective_at: version.effectiveAt,
      published_by: version.publishedBy,
      requires_acceptance: version.requiresAcceptance,
      early_reason: version.earlyReason,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Answers false when somebody was quicker. */
export async function withdraw(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const row = await tx
    .updateTable('legal_documents')
    .set({ withdrawn_at: at, withdrawn_by: by })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type NewAcceptance = {
  id: string;
  accountId: string;
  documentId: string;
  sha256: string;
  /** The language read, and the translation where one was. */
  language: string;
  shownId: string | null;
  attestation: string;
  at: Date;
  sessionId: string | null;
  addressSealed: Buffer;
};

/** Answers false when this account accepted this version before. */
export async function insertAcceptance(tx: Tx, acceptance: NewAcceptance): Promise<boolean> {
  const row = await tx
    .insertInto('legal_acceptances')
    .values({
      id: acceptance.id,
      account_id: acceptance.accountId,
      document_id: acceptance.documentId,
      sha256: acceptance.sha256,
      language: acceptance.language,
      shown_document_id: acceptance.shownId,
      attestation: acceptance.attestation,
      at: acceptance.at,
      session_id: acceptance.sessionId,
      address_sealed: acceptance.addressSealed,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'document_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Answers false when this account was told of this version before. */
export async function insertAnnouncement(
  tx: Tx,
  told: { documentId: string; accountId: string; at: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('legal_announcements')
    .values({ document_id: told.documentId, account_id: told.accountId, at: told.at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .executeTakeFirst();
  return row !== undefined;
}
