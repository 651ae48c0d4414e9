// Writes of a pharmacy's team.
import type { Tx } from '#server/platform/db/database.ts';

/** Nothing happens when this account already asks somewhere (one open request for each account). */
export async function insertTeamRequest(
  tx: Tx,
  request: { id: string; organisationId: string; accountId: string; now: Date },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('team_requests')
    .values({
      id: request.id,
      organisation_id: request.organisationId,
      account_id: request.accountId,
      created_at: request.now,
    })
    .onConflict((conflict) => conflict.column('account_id').where('settled_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function settleRequest(
  tx: Tx,
  request: { id: string; outcome: 'accepted' | 'refused'; now: Date },
): Promise<void> {
  await tx
    .updateTable('team_requests')
    .set({ settled_at: request.now, outcome: request.outcome })
    .where('id', '=', request.id)
    .execute();
}

export type NewInvitation = {
  id: string;
  organisationId: string;
  invitedBy: string;
  linkId: string;
  addressId: string;
  createdAt: Date;
  expiresAt: Date;
};

export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<void> {
  await tx
    .insertInto('team_invitations')
    .values({
      id: invitation.id,
      organisation_id: invitation.organisationId,
      invited_by: invitation.invitedBy,
      link_id: invitation.linkId,
      address_id: invitation.addressId,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
    })
    .execute();
}

export async function settleInvitation(
  tx: Tx,
  invitation: { id: string; outcome: 'accepted' | 'withdrawn'; acceptedBy: string | null; now: Date },
): Promise<void> {
  await tx
    .updateTable('team_invitations')
    .set({ settled_at: invitation.now, outcome: invitation.outcome, accepted_by: invitation.acceptedBy })
    .where('id', '=', invitation.id)
    .execute();
}

/** The account belongs to this pharmacy, unless it belongs to one already. */
export async function joinOrganisation(tx: Tx, accountId: string, organisationId: string): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ organisation_id: organisationId })
    .where('id', '=', accountId)
    .where('organisation_id', 'is', null)
    .execute();
}

export async function leaveOrganisation(tx: Tx, accountId: string, organisationId: string): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ organisation_id: null })
    .where('id', '=', accountId)
    .where('organisation_id', '=', organisationId)
    .execute();
}

export async function setOwner(tx: Tx, organisationId: string, accountId: string): Promise<void> {
  await tx
    .updateTable('organisations')
    .set({ owner_id: accountId })
    .where('id', '=', organisationId)
    .execute();
}

/** `at` null opens it again. */
export async function setClosed(tx: Tx, organisationId: string, at: Date | null): Promise<void> {
  await tx.updateTable('organisations').set({ closed_at: at }).where('id', '=', organisationId).execute();
}

/** Every invitation that nobody has used is withdrawn; one that is being accepted is waited for. */
export async function withdrawInvitations(tx: Tx, organisationId: string, now: Date): Promise<void> {
  await tx
    .updateTable('team_invitations')
    .set({ settled_at: now, outcome: 'withdrawn' })
    .where('organisation_id', '=', organisationId)
    .where('settled_at', 'is', null)
    .execute();
}

/** What a closed pharmacy was billed with goes with its last owner; answers the key to destroy, if any. */
export async function blankBilling(tx: Tx, ownerId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('organisations')
    .select(['id', 'data_key'])
    .where('owner_id', '=', ownerId)
    .where('closed_at', 'is not', null)
    .where('data_key', 'is not', null)
    .forUpdate()
    .execute();
  for (const { id } of rows) {
    await tx
      .updateTable('organisations')
      .set({ data_key: null, billing_sealed: null })
      .where('id', '=', id)
      .execute();
  }
  return rows.flatMap(({ data_key: dataKey }) => (dataKey ? [dataKey] : []));
}
