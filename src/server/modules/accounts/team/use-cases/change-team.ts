// What the owner of a team does (A-007, B-033): invite, answer who asks, remove, hand over. Others' people do not exist
// for him; a colleague who is not the owner may only leave.
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx, tell } from '../../../audit/public.ts';
import { getAccount } from '../../account.queries.ts';
import { keepAddress } from '../../account-address.ts';
import { createLink } from '../../account-link.ts';
import { findPharmacyByFiness } from '../../registration/registration.queries.ts';
import { deleteSessionsOf } from '../../session.store.ts';
import { teamChanged } from '../team.audit.ts';
import { findInvitation, findOpenRequest, listMembers, listOpenInvitations } from '../team.queries.ts';
import {
  insertInvitation,
  joinOrganisation,
  leaveOrganisation,
  setOwner,
  settleInvitation,
  settleRequest,
} from '../team.store.ts';
import { invitationNotice, ownerNotice, removedNotice, requestAnsweredNotice } from '../team-notices.fr.ts';
import { askToJoin } from './join-pharmacy.ts';
import { type OwnTeam, takeOwnTeam } from './read-team.ts';

export const invitationPurpose = 'team-invitation';
const invitationMinutes = 7 * 24 * 60;
const mostInvitations = 20;

function requireOwner(team: OwnTeam, actor: AccountActor): void {
  if (team.owner_id !== actor.accountId) throw new AppError('team.owner_only');
}

/** `email` is normalised. The mail goes to an outside address and names nobody. */
export async function inviteColleague(ctx: Ctx, actor: AccountActor, email: string): Promise<void> {
  const team = await takeOwnTeam(ctx, actor);
  requireOwner(team, actor);
  const open = await listOpenInvitations(ctx.tx, team.id, ctx.now);
  if (open.length >= mostInvitations) throw new AppError('team.too_many_invitations');
  const account = await getAccount(ctx.tx, actor.accountId);
  const id = ctx.newId();
  const addressId = await keepAddress(ctx, { id: account.id, dataKey: account.data_key }, 'invitee', email);
  const linkId = await createLink(ctx, {
    accountId: account.id,
    purpose: invitationPurpose,
    minutes: invitationMinutes,
    subjectId: id,
  });
  await insertInvitation(ctx.tx, {
    id,
    organisationId: team.id,
    invitedBy: account.id,
    linkId,
    addressId,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + invitationMinutes * 60_000),
  });
  ctx.audit(auditEntry(teamChanged, team.id, { what: 'invited', accountId: null }));
  await tell(ctx, invitationNotice, account.id, {}, { linkId, addressId });
}

export async function withdrawInvitation(ctx: Ctx, actor: AccountActor, invitationId: string): Promise<void> {
  const team = await takeOwnTeam(ctx, actor);
  const invitation = await findInvitation(ctx.tx, invitationId);
  if (invitation?.organisation_id !== team.id || invitation.settled_at) {
    throw new AppError('team.not_found');
  }
  requireOwner(team, actor);
  await settleInvitation(ctx.tx, {
    id: invitationId,
    outcome: 'withdrawn',
    acceptedBy: null,
    now: ctx.now,
  });
  ctx.audit(auditEntry(teamChanged, team.id, { what: 'invitation-withdrawn', accountId: null }));
}

export async function answerRequest(
  ctx: Ctx,
  actor: AccountActor,
  input: { requestId: string; isAccepted: boolean },
): Promise<void> {
  const team = await takeOwnTeam(ctx, actor);
  const request = await findOpenRequest(ctx.tx, team.id, input.requestId);
  if (!request) throw new AppError('team.not_found');
  requireOwner(team, actor);
  const { isAccepted } = input;
  const accountId = request.account_id;
  await settleRequest(ctx.tx, {
    id: request.id,
    outcome: isAccepted ? 'accepted' : 'refused',
    now: ctx.now,
  });
  if (isAccepted) await joinOrganisation(ctx.tx, accountId, team.id);
  ctx.audit(auditEntry(teamChanged, team.id, { what: isAccepted ? 'joined' : 'refused', accountId }));
  await tell(ctx, requestAnsweredNotice, accountId, { isAccepted });
}

/** Removing ends the colleague's sessions; the account stays, without a pharmacy. The owner hands over first. */
export async function removeMember(ctx: Ctx, actor: AccountActor, memberId: string): Promise<void> {
  const team = await takeOwnTeam(ctx, actor);
  await requireMember(ctx, team, memberId);
  const isSelf = memberId === actor.accountId;
  if (!isSelf) requireOwner(team, actor);
  if (memberId === team.owner_id) throw new AppError('team.owner_stays');
  await leaveOrganisation(ctx.tx, memberId, team.id);
  await deleteSessionsOf(ctx.tx, memberId);
  ctx.audit(auditEntry(teamChanged, team.id, { what: isSelf ? 'left' : 'removed', accountId: memberId }));
  await tell(ctx, removedNotice, memberId, {});
}

export async function handOverTeam(ctx: Ctx, actor: AccountActor, memberId: string): Promise<void> {
  const team = await takeOwnTeam(ctx, actor);
  const { status } = await requireMember(ctx, team, memberId);
  requireOwner(team, actor);
  if (memberId === actor.accountId) return;
  // Somebody who is closing his account, or held, could not own it.
  if (status !== 'active') throw new AppError('team.not_active');
  await setOwner(ctx.tx, team.id, memberId);
  ctx.audit(auditEntry(teamChanged, team.id, { what: 'owner-changed', accountId: memberId }));
  await tell(ctx, ownerNotice, memberId, {});
}

async function requireMember(ctx: Ctx, team: OwnTeam, memberId: string): Promise<{ status: string }> {
  const member = (await listMembers(ctx.tx, team.id)).find(({ id }) => id === memberId);
  if (!member) throw new AppError('team.not_found');
  return member;
}

/** For a pharmacist who belongs to no pharmacy, after a removal or a refusal. `finess` is normalised. */
export async function askToJoinByNumber(ctx: Ctx, actor: AccountActor, finess: string): Promise<void> {
  const account = await getAccount(ctx.tx, actor.accountId);
  if (account.organisation_id !== null || account.status !== 'active') {
    throw new AppError('team.already_member');
  }
  const pharmacy = await findPharmacyByFiness(ctx.tx, finess);
  if (!pharmacy) throw new AppError('team.unknown_pharmacy');
  await askToJoin(ctx, actor.accountId, { id: pharmacy.id, ownerId: pharmacy.owner_id });
}
