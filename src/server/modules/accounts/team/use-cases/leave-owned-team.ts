// A team never stays without an owner. Who closes his account hands it over first while active colleagues are
// there; who is ended or held for good loses it to the longest-standing of them; the pharmacy of a last one closes with
// him. All of it under the lock of the pharmacy, as handing over is: of both at once, one comes after the other.
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx, tell } from '../../../audit/public.ts';
import type { Suspension } from '../../account.ts';
import { teamChanged } from '../team.audit.ts';
import {
  findTeamOf,
  isNumberTaken,
  listHeirs,
  listOpenRequests,
  lockInvitations,
  lockTeam,
} from '../team.queries.ts';
import { leaveOrganisation, setClosed, setOwner, settleRequest, withdrawInvitations } from '../team.store.ts';
import { ownerNotice, removedNotice, requestAnsweredNotice } from '../team-notices.fr.ts';
import type { OwnTeam } from './read-team.ts';

/** @throws AppError `team.hand_over_first` when it is the owner himself who leaves active colleagues behind */
export async function leaveOwnedTeam(ctx: Ctx, accountId: string, by: 'self' | 'operator'): Promise<void> {
  const team = await lockOwnedTeam(ctx, accountId);
  if (!team || team.closed_at) return;
  // First the invitations: one that is being accepted is waited for, and its person then belongs to the team.
  await lockInvitations(ctx.tx, team.id);
  const [heir] = await listHeirs(ctx.tx, team.id, accountId);
  if (by === 'self' && heir?.status === 'active') throw new AppError('team.hand_over_first');
  if (heir) await passOn(ctx, team, heir.id);
  else await closePharmacy(ctx, team, accountId);
}

/** A measure without an end; one with an end leaves the team as it is. */
export async function passOnWhenHeldForGood(ctx: Ctx, accountId: string): Promise<void> {
  const suspension = (await findTeamOf(ctx.tx, accountId))?.suspension as Suspension | null | undefined;
  if (!suspension || suspension.until !== null) return;
  const team = await lockOwnedTeam(ctx, accountId);
  const [heir] = team ? await listHeirs(ctx.tx, team.id, accountId) : [];
  // Alone, it stays his: a measure may be lifted, and closing the account closes the pharmacy.
  if (team && heir) await passOn(ctx, team, heir.id);
}

/** The owner takes his closing back: the pharmacy opens again, unless its number was registered anew meanwhile. */
export async function reopenOwnedTeam(ctx: Ctx, accountId: string): Promise<void> {
  const team = await lockOwnedTeam(ctx, accountId);
  if (!team?.closed_at) return;
  const { finess, data_key: isRegistered } = team;
  if (finess !== null && isRegistered && (await isNumberTaken(ctx.tx, finess, team.id))) {
    await leaveOrganisation(ctx.tx, accountId, team.id);
    ctx.audit(auditEntry(teamChanged, team.id, { what: 'left', accountId }));
    await tell(ctx, removedNotice, accountId, {});
    return;
  }
  await setClosed(ctx.tx, team.id, null);
  ctx.audit(auditEntry(teamChanged, team.id, { what: 'pharmacy-reopened', accountId }));
}

async function lockOwnedTeam(ctx: Ctx, accountId: string): Promise<OwnTeam | undefined> {
  const organisationId = (await findTeamOf(ctx.tx, accountId))?.organisation_id;
  const team = organisationId ? await lockTeam(ctx.tx, organisationId) : undefined;
  return team?.owner_id === accountId ? team : undefined;
}

async function passOn(ctx: Ctx, team: OwnTeam, heirId: string): Promise<void> {
  await setOwner(ctx.tx, team.id, heirId);
  ctx.audit(auditEntry(teamChanged, team.id, { what: 'owner-changed', accountId: heirId }));
  await tell(ctx, ownerNotice, heirId, {});
}

async function closePharmacy(ctx: Ctx, team: OwnTeam, accountId: string): Promise<void> {
  await withdrawInvitations(ctx.tx, team.id, ctx.now);
  for (const request of await listOpenRequests(ctx.tx, team.id)) {
    await settleRequest(ctx.tx, { id: request.id, outcome: 'refused', now: ctx.now });
    await tell(ctx, requestAnsweredNotice, request.account_id, { isAccepted: false });
  }
  await setClosed(ctx.tx, team.id, ctx.now);
  ctx.audit(auditEntry(teamChanged, team.id, { what: 'pharmacy-closed', accountId }));
}
