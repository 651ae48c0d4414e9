// What an account is and what it has to say of its person: one natural person, a company beside it, full capacity
// data that are required, read again by the server and declared to be true (A-008, B-042).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getProfile, saveProfile } from '#contracts/accounts/profile.contract.ts';
import { completeRegistration, saveRegistration } from '#contracts/accounts/registration.contract.ts';
import { fieldsOf } from '#contracts/accounts/registration-form.ts';
import { currentRegistrationForm } from '#contracts/accounts/registration-forms.ts';
import { getSession } from '#contracts/accounts/session.contract.ts';
import { openAnswers } from '#server/modules/accounts/registration/registration.ts';
import { system } from '#server/policy/actor.ts';
import type { ApiClient } from '#test/builders/api-client.ts';
import { beginConfirmed, doctorAnswers, pharmacistAnswers, register, ticked } from './registration-steps.ts';
import { startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
beforeAll(async () => {
  instance = await startTestInstance();
});
afterAll(() => instance.close());

const usual = { pharmacist: pharmacistAnswers, doctor: doctorAnswers };
const send = async (client: ApiClient) =>
  (await client.refusal(completeRegistration, { body: await ticked(client) })).fields?.map(
    ({ path, code }) => [path, code],
  );

describe('what identifies a person', () => {
  test.each(['pharmacist', 'doctor'] as const)(
    'A-008 B-042 each required field of a %s is asked for by the server, whatever the page sent',
    async (role) => {
      const client = await beginConfirmed(instance, role, `exige.${role}@test.invalid`);
      const answers = usual[role];
      await client.call(saveRegistration, { body: { answers } });
      const required = fieldsOf(currentRegistrationForm(role)).filter(({ isOptional }) => !isOptional);
      expect(required.length).toBeGreaterThan(10);
      for (const { id, kind } of required) {
        const isStatement = kind === 'statement';
        const without = { [id]: isStatement ? false : '  ' };
        await client.call(saveRegistration, { body: { answers: without } });
        const code = isStatement ? 'registration.unticked' : 'registration.missing';
        expect(await send(client)).toEqual([[`answers.${id}`, code]]);
        await client.call(saveRegistration, { body: { answers: { [id]: answers[id] ?? '' } } });
      }
      expect((await client.call(getSession)).hindrance).toBe('registering');
      await client.call(completeRegistration, { body: await ticked(client) });
      expect((await client.call(getSession)).hindrance).not.toBe('registering');
    },
  );

  test('A-008 what is not right is refused at its place: names, number, telephone, address, pharmacy', async () => {
    const client = await beginConfirmed(instance, 'pharmacist', 'faux@test.invalid');
    const wrong = {
      givenName: '12345',
      familyName: '<b>x</b>',
      rpps: '10000000008',
      phone: '12',
      postalCode: '7500',
      finess: '75000011',
      position: 'inventée',
      invoiceEmail: 'pas une adresse',
      iban: 'FR7612345',
    };
    await client.call(saveRegistration, { body: { answers: { ...pharmacistAnswers, ...wrong } } });
    const refused = (await send(client))?.map(([path]) => path);
    expect(refused?.sort()).toEqual(
      Object.keys(wrong)
        .map((id) => `answers.${id}`)
        .sort(),
    );
  });

  test('A-008 B-034 the declaration of truth is kept with the form it stands in, and cannot be taken back by an edit', async () => {
    const email = 'sincere@test.invalid';
    const client = await register(instance, 'doctor', email);
    const row = await instance.run(system('test'), ({ tx, keyring }) =>
      tx
        .selectFrom('registrations')
        .innerJoin('accounts', 'accounts.id', 'registrations.account_id')
        .select(['account_id', 'form_id', 'form_version', 'answers_sealed', 'data_key'])
        .where('email_digest', '=', keyring.digest('account-email', email))
        .executeTakeFirstOrThrow(),
    );
    expect(openAnswers(instance.keyring, row)).toMatchObject({ declaresTruth: true, declaresCapacity: true });
    const acts = await instance.run(system('test'), ({ tx }) =>
      tx
        .selectFrom('audit_entries')
        .select('details')
        .where('subject_id', '=', row.account_id)
        .where('action', '=', 'registration.completed')
        .execute(),
    );
    expect(acts).toEqual([
      {
        details: expect.objectContaining({
          formId: row.form_id,
          formVersion: row.form_version,
          declarations: expect.arrayContaining(['declaresCapacity', 'declaresTruth']),
        }),
      },
    ]);
    const profile = await client.call(getProfile);
    expect(profile.fields.some((id) => id.startsWith('declares'))).toBe(false);
    await client.call(saveProfile, { body: { answers: { declaresTruth: false } } });
    const emptied = await client.refusal(saveProfile, { body: { answers: { familyName: '' } } });
    expect(emptied.fields?.map(({ path }) => path)).toEqual(['answers.familyName']);
    expect((await client.call(getProfile)).changes).toEqual([]);
  });
});

describe('whose account it is', () => {
  test('A-005 A-006 a professional of under 18 is refused with a plain sentence; on the birthday itself he is taken', async () => {
    const client = await beginConfirmed(instance, 'doctor', 'jeune.medecin@test.invalid');
    // It is 24 November 2026 in Paris.
    const answers = { ...doctorAnswers, birthDate: '2008-11-25' };
    await client.call(saveRegistration, { body: { answers } });
    const refused = await client.refusal(completeRegistration, { body: await ticked(client) });
    expect(refused.fields).toEqual([
      {
        path: 'answers.birthDate',
        code: 'registration.under_age',
        message: 'Le service est réservé aux professionnels âgés de 18 ans au moins.',
      },
    ]);
    await client.call(saveRegistration, { body: { answers: { birthDate: '2008-11-24' } } });
    await client.call(completeRegistration, { body: await ticked(client) });
    const edited = await client.refusal(saveProfile, { body: { answers: { birthDate: '2010-01-01' } } });
    expect(edited.fields?.map(({ code }) => code)).toEqual(['registration.under_age']);
    const capacities = await instance.run(system('test'), ({ tx }) =>
      tx.selectFrom('account_capacities').select('account_id').execute(),
    );
    expect(capacities).toEqual([]);
  });

  test('A-004 an account is one natural person with a name of his own; the company is another record, without any way in', async () => {
    const first = await register(instance, 'pharmacist', 'personne.un@test.invalid', { finess: '750000810' });
    const session = await first.call(getSession);
    expect(session.account?.displayName).toBe('Ondine Essaiclair');
    expect(session.account?.pharmacy?.name).toBe('Pharmacie de l’Essai');
    const pharmacy = await instance.run(system('test'), ({ tx }) =>
      tx.selectFrom('organisations').selectAll().where('finess', '=', '750000810').executeTakeFirstOrThrow(),
    );
    // Nobody signs in as a pharmacy; what it is billed with is its own, under a key of its own.
    const columns = Object.keys(pharmacy);
    expect(columns.filter((name) => /password|email|session|secret/.test(name))).toEqual([]);
    expect(pharmacy.billing_sealed).not.toBeNull();
    const accounts = await instance.run(system('test'), ({ tx, keyring }) =>
      tx
        .selectFrom('accounts')
        .select(['id', 'data_key'])
        .where('email_digest', '=', keyring.digest('account-email', 'personne.un@test.invalid'))
        .execute(),
    );
    expect(accounts).toHaveLength(1);
    expect(accounts[0]?.data_key).not.toBe(pharmacy.data_key);
    expect(pharmacy.owner_id).toBe(accounts[0]?.id);
  });

  test('A-004 A-007 two persons of one pharmacy are two accounts, each with a key and a number of its own', async () => {
    const organisationId = await instance.addPharmacy('Pharmacie des Deux');
    const one = await instance.addPerson('pharmacist', 'Une Personne', { organisationId });
    const two = await instance.addPerson('pharmacist', 'Autre Personne', { organisationId });
    const rows = await instance.run(system('test'), ({ tx }) =>
      tx
        .selectFrom('accounts')
        .select(['data_key', 'email_digest'])
        .where('id', 'in', [one.id, two.id])
        .execute(),
    );
    expect(new Set(rows.map(({ data_key }) => data_key)).size).toBe(2);
    expect(new Set(rows.map(({ email_digest }) => email_digest)).size).toBe(2);
  });
});
