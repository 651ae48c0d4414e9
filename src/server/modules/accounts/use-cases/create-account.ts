// Makes an account for a person whose identity the operator has checked. For a pharmacist or doctor the registration says
// that the operator entered it (B-032).
import type { AccountRole, ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { accountCreated } from '../account.audit.ts';
import { insertAccount } from '../account.store.ts';
import { emailDigest, type Profile, sealProfile } from '../account.ts';
import { claimOwnership, insertOperatorEntry } from '../registration/registration.store.ts';
import { rppsDigest } from '../registration/registration.ts';

export type CreateAccountInput = {
  role: AccountRole;
  /** `email` already normalised. */
  profile: Profile;
  passwordHash: string;
  organisationId: string | null;
  expertTier: ExpertTier | null;
  isDemo: boolean;
  mayAddDermoscopicToSkin?: boolean;
  /** True where the operator has not checked her: a verification is opened next. */
  isToVerify?: boolean;
};

/** Answers the new id, or undefined when the address already has an account. */
export async function createAccount(ctx: Ctx, input: CreateAccountInput): Promise<string | undefined> {
  const id = ctx.newId();
  const { wrapped } = ctx.keyring.newDataKey();
  const isProfessional = input.role === 'pharmacist' || input.role === 'doctor';
  const isNew = await insertAccount(ctx.tx, {
    id,
    role: input.role,
    status: 'active',
    emailDigest: emailDigest(ctx.keyring, input.profile.email),
    profileSealed: sealProfile(ctx.keyring, wrapped, id, input.profile),
    dataKey: wrapped,
    passwordHash: input.passwordHash,
    organisationId: input.organisationId,
    expertTier: input.expertTier,
    verifiedAt: isProfessional && !input.isToVerify ? ctx.now : null,
    mayAddDermoscopicToSkin: input.mayAddDermoscopicToSkin ?? false,
    isDemo: input.isDemo,
    createdAt: ctx.now,
  });
  if (!isNew) return undefined;
  if (isProfessional) {
    await insertOperatorEntry(ctx.tx, id, rppsDigest(ctx.keyring, input.profile.rpps), ctx.now);
  }
  if (input.role === 'pharmacist' && input.organisationId) {
    await claimOwnership(ctx.tx, input.organisationId, id);
  }
  ctx.audit(auditEntry(accountCreated, id, { role: input.role }));
  return id;
}
