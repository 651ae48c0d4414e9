import { afterAll, beforeAll, expect, test } from 'vitest';
import * as contract from '#contracts/accounts/profile.contract.ts';
import { getSession } from '#contracts/accounts/session.contract.ts';
import { openTicket } from '#contracts/support/ticket.contract.ts';
import { system } from '#server/policy/actor.ts';
import type { ApiClient } from '#test/builders/api-client.ts';
import { mailTo, register } from './registration-steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

const email = 'profil@test.invalid';
let instance: TestInstance;
let client: ApiClient;
let operator: Person;
beforeAll(async () => {
  instance = await startTestInstance();
  client = await register(instance, 'pharmacist', email);
  operator = await instance.addPerson('operator', 'Exploitant Essai');
});
afterAll(() => instance.close());

test('A-009 B-043 the person changes their data at any time, sees what changed, and an IBAN stays masked', async () => {
  const before = await client.call(contract.getProfile);
  expect(before.values).toMatchObject({ city: 'Villefictive', iban: 'FR76 •••• 0189' });
  const answers = { city: 'Essaiville', iban: 'FR76 •••• 0189', group: '' };
  expect(await client.call(contract.saveProfile, { body: { answers } })).toEqual({ isVerifiedAgain: false });
  const after = await client.call(contract.getProfile);
  expect(after.values).toMatchObject({ city: 'Essaiville', iban: 'FR76 •••• 0189' });
  expect(after.changes.map(({ field, by, before, after }) => [field, by, before, after])).toEqual([
    ['city', 'self', 'Villefictive', 'Essaiville'],
  ]);
});

test('B-042 a refused value is said at its field and changes nothing', async () => {
  const answers = { rpps: '123', city: 'Ailleurs' };
  const problem = await client.refusal(contract.saveProfile, { body: { answers } });
  expect(problem.fields?.map(({ path, code }) => [path, code])).toEqual([['answers.rpps', 'rpps.length']]);
  expect((await client.call(contract.getProfile)).values['city']).toBe('Essaiville');
});

test('A-078 a changed name sends the verification back', async () => {
  await instance.run(system('test'), async ({ tx, keyring, now }) => {
    await tx
      .updateTable('accounts')
      .set({ verified_at: now })
      .where('email_digest', '=', keyring.digest('account-email', email))
      .execute();
  });
  expect((await client.call(getSession)).hindrance).toBeNull();
  const answers = { familyName: 'Autrenom' };
  expect(await client.call(contract.saveProfile, { body: { answers } })).toEqual({ isVerifiedAgain: true });
  const session = await client.call(getSession);
  expect([session.hindrance, session.account?.displayName]).toEqual(['unverified', 'Ondine Autrenom']);
  await mailTo(instance, email, /vérification est faite/);
});

test('B-043 the operator corrects on a request by mail: exact address, with a reason, logged, and the person is told', async () => {
  const reason = 'Demande reçue par e-mail le 24 novembre.';
  const lookUp = (address: string) =>
    operator.client.refusal(contract.lookUpProfile, { body: { email: address, reason } });
  expect((await lookUp('personne@test.invalid')).code).toBe('profile.not_found');
  expect((await client.refusal(contract.lookUpProfile, { body: { email, reason } })).code).toBe(
    'access.denied',
  );
  const found = await operator.client.call(contract.lookUpProfile, { body: { email, reason } });
  const params = { accountId: found.accountId };
  await operator.client.call(contract.correctProfile, {
    params,
    body: { answers: { phone: '01 99 00 56 78' }, reason },
  });
  const [newest] = (await client.call(contract.getProfile)).changes;
  expect(newest).toMatchObject({
    field: 'phone',
    by: 'operator',
    after: '+33199005678',
    reason,
    ticketId: null,
  });
  await mailTo(instance, email, /Vos informations|modifié votre profil/);
  const acts = await instance.run(system('test'), ({ tx }) =>
    tx
      .selectFrom('audit_entries')
      .select(['action', 'actor_kind', 'details'])
      .where('subject_id', '=', found.accountId)
      .where('action', 'in', ['profile.looked-up', 'profile.changed'])
      .where('actor_kind', '=', 'operator')
      .execute(),
  );
  expect(acts.map(({ action }) => action).sort()).toEqual(['profile.changed', 'profile.looked-up']);
  expect(JSON.stringify(acts)).not.toContain('novembre');
});

test('B-043 A-081 by its number an account is found alone; two that bear it are no answer', async () => {
  const reason = 'Demande reçue par téléphone, rappelée.';
  const byNumber = (rpps: string) => ({ body: { rpps, reason } });
  const found = await operator.client.call(contract.lookUpProfile, byNumber('10 000 000 009'));
  expect([found.email, found.displayName]).toEqual([email, 'Ondine Autrenom']);
  const wrong = await operator.client.refusal(contract.lookUpProfile, byNumber('123'));
  expect(wrong.fields?.map(({ path, code }) => [path, code])).toEqual([['rpps', 'rpps.length']]);
  const organisationId = await instance.addPharmacy('Pharmacie du Double');
  await instance.addPerson('pharmacist', 'Double Unessai', { organisationId, rpps: '10000000017' });
  await instance.addPerson('pharmacist', 'Double Deuxessai', { organisationId, rpps: '10000000017' });
  const several = await operator.client.refusal(contract.lookUpProfile, byNumber('10000000017'));
  expect(several.code).toBe('profile.several');
  const both = await operator.client.refusal(contract.lookUpProfile, {
    body: { email, rpps: '10000000009', reason },
  });
  expect(both.fields?.[0]?.path).toBe('email');
});

test('B-043 A-009 a correction names the exchange that asked for it; another’s exchange is refused', async () => {
  const reason = 'Corrigé comme demandé dans cet échange.';
  const text = 'Ma ville a changé, merci de la corriger.';
  const { ticketId } = await client.call(openTicket, { body: { category: 'data-change', text } });
  const found = await operator.client.call(contract.lookUpProfile, { body: { ticketId, reason } });
  expect(found.email).toBe(email);
  const other = await instance.addPerson('doctor', 'Docteur Autressai', { tier: 1 });
  const theirs = await other.client.call(openTicket, { body: { category: 'data-change', text } });
  const correct = (id: string) => ({
    params: { accountId: found.accountId },
    body: { answers: { city: 'Nouvelleville' }, reason, ticketId: id },
  });
  const refused = await operator.client.refusal(contract.correctProfile, correct(theirs.ticketId));
  expect(refused.code).toBe('profile.other_ticket');
  expect((await client.call(contract.getProfile)).values['city']).toBe('Essaiville');
  await operator.client.call(contract.correctProfile, correct(ticketId));
  const [newest] = (await client.call(contract.getProfile)).changes;
  expect(newest).toMatchObject({ field: 'city', after: 'Nouvelleville', by: 'operator', reason, ticketId });
  const gone = { body: { ticketId: '00000000-0000-7000-8000-000000000000', reason } };
  expect((await operator.client.refusal(contract.lookUpProfile, gone)).code).toBe('profile.not_found');
});
