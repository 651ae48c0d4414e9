// « Mon équipe »: the people of one's own pharmacy; invitations and requests for its owner alone.
import type { Team } from '#contracts/accounts/team.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { Ctx } from '../../../audit/public.ts';
import { listNames } from '../../account.queries.ts';
import { openAddress } from '../../account-address.ts';
import { listMembers, listOpenInvitations, listOpenRequests, lockTeam } from '../team.queries.ts';

export type OwnTeam = NonNullable<Awaited<ReturnType<typeof lockTeam>>>;

/** The team of the person, locked. @throws AppError `team.not_found` for who belongs to no pharmacy */
export async function takeOwnTeam(ctx: Ctx, actor: AccountActor): Promise<OwnTeam> {
  const team =
    actor.kind === 'pharmacist' && actor.organisationId !== ''
      ? await lockTeam(ctx.tx, actor.organisationId)
      : undefined;
  if (!team) throw new AppError('team.not_found');
  return team;
}

export async function readTeam(ctx: Ctx, actor: AccountActor): Promise<Team> {
  const team = await takeOwnTeam(ctx, actor);
  const isOwner = team.owner_id === actor.accountId;
  const members = await listMembers(ctx.tx, team.id);
  const requests = isOwner ? await listOpenRequests(ctx.tx, team.id) : [];
  const names = await listNames(ctx.tx, ctx.keyring, [
    ...members.map(({ id }) => id),
    ...requests.map(({ account_id }) => account_id),
  ]);
  const nameOf = (id: string) => names.get(id)?.displayName ?? '';
  return {
    pharmacyName: team.name,
    isOwner,
    members: members.map((member) => ({
      accountId: member.id,
      displayName: nameOf(member.id),
      state: stateOf(member),
      isOwner: member.id === team.owner_id,
      isSelf: member.id === actor.accountId,
    })),
    invitations: isOwner ? await readInvitations(ctx, team.id) : [],
    requests: requests.map((request) => ({
      requestId: request.id,
      displayName: nameOf(request.account_id),
      createdAt: request.created_at.toISOString(),
    })),
  };
}

function stateOf(member: { status: string; verified_at: Date | null }): Team['members'][number]['state'] {
  if (member.status === 'suspended') return 'suspended';
  return member.verified_at === null ? 'unverified' : 'active';
}

async function readInvitations(ctx: Ctx, organisationId: string): Promise<Team['invitations']> {
  const rows = await listOpenInvitations(ctx.tx, organisationId, ctx.now);
  const invitations: Team['invitations'] = [];
  for (const row of rows) {
    const email = (await openAddress(ctx, row.address_id)) ?? '';
    invitations.push({ invitationId: row.id, email, expiresAt: row.expires_at.toISOString() });
  }
  return invitations;
}
