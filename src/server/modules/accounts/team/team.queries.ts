// Reads of a pharmacy's team: who belongs to it, who is invited, who asks to join.
import { sql } from 'kysely';
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

/** The pharmacy, locked: changes of one team come one after the other. */
export function lockTeam(tx: Tx, organisationId: string) {
  return tx
    .selectFrom('organisations')
    .select(['id', 'name', 'finess', 'owner_id', 'data_key', 'closed_at'])
    .where('id', '=', organisationId)
    .forUpdate()
    .executeTakeFirst();
}

/** Pharmacists of the pharmacy whose account is not closed; at most 200. */
export function listMembers(tx: Tx, organisationId: string) {
  return tx
    .selectFrom('accounts')
    .select(['id', 'status', 'verified_at'])
    .where('organisation_id', '=', organisationId)
    .where('role', '=', 'pharmacist')
    .where('status', '<>', 'closed')
    .orderBy('created_at')
    .orderBy('id')
    .limit(200)
    .execute();
}

/**
 * Who may own the team after `leavingId`, the best first: active and verified, then active, then held for a time;
 * among equals whoever has been here longest.
 */
export function listHeirs(tx: Tx, organisationId: string, leavingId: string) {
  return tx
    .selectFrom('accounts')
    .select(['id', 'status'])
    .where('organisation_id', '=', organisationId)
    .where('role', '=', 'pharmacist')
    .where('id', '<>', leavingId)
    .where((eb) =>
      eb.or([
        eb('status', '=', 'active'),
        // Held without an end is gone for good.
        eb.and([eb('status', '=', 'suspended'), eb(sql`suspension ->> 'until'`, 'is not', null)]),
      ]),
    )
    .orderBy(sql`status = 'active'`, 'desc')
    .orderBy(sql`verified_at is null`)
    .orderBy('created_at')
    .orderBy('id')
    .limit(10)
    .execute();
}

/** What of an account decides about the team it may own. */
export function findTeamOf(tx: Tx, accountId: string) {
  return tx
    .selectFrom('accounts')
    .select(['organisation_id', 'suspension'])
    .where('id', '=', accountId)
    .executeTakeFirst();
}

/** Whether the number of this registered pharmacy was registered again by others. */
export async function isNumberTaken(tx: Tx, finess: string, organisationId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('organisations')
    .select('id')
    .where('kind', '=', 'pharmacy')
    .where('finess', '=', finess)
    .where('id', '<>', organisationId)
    .where('data_key', 'is not', null)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Holds the open invitations until the transaction ends; one that is being accepted is waited for. */
export async function lockInvitations(tx: Tx, organisationId: string): Promise<void> {
  await tx
    .selectFrom('team_invitations')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('settled_at', 'is', null)
    .forUpdate()
    .execute();
}

/** Invitations nobody has used yet; at most 50. */
export function listOpenInvitations(tx: Tx, organisationId: string, now: Date) {
  return tx
    .selectFrom('team_invitations')
    .select(['id', 'address_id', 'expires_at'])
    .where('organisation_id', '=', organisationId)
    .where('settled_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at')
    .limit(50)
    .execute();
}

/** People who ask to join; at most 50. */
export function listOpenRequests(tx: Tx, organisationId: string) {
  return tx
    .selectFrom('team_requests')
    .select(['id', 'account_id', 'created_at'])
    .where('organisation_id', '=', organisationId)
    .where('settled_at', 'is', null)
    .orderBy('created_at')
    .limit(50)
    .execute();
}

export function findOpenRequest(tx: Tx, organisationId: string, requestId: string) {
  return tx
    .selectFrom('team_requests')
    .select(['id', 'account_id'])
    .where('id', '=', requestId)
    .where('organisation_id', '=', organisationId)
    .where('settled_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}
