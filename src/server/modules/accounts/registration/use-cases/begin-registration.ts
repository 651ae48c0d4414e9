// The first step: an account that opens nothing yet, and a link to its address (B-024, B-032). A known address gets the
// same answer after the same work, and its owner a mail.
import type { RegistrationRole } from '#contracts/accounts/registration-form.ts';
import { currentRegistrationForm } from '#contracts/accounts/registration-forms.ts';
import { auditEntry, type Ctx, tell } from '../../../audit/public.ts';
import { findAccountByEmail } from '../../account.queries.ts';
import { insertAccount } from '../../account.store.ts';
import { emailDigest, sealProfile } from '../../account.ts';
import { closeLinks } from '../../account-link.store.ts';
import { createLink } from '../../account-link.ts';
import { isHeldForFormerOwner } from '../../email/email-change.queries.ts';
import { registrationBegun } from '../registration.audit.ts';
import { lockRegistration } from '../registration.queries.ts';
import { insertRegistration, restartRegistration, setInvitation } from '../registration.store.ts';
import { alreadyKnownNotice, confirmEmailNotice } from '../registration-notices.fr.ts';

export const confirmPurpose = 'confirm-email';
const confirmMinutes = 48 * 60;

export type BeginInput = {
  role: RegistrationRole;
  /** Normalised. */
  email: string;
  passwordHash: string;
  /** An open invitation, already looked up. */
  invitationId?: string | undefined;
};

export async function beginRegistration(ctx: Ctx, input: BeginInput): Promise<void> {
  const digest = emailDigest(ctx.keyring, input.email);
  // Just left by its owner, who may still take it back: the same answer, and nothing is made.
  if (await isHeldForFormerOwner(ctx.tx, digest, ctx.now)) return;
  const made = await insertRegistering(ctx, input, digest);
  const accountId = made ?? (await restartUnconfirmed(ctx, input, digest));
  if (accountId === undefined) {
    const known = await findAccountByEmail(ctx.tx, digest);
    if (known && known.status !== 'closed') await tell(ctx, alreadyKnownNotice, known.id, {});
    return;
  }
  if (input.invitationId) await setInvitation(ctx.tx, accountId, input.invitationId);
  ctx.audit(auditEntry(registrationBegun, accountId, { role: input.role, isAgain: made === undefined }));
  await sendConfirmation(ctx, accountId);
}

/** Answers the new id; undefined when the address has an account, also one made a moment ago by a second request. */
async function insertRegistering(ctx: Ctx, input: BeginInput, digest: string): Promise<string | undefined> {
  const id = ctx.newId();
  const { wrapped } = ctx.keyring.newDataKey();
  const profile = { displayName: '', email: input.email, rpps: '' };
  const isNew = await insertAccount(ctx.tx, {
    id,
    role: input.role,
    status: 'registering',
    emailDigest: digest,
    profileSealed: sealProfile(ctx.keyring, wrapped, id, profile),
    dataKey: wrapped,
    passwordHash: input.passwordHash,
    organisationId: null,
    expertTier: null,
    verifiedAt: null,
    mayAddDermoscopicToSkin: false,
    isDemo: false,
    createdAt: ctx.now,
  });
  if (!isNew) return undefined;
  const form = currentRegistrationForm(input.role);
  await insertRegistration(ctx.tx, {
    accountId: id,
    formId: form.id,
    formVersion: form.version,
    now: ctx.now,
  });
  return id;
}

/** Who began and never confirmed begins anew; whoever it was before has proved nothing. */
async function restartUnconfirmed(ctx: Ctx, input: BeginInput, digest: string): Promise<string | undefined> {
  const known = await findAccountByEmail(ctx.tx, digest);
  if (known?.status !== 'registering') return undefined;
  const row = await lockRegistration(ctx.tx, known.id);
  if (!row || row.email_confirmed_at) return undefined;
  const form = currentRegistrationForm(input.role);
  await restartRegistration(ctx.tx, {
    accountId: known.id,
    role: input.role,
    formId: form.id,
    formVersion: form.version,
    passwordHash: input.passwordHash,
    now: ctx.now,
  });
  return known.id;
}

/** A new link to the account's own address; the former one closes. */
export async function sendConfirmation(ctx: Ctx, accountId: string): Promise<void> {
  await closeLinks(ctx.tx, accountId, confirmPurpose, ctx.now);
  const linkId = await createLink(ctx, { accountId, purpose: confirmPurpose, minutes: confirmMinutes });
  await tell(ctx, confirmEmailNotice, accountId, {}, { linkId });
}
