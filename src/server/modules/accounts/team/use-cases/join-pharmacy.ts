// How a pharmacist comes to a pharmacy: the first to register its number makes it and owns its team; anybody
// after that asks, and the owner decides. Nothing tells who works there.
import { auditEntry, type Ctx, tell } from '../../../audit/public.ts';
import { findPharmacyByFiness } from '../../registration/registration.queries.ts';
import { claimOwnership, insertRegisteredPharmacy } from '../../registration/registration.store.ts';
import { sealBilling } from '../../registration/registration.ts';
import { teamChanged } from '../team.audit.ts';
import { type InvitationRow, lockTeam } from '../team.queries.ts';
import { insertTeamRequest, settleInvitation } from '../team.store.ts';
import { joinRequestNotice } from '../team-notices.fr.ts';

type Values = Readonly<Record<string, string | true>>;

/** The pharmacy of the account, or null while its owner has not answered. `values` are those of a checked form. */
export async function joinPharmacy(ctx: Ctx, accountId: string, values: Values): Promise<string | null> {
  const finess = String(values['finess']);
  const known = await findPharmacyByFiness(ctx.tx, finess);
  if (!known) {
    const made = await registerPharmacy(ctx, accountId, values);
    if (made) return made;
  }
  const pharmacy = known ?? (await findPharmacyByFiness(ctx.tx, finess));
  if (pharmacy) await askToJoin(ctx, accountId, { id: pharmacy.id, ownerId: pharmacy.owner_id });
  return null;
}

/** Asks the owner of a pharmacy; asking twice changes nothing. */
export async function askToJoin(
  ctx: Ctx,
  accountId: string,
  pharmacy: { id: string; ownerId: string | null },
): Promise<void> {
  // Nobody would answer at a pharmacy that is closing at this moment.
  if ((await lockTeam(ctx.tx, pharmacy.id))?.closed_at) return;
  const request = { id: ctx.newId(), organisationId: pharmacy.id, accountId, now: ctx.now };
  if (!(await insertTeamRequest(ctx.tx, request))) return;
  ctx.audit(auditEntry(teamChanged, pharmacy.id, { what: 'asked-to-join', accountId }));
  if (pharmacy.ownerId) await tell(ctx, joinRequestNotice, pharmacy.ownerId, {});
}

async function registerPharmacy(ctx: Ctx, accountId: string, values: Values): Promise<string | undefined> {
  const id = ctx.newId();
  const { wrapped } = ctx.keyring.newDataKey();
  const optional = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const invoiceEmail = optional('invoiceEmail');
  const iban = optional('iban');
  const billing = { ...(invoiceEmail ? { invoiceEmail } : {}), ...(iban ? { iban } : {}) };
  const isMade = await insertRegisteredPharmacy(ctx.tx, {
    id,
    name: String(values['siteName']),
    finess: String(values['finess']),
    street: String(values['street']),
    postalCode: String(values['postalCode']),
    city: String(values['city']),
    group: optional('group') ?? null,
    phone: optional('phone') ?? null,
    dataKey: wrapped,
    billingSealed: sealBilling(ctx.keyring, { id, dataKey: wrapped }, billing),
    now: ctx.now,
  });
  if (!isMade) return undefined;
  await claimOwnership(ctx.tx, id, accountId);
  ctx.audit(auditEntry(teamChanged, id, { what: 'registered', accountId }));
  return id;
}

/** The invited person belongs to the pharmacy at once: the owner has already said who. */
export async function joinByInvitation(
  ctx: Ctx,
  invitation: InvitationRow,
  accountId: string,
): Promise<string> {
  await settleInvitation(ctx.tx, {
    id: invitation.id,
    outcome: 'accepted',
    acceptedBy: accountId,
    now: ctx.now,
  });
  ctx.audit(auditEntry(teamChanged, invitation.organisation_id, { what: 'joined', accountId }));
  return invitation.organisation_id;
}
