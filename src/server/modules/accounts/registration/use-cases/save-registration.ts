// Reading and keeping what was typed, to go on with it anywhere (B-023). Nothing is checked before the form is sent:
// half a number is kept too.
import type { RegistrationView } from '#contracts/accounts/registration.contract.ts';
import type { RegistrationAnswers } from '#contracts/accounts/registration-form.ts';
import { findRegistrationForm } from '#contracts/accounts/registration-forms.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { Ctx } from '../../../audit/public.ts';
import { getOrganisation } from '../../account.queries.ts';
import { acceptsMinors } from '../../guardian/guardian-policy.ts';
import { findInvitation } from '../../team/team.queries.ts';
import { findRegistration, lockRegistration, type RegistrationRow } from '../registration.queries.ts';
import { saveAnswers } from '../registration.store.ts';
import {
  openAnswers,
  type RegistrationHooks,
  type RegistrationSettings,
  sealAnswers,
} from '../registration.ts';
import { sendConfirmation } from './begin-registration.ts';

export async function readRegistration(
  ctx: Ctx,
  accountId: string,
  parts: { settings: RegistrationSettings; hooks: RegistrationHooks },
): Promise<RegistrationView> {
  const row = await findRegistration(ctx.tx, accountId);
  if (!row) throw new AppError('registration.over');
  return {
    role: row.role as RegistrationView['role'],
    formId: row.form_id,
    formVersion: row.form_version,
    answers: openAnswers(ctx.keyring, row),
    isEmailConfirmed: row.email_confirmed_at !== null,
    isCompleted: row.completed_at !== null,
    identityMode: parts.settings.identityMode,
    acceptsMinors: acceptsMinors(parts.settings, row.role),
    invitedTo: await invitedTo(ctx, row),
    terms: await parts.hooks.termsInForce(ctx, row.role as RegistrationView['role']),
  };
}

async function invitedTo(ctx: Ctx, row: RegistrationRow): Promise<{ name: string } | null> {
  const invitation = row.invitation_id ? await findInvitation(ctx.tx, row.invitation_id) : undefined;
  if (!invitation || invitation.settled_at) return null;
  return { name: (await getOrganisation(ctx.tx, invitation.organisation_id)).name };
}

/** The row of a registration under way, locked. @throws AppError `registration.over`, `registration.email_unconfirmed` */
export async function takeOpenRegistration(ctx: Ctx, accountId: string): Promise<RegistrationRow> {
  const row = await lockRegistration(ctx.tx, accountId);
  if (!row || row.completed_at) throw new AppError('registration.over');
  if (!row.email_confirmed_at) throw new AppError('registration.email_unconfirmed');
  return row;
}

/** Fields of the form only; those not sent stay. */
export async function saveRegistration(
  ctx: Ctx,
  accountId: string,
  answers: RegistrationAnswers,
): Promise<void> {
  const row = await takeOpenRegistration(ctx, accountId);
  const form = findRegistrationForm(row.form_id, row.form_version);
  const known = new Set(form?.steps.flatMap(({ fields }) => fields.map(({ id }) => id)));
  const kept = Object.entries(answers).filter(([id]) => known.has(id));
  const merged = { ...openAnswers(ctx.keyring, row), ...Object.fromEntries(kept) };
  const account = { id: accountId, dataKey: row.data_key };
  await saveAnswers(ctx.tx, accountId, sealAnswers(ctx.keyring, account, merged), ctx.now);
}

/** Another link for who is signed in and has not confirmed yet. */
export async function resendConfirmation(ctx: Ctx, accountId: string): Promise<void> {
  const row = await lockRegistration(ctx.tx, accountId);
  if (!row || row.email_confirmed_at) throw new AppError('registration.over');
  await sendConfirmation(ctx, accountId);
}
