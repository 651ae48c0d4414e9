import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  beginTotp,
  confirmTotp,
  getSecondFactor,
  removeTotp,
  renewRecoveryCodes,
  verifySecondFactor,
} from '#contracts/accounts/second-factor.contract.ts';
import { getSession, signIn } from '#contracts/accounts/session.contract.ts';
import { listQueue } from '#contracts/cases/case-expert.contract.ts';
import { listNotices } from '#contracts/notifications/notice.contract.ts';
import { totpCodeAt } from '#server/platform/second-factor/totp.ts';
import { defaultSignInSettings } from '#server/policy/sign-in-ways.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { type Person, startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

const password = testPassword;

describe('a role that needs a second factor', () => {
  let instance: TestInstance;
  let doctor: Person;
  let count = 0;
  beforeAll(async () => {
    instance = await startTestInstance({ signInSettings: defaultSignInSettings });
  });
  beforeEach(async () => {
    count += 1;
    doctor = await instance.addPerson('doctor', `Docteur ${'abcdefghij'[count]}`, { tier: 1 });
  });
  afterAll(() => instance.close());

  async function enter(): Promise<ApiClient> {
    const client = new ApiClient(instance.origin);
    await client.call(signIn, { body: { email: doctor.email, password } });
    return client;
  }

  async function enrol(client: ApiClient) {
    const { secret } = await client.call(beginTotp, { body: { password } });
    const code = totpCodeAt(secret, instance.now);
    const { recoveryCodes } = await client.call(confirmTotp, { body: { code } });
    return { secret, recoveryCodes };
  }

  test('A-080 without one the service stays shut, and setting one opens it', async () => {
    const client = await enter();
    expect((await client.call(getSession)).hindrance).toBe('second-factor-missing');
    expect((await client.refusal(listQueue)).code).toBe('account.second_factor_missing');
    const wrong = await client.refusal(beginTotp, { body: { password: 'not mine' } });
    expect(wrong.code).toBe('account.wrong_password');
    const before = client.cookie;
    const { recoveryCodes } = await enrol(client);
    expect(recoveryCodes).toHaveLength(10);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(client.cookie).not.toBe(before);
    await client.call(listQueue);
    expect(await client.call(getSecondFactor)).toMatchObject({ hasTotp: true, recoveryCodesLeft: 10 });
    expect((await client.refusal(beginTotp, { body: { password } })).code).toBe('factor.already_set');
    await instance.pass(0);
    const { items } = await client.call(listNotices);
    expect(items[0]?.paragraphs[0]).toBe('Un second facteur vient d’être ajouté à votre compte.');
  });

  test('A-080 the password alone opens nothing and says no name; the step is taken once, under a new token', async () => {
    const { secret } = await enrol(await enter());
    const client = await enter();
    const view = await client.call(getSession);
    expect(view).toMatchObject({ hindrance: 'second-factor', account: null });
    expect((await client.refusal(listQueue)).code).toBe('session.second_factor_required');
    expect((await client.refusal(getSecondFactor)).code).toBe('session.second_factor_required');
    // The code that set the factor was used.
    const used = totpCodeAt(secret, instance.now);
    expect((await client.refusal(verifySecondFactor, { body: { code: used } })).code).toBe(
      'factor.wrong_code',
    );
    instance.setNow(new Date(instance.now.getTime() + 30_000));
    const code = totpCodeAt(secret, instance.now);
    const fixed = client.cookie;
    await client.call(verifySecondFactor, { body: { code } });
    await client.call(listQueue);
    const old = await fetch(`${instance.origin}/api/queue`, { headers: { cookie: fixed } });
    expect(old.status).toBe(401);
    const other = await enter();
    expect((await other.refusal(verifySecondFactor, { body: { code } })).code).toBe('factor.wrong_code');
  });

  test('A-080 of two who use one recovery code at once exactly one gets in', async () => {
    const { recoveryCodes } = await enrol(await enter());
    const [code = ''] = recoveryCodes;
    const clients = await Promise.all([enter(), enter(), enter()]);
    const answers = await Promise.all(
      clients.map((client) => client.send(verifySecondFactor, { body: { code: code.toLowerCase() } })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 422, 422]);
    const winner = clients[answers.findIndex(({ status }) => status === 204)];
    expect(await winner?.call(getSecondFactor)).toMatchObject({ hasTotp: true, recoveryCodesLeft: 9 });
  });

  test('A-080 new recovery codes end the former ones; removing asks for the password and shuts the service', async () => {
    const client = await enter();
    const { recoveryCodes: former } = await enrol(client);
    expect((await client.refusal(renewRecoveryCodes, { body: { password: 'x' } })).status).toBe(422);
    const { recoveryCodes } = await client.call(renewRecoveryCodes, { body: { password } });
    const other = await enter();
    const refused = await other.refusal(verifySecondFactor, { body: { code: former[0] ?? '' } });
    expect(refused.code).toBe('factor.wrong_code');
    await other.call(verifySecondFactor, { body: { code: recoveryCodes[0] ?? '' } });
    await other.call(removeTotp, { body: { password } });
    expect((await (await enter()).call(getSession)).hindrance).toBe('second-factor-missing');
    expect((await other.refusal(removeTotp, { body: { password } })).code).toBe('factor.not_begun');
  });

  test('A-080 fifty guesses at once are counted before they are tried, and then the right code waits too', async () => {
    const { recoveryCodes } = await enrol(await enter());
    const client = await enter();
    const guesses = Array.from({ length: 50 }, (_, index) => String(100_000 + index));
    const answers = await Promise.all(
      guesses.map((code) => client.send(verifySecondFactor, { body: { code } })),
    );
    const tried = answers.filter(({ status }) => status === 422);
    expect(tried.length).toBeLessThan(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(50 - tried.length);
    const refused = await client.refusal(verifySecondFactor, { body: { code: recoveryCodes[1] ?? '' } });
    expect(refused.code).toBe('session.too_many_attempts');
  });

  test('A-080 the operator, who reads no health data, may go without, and is asked once he has set one', async () => {
    const operator = await instance.addPerson('operator', 'Exploitant seul');
    expect((await operator.client.call(getSession)).hindrance).toBeNull();
    await enrol(operator.client);
    const again = new ApiClient(instance.origin);
    await again.call(signIn, { body: { email: operator.email, password } });
    expect((await again.call(getSession)).hindrance).toBe('second-factor');
  });
});
