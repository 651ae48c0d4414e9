import { afterAll, beforeAll, expect, test } from 'vitest';
import { getSession, signIn } from '#contracts/accounts/session.contract.ts';
import * as contract from '#contracts/accounts/team.contract.ts';
import { createCase } from '#contracts/cases/case-request.contract.ts';
import { listCases } from '#contracts/cases/case-view.contract.ts';
import { system } from '#server/policy/actor.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { pharmacistAnswers, register, tokenFor } from './registration-steps.ts';
import { type Person, startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

let instance: TestInstance;
let owner: Person;
let colleague: Person;
let stranger: Person;
beforeAll(async () => {
  instance = await startTestInstance();
  const pharmacyId = await instance.addPharmacy('Pharmacie des Essais');
  owner = await instance.addPerson('pharmacist', 'Responsable Essai', { organisationId: pharmacyId });
  colleague = await instance.addPerson('pharmacist', 'Adjoint Essai', { organisationId: pharmacyId });
  const other = await instance.addPharmacy('Pharmacie voisine');
  stranger = await instance.addPerson('pharmacist', 'Voisin Essai', { organisationId: other });
});
afterAll(() => instance.close());

const verify = (email: string) =>
  instance.run(system('test'), async ({ tx, keyring, now }) => {
    await tx
      .updateTable('accounts')
      .set({ verified_at: now })
      .where('email_digest', '=', keyring.digest('account-email', email))
      .execute();
  });

test('A-007 B-033 an invited person registers with the pharmacy known, has an account of their own, and the link serves once', async () => {
  const email = 'invitee@test.invalid';
  await owner.client.call(contract.inviteColleague, { body: { email } });
  const token = await tokenFor(instance, email, '/inscription/invitation/');
  const team = await owner.client.call(contract.getTeam);
  expect(team.invitations).toEqual([expect.objectContaining({ email })]);
  const client = await register(instance, 'pharmacist', email, { finess: '' }, { invitation: token });
  expect((await client.call(getSession)).account?.pharmacy?.name).toBe('Pharmacie des Essais');
  const after = await owner.client.call(contract.getTeam);
  expect(after.invitations).toEqual([]);
  const shown = after.members.map(({ displayName, state, isOwner }) => [displayName, state, isOwner]);
  expect(shown.sort()).toEqual([
    ['Adjoint Essai', 'active', false],
    ['Ondine Essaiclair', 'unverified', false],
    ['Responsable Essai', 'active', true],
  ]);
  const late = await register(
    instance,
    'pharmacist',
    'second@test.invalid',
    { finess: '750000315', siteName: 'Pharmacie à soi' },
    { invitation: token },
  );
  expect((await late.call(getSession)).account?.pharmacy?.name).toBe('Pharmacie à soi');
});

test('A-007 a withdrawn invitation opens nothing', async () => {
  const email = 'retiree@test.invalid';
  await owner.client.call(contract.inviteColleague, { body: { email } });
  const token = await tokenFor(instance, email, '/inscription/invitation/');
  const [invitation] = (await owner.client.call(contract.getTeam)).invitations;
  const params = { invitationId: invitation?.invitationId ?? '' };
  expect((await stranger.client.refusal(contract.withdrawInvitation, { params })).code).toBe(
    'team.not_found',
  );
  expect((await colleague.client.refusal(contract.withdrawInvitation, { params })).code).toBe(
    'team.owner_only',
  );
  await owner.client.call(contract.withdrawInvitation, { params });
  const client = await register(
    instance,
    'pharmacist',
    email,
    { finess: '750000414', siteName: 'Pharmacie ailleurs' },
    { invitation: token },
  );
  expect((await client.call(getSession)).account?.pharmacy?.name).toBe('Pharmacie ailleurs');
});

test('A-007 A-079 who registers with a known number waits for the owner, who alone sees and answers', async () => {
  const email = 'demande@test.invalid';
  const client = await register(instance, 'pharmacist', email, {
    ...pharmacistAnswers,
    finess: '750000315',
  });
  await verify(email);
  expect((await client.call(getSession)).account?.pharmacy).toBeNull();
  expect((await client.refusal(contract.getTeam)).code).toBe('account.not_verified');
  await verify('second@test.invalid');
  const newOwner = new ApiClient(instance.origin);
  await newOwner.call(signIn, { body: { email: 'second@test.invalid', password: testPassword } });
  const [request] = (await newOwner.call(contract.getTeam)).requests;
  expect(request?.displayName).toBe('Ondine Essaiclair');
  const input = { params: { requestId: request?.requestId ?? '' }, body: { isAccepted: true } };
  expect((await owner.client.refusal(contract.answerRequest, input)).code).toBe('team.not_found');
  expect((await owner.client.call(contract.getTeam)).requests).toEqual([]);
  await newOwner.call(contract.answerRequest, input);
  expect((await client.call(getSession)).hindrance).toBeNull();
  expect((await client.call(contract.getTeam)).pharmacyName).toBe('Pharmacie à soi');
  expect((await newOwner.refusal(contract.answerRequest, input)).code).toBe('team.not_found');
});

test('A-007 a colleague removed loses his sessions, keeps his account, asks elsewhere; cases stay with the pharmacy', async () => {
  await colleague.client.call(createCase, { body: { form: 'peau' } });
  const params = { memberId: colleague.id };
  expect((await stranger.client.refusal(contract.removeMember, { params })).code).toBe('team.not_found');
  const self = { params: { memberId: owner.id } };
  expect((await owner.client.refusal(contract.removeMember, self)).code).toBe('team.owner_stays');
  expect((await colleague.client.refusal(contract.removeMember, self)).code).toBe('team.owner_only');
  await owner.client.call(contract.removeMember, { params });
  expect((await colleague.client.refusal(listCases)).code).toBe('session.required');
  await colleague.client.call(signIn, { body: { email: colleague.email, password: testPassword } });
  const session = await colleague.client.call(getSession);
  expect([session.hindrance, session.account?.pharmacy]).toEqual(['unverified', null]);
  expect((await colleague.client.refusal(listCases)).code).toBe('account.not_verified');
  const ask = (finess: string) => colleague.client.refusal(contract.askToJoinTeam, { body: { finess } });
  expect((await ask('750000919')).code).toBe('team.unknown_pharmacy');
  await colleague.client.call(contract.askToJoinTeam, { body: { finess: '750000414' } });
  await colleague.client.call(contract.askToJoinTeam, { body: { finess: '750000414' } });
  const requests = await instance.run(system('test'), ({ tx }) =>
    tx.selectFrom('team_requests').select('id').where('account_id', '=', colleague.id).execute(),
  );
  expect(requests).toHaveLength(1);
  const cases = await instance.run(system('test'), ({ tx }) =>
    tx
      .selectFrom('cases')
      .innerJoin('organisations', 'organisations.id', 'cases.organisation_id')
      .select('organisations.name')
      .where('cases.created_by', '=', colleague.id)
      .execute(),
  );
  expect(cases).toEqual([{ name: 'Pharmacie des Essais' }]);
});

test('A-007 the team is handed over: of two who are given it at once, one owns it', async () => {
  const { members } = await owner.client.call(contract.getTeam);
  const invited = members.find(({ isOwner }) => !isOwner);
  const params = { memberId: invited?.accountId ?? '' };
  const statuses = await Promise.all(
    [1, 2].map(async () => (await owner.client.send(contract.handOverTeam, { params })).status),
  );
  expect(statuses.sort()).toEqual([204, 403]);
  const after = await owner.client.call(contract.getTeam);
  expect(after.isOwner).toBe(false);
  expect(after.members.filter(({ isOwner }) => isOwner).map(({ accountId }) => accountId)).toEqual([
    invited?.accountId,
  ]);
  const refused = await owner.client.refusal(contract.inviteColleague, {
    body: { email: 'encore@test.invalid' },
  });
  expect(refused.code).toBe('team.owner_only');
});
