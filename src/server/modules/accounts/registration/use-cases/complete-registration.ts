// Sending the form (B-032, B-042): every field is read again here, the pharmacy is made or asked to join, the terms that
// were ticked are kept. The account then waits for verification (B-007).
import { checkRegistration } from '#contracts/accounts/check-registration.ts';
import { registrationFieldsFr } from '#contracts/accounts/registration.fr.ts';
import {
  fieldsOf,
  type RegistrationForm,
  type RegistrationRole,
} from '#contracts/accounts/registration-form.ts';
import { findRegistrationForm } from '#contracts/accounts/registration-forms.ts';
import type { FieldProblem } from '#contracts/problem.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx, tell } from '../../../audit/public.ts';
import { openProfile, type Profile, sealProfile } from '../../account.ts';
import { acceptsMinors } from '../../guardian/guardian-policy.ts';
import { capacityOf, declareCapacity } from '../../guardian/use-cases/declare-capacity.ts';
import { findOpenInvitation } from '../../team/team.queries.ts';
import { joinByInvitation, joinPharmacy } from '../../team/use-cases/join-pharmacy.ts';
import { registrationCompleted } from '../registration.audit.ts';
import { isRppsTaken, type RegistrationRow } from '../registration.queries.ts';
import { writeCompletion } from '../registration.store.ts';
import {
  identifiersOf,
  openAnswers,
  type RegistrationHooks,
  type RegistrationSettings,
  rppsDigest,
  sealAnswers,
} from '../registration.ts';
import { registeredNotice } from '../registration-notices.fr.ts';
import { takeOpenRegistration } from './save-registration.ts';

export type CompletionParts = { settings: RegistrationSettings; hooks: RegistrationHooks };
export type CompletionInput = { acceptedTerms: string | null; address: string };
type Values = Record<string, string | true>;

export async function completeRegistration(
  ctx: Ctx,
  accountId: string,
  input: CompletionInput,
  parts: CompletionParts,
): Promise<void> {
  const row = await takeOpenRegistration(ctx, accountId);
  const form = findRegistrationForm(row.form_id, row.form_version);
  if (!form) throw new AppError('registration.over');
  const invitation = row.invitation_id
    ? await findOpenInvitation(ctx.tx, row.invitation_id, ctx.now)
    : undefined;
  const values = await readAll(ctx, { row, form, isInvited: invitation !== undefined }, input, parts);
  const profile = profileOf(ctx, row, values);
  const digest = rppsDigest(ctx.keyring, profile.rpps);
  const isTaken = await isRppsTaken(ctx.tx, digest, accountId);
  const found = await parts.hooks.screenRegistration(ctx, accountId, identifiersOf(profile.email, values));
  // A number that somebody else has registered is looked at by a person, without a word to either.
  const screened = isTaken ? 'review' : found;
  const account = { id: accountId, dataKey: row.data_key };
  const joined =
    form.role !== 'pharmacist'
      ? null
      : invitation
        ? await joinByInvitation(ctx, invitation, accountId)
        : await joinPharmacy(ctx, accountId, values);
  await writeCompletion(ctx.tx, {
    accountId,
    answersSealed: sealAnswers(ctx.keyring, account, values),
    profileSealed: sealProfile(ctx.keyring, row.data_key, accountId, profile),
    organisationId: joined,
    rppsDigest: digest,
    screened,
    now: ctx.now,
  });
  // a kind of account that minors may have sleeps until a guardian has consented.
  const declaring = { ...account, role: form.role };
  await declareCapacity(ctx, declaring, capacityOf(values), parts.settings);
  if (input.acceptedTerms !== null) {
    const acceptance = { accountId, versionId: input.acceptedTerms, address: input.address };
    await parts.hooks.acceptTerms(ctx, acceptance);
  }
  ctx.audit(auditEntry(registrationCompleted, accountId, detailsOf(form, screened)));
  await ctx.publish({
    type: 'account.registered',
    subjectId: accountId,
    data: { role: form.role, screened },
  });
  await tell(ctx, registeredNotice, accountId, {});
}

/** The normalised values of the whole form. @throws AppError with every refusal at its field */
async function readAll(
  ctx: Ctx,
  { row, form, isInvited }: { row: RegistrationRow; form: RegistrationForm; isInvited: boolean },
  input: CompletionInput,
  { settings, hooks }: CompletionParts,
): Promise<Values> {
  const steps = form.steps.filter(({ id }) => !isInvited || id !== 'pharmacy');
  const { identityMode } = settings;
  const around = {
    identityMode,
    acceptsMinors: acceptsMinors(settings, form.role),
    today: civilDayAt(ctx.now),
  };
  const answers = openAnswers(ctx.keyring, row);
  const { values, problems } = checkRegistration(fieldsOf({ ...form, steps }), answers, around);
  const fields = [...problems, ...(await termsProblems(ctx, input, form.role, hooks))];
  if (fields.length > 0) throw new AppError('registration.incomplete', { fields });
  return values;
}

async function termsProblems(
  ctx: Ctx,
  { acceptedTerms }: CompletionInput,
  role: RegistrationForm['role'],
  hooks: RegistrationHooks,
): Promise<FieldProblem[]> {
  const terms = await hooks.termsInForce(ctx, role);
  if (acceptedTerms !== null && acceptedTerms !== terms?.versionId) {
    throw new AppError('registration.terms_changed');
  }
  return terms !== null && acceptedTerms === null
    ? [{ path: 'acceptedTerms', code: 'registration.terms', message: registrationFieldsFr.terms }]
    : [];
}

function profileOf(ctx: Ctx, row: RegistrationRow, values: Values): Profile {
  const { email } = openProfile(ctx.keyring, { ...row, id: row.account_id });
  const displayName = `${values['givenName']} ${values['familyName']}`;
  return { displayName, email, rpps: String(values['rpps']) };
}

function detailsOf(form: RegistrationForm, screened: 'clear' | 'review') {
  const declarations = fieldsOf(form).filter(({ kind }) => kind === 'statement');
  return {
    role: form.role satisfies RegistrationRole,
    formId: form.id,
    formVersion: form.version,
    declarations: declarations.map(({ id }) => id),
    screened,
  };
}
