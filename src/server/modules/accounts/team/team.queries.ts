// Reads of a pharmacy's team: who belongs to it, who is invited, who asks to join.
import type { Tx } from '#server/platform/db/database.ts';

export function findInvitation(tx: Tx, invitationId: string) {
  return tx.selectFrom('team_invitations').selectAll().where('id', '=', invitationId).executeTakeFirst();
}

/** An invitation that is still open at `now`, locked: of two who accept at once, one does. */
export function findOpenInvitation(tx: Tx, invitationId: string, now: Date) {
  return tx
    .selectFrom('team_invitations')
    .selectAll()
    .where('id', '=', invitationId)
    .where('settled_at', 'is', null)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst();
}
export type InvitationRow = NonNullable<Awaited<ReturnType<typeof findOpenInvitation>>>;
