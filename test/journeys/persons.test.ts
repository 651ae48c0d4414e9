/** An account is one person, who says who he is and declares it true; the company is something else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as contract from '#contracts/accounts/registration.contract.ts';
import { getSession } from '#contracts/accounts/session.contract.ts';
import { inviteColleague } from '#contracts/accounts/team.contract.ts';
import { system } from '#server/policy/actor.ts';
import { auditOf } from './acts.ts';
import { beginConfirmed, pharmacistAnswers, register, ticked, tokenFor } from './registration-steps.ts';
import { startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
beforeAll(async () => {
  instance = await startTestInstance();
});
afterAll(() => instance.close());

const verify = (accountId: string) =>
  instance.run(system('test'), async ({ tx, now }) => {
    await tx.updateTable('accounts').set({ verified_at: now }).where('id', '=', accountId).execute();
  });
const rowOf = (accountId: string) =>
  instance.run(system('test'), ({ tx }) =>
    tx.selectFrom('accounts').selectAll().where('id', '=', accountId).executeTakeFirstOrThrow(),
  );

test('A-004 two people of one company are two accounts beside one record of the company, billed apart from them', async () => {
  const first = await register(instance, 'pharmacist', 'premiere@test.invalid');
  const { account: one } = await first.call(getSession);
  await verify(one?.id ?? '');
  await first.call(inviteColleague, { body: { email: 'seconde@test.invalid' } });
  const invitation = await tokenFor(instance, 'seconde@test.invalid', '/inscription/invitation/');
  const answers = { finess: '', givenName: 'Sidonie', familyName: 'Exemplaire', rpps: '10000000017' };
  const second = await register(instance, 'pharmacist', 'seconde@test.invalid', answers, { invitation });
  const { account: two } = await second.call(getSession);
  expect([one?.displayName, two?.displayName]).toEqual(['Ondine Essaiclair', 'Sidonie Exemplaire']);
  const [firstRow, secondRow] = [await rowOf(one?.id ?? ''), await rowOf(two?.id ?? '')];
  expect(firstRow.organisation_id).not.toBeNull();
  expect(secondRow.organisation_id).toBe(firstRow.organisation_id);
  expect(firstRow.id).not.toBe(firstRow.organisation_id);
  // The company itself has no way in: nothing of it is an account.
  const companies = await instance.run(system('test'), ({ tx }) =>
    tx.selectFrom('accounts').select('id').where('id', '=', firstRow.organisation_id).execute(),
  );
  expect(companies).toEqual([]);
});

test('A-004 A-008 a company’s name alone makes no account: each name of the person is asked for, checked, and declared true', async () => {
  const client = await beginConfirmed(instance, 'pharmacist', 'nom@test.invalid');
  const wrong = {
    ...pharmacistAnswers,
    givenName: '',
    familyName: ' ',
    birthDate: '2050-01-01',
    rpps: '10000000001',
    declaresTruth: false,
  };
  await client.call(contract.saveRegistration, { body: { answers: wrong } });
  const told = await client.refusal(contract.completeRegistration, { body: await ticked(client) });
  expect(told.code).toBe('registration.incomplete');
  expect(told.fields?.map(({ path }) => path).toSorted()).toEqual([
    'answers.birthDate',
    'answers.declaresTruth',
    'answers.familyName',
    'answers.givenName',
    'answers.rpps',
  ]);
  const right = { ...pharmacistAnswers, finess: '750000216', rpps: '10000000025' };
  await client.call(contract.saveRegistration, { body: { answers: right } });
  await client.call(contract.completeRegistration, { body: await ticked(client) });
  const { account } = await client.call(getSession);
  const acts = await auditOf(instance, account?.id ?? '');
  const declared = acts.flatMap(({ details }) => (details as { declarations?: string[] }).declarations ?? []);
  expect(declared).toEqual(expect.arrayContaining(['declaresTruth', 'declaresNoUsurpation']));
});
