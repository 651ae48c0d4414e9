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
