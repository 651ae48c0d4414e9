// What tests do to register somebody: begin, read the mail, confirm, fill in, send.
import {
  beginRegistration,
  completeRegistration,
  confirmEmail,
  getRegistration,
  saveRegistration,
} from '#contracts/accounts/registration.contract.ts';
import type { RegistrationAnswers, RegistrationRole } from '#contracts/accounts/registration-form.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { type TestInstance, testPassword } from './test-instance.ts';

const declarations = {
  declaresCapacity: true,
  declaresTruth: true,
  declaresRightToPractise: true,
  declaresNoUsurpation: true,
};
const identity = {
  givenName: 'Ondine',
  familyName: 'Essaiclair',
  birthDate: '1984-05-06',
  phone: '01 99 00 12 34',
};

export const pharmacistAnswers: RegistrationAnswers = {
  ...identity,
  position: 'holder',
  rpps: '10000000009',
  siteName: 'Pharmacie de l’Essai',
  finess: '750000117',
  street: '2 rue de l’Essai',
  postalCode: '75000',
  city: 'Villefictive',
  invoiceEmail: 'factures@essai.invalid',
  iban: 'FR76 3000 6000 0112 3456 7890 189',
  ...declarations,
};

export const doctorAnswers: RegistrationAnswers = {
  ...identity,
  specialty: 'dermatologist',
  rpps: '10000000009',
  siteName: 'Cabinet de l’Essai',
  street: '3 rue de l’Essai',
  postalCode: '75000',
  city: 'Villefictive',
  ...declarations,
};

/** The newest mail to this address whose text matches, after the worker has run. */
export async function mailTo(instance: TestInstance, email: string, what: RegExp): Promise<string> {
  await instance.pass(0);
  const found = instance.mail.sent.filter(({ to, text }) => to === email && what.test(text)).at(-1);
  if (!found) throw new Error(`no mail to ${email} matches ${what}; ${instance.failedJobs.join('; ')}`);
  return found.text;
}

/** The token of the newest link to this address. */
export async function tokenFor(
  instance: TestInstance,
  email: string,
  path = '/inscription/confirmation/',
): Promise<string> {
  const text = await mailTo(instance, email, new RegExp(path));
  const token = new RegExp(`${path}([A-Za-z0-9_-]+)`).exec(text)?.[1];
  if (!token) throw new Error('the mail holds no link');
  return token;
}

export function begin(
  instance: TestInstance,
  role: RegistrationRole,
  email: string,
  more: { password?: string; invitation?: string } = {},
) {
  const body = { role, email, password: testPassword, ...more };
  return new ApiClient(instance.origin).call(beginRegistration, { body });
}

/** Begins and confirms; answers the client of a session that may go on. */
export async function beginConfirmed(
  instance: TestInstance,
  role: RegistrationRole,
  email: string,
  more: { invitation?: string } = {},
): Promise<ApiClient> {
  await begin(instance, role, email, more);
  const client = new ApiClient(instance.origin);
  const token = await tokenFor(instance, email);
  await client.call(confirmEmail, { body: { token, password: testPassword } });
  return client;
}

/** Registers somebody whole; `answers` replace those of the usual form. */
export async function register(
  instance: TestInstance,
  role: RegistrationRole,
  email: string,
  answers: RegistrationAnswers = {},
  more: { invitation?: string } = {},
): Promise<ApiClient> {
  const client = await beginConfirmed(instance, role, email, more);
  const usual = role === 'pharmacist' ? pharmacistAnswers : doctorAnswers;
  await client.call(saveRegistration, { body: { answers: { ...usual, ...answers } } });
  await client.call(completeRegistration, { body: await ticked(client) });
  return client;
}

/** The box of the terms, ticked on what the form shows now (B-014). */
export async function ticked(client: ApiClient): Promise<{ acceptedTerms: string | null }> {
  return { acceptedTerms: (await client.call(getRegistration)).terms?.versionId ?? null };
}
