import { beforeEach, describe, expect, test } from 'vitest';
import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import { lockSession } from '#contracts/accounts/own-session.contract.ts';
import {
  beginPasskey,
  beginPasskeyProof,
  finishPasskeyProof,
  getFactorChoice,
  listPasskeys,
  removePasskey,
  renamePasskey,
} from '#contracts/accounts/passkey.contract.ts';
import { declareCompromised } from '#contracts/accounts/password.contract.ts';
import {
  beginTotp,
  getSecondFactor,
  renewRecoveryCodes,
  verifySecondFactor,
} from '#contracts/accounts/second-factor.contract.ts';
import { getSession, signOut } from '#contracts/accounts/session.contract.ts';
import { listQueue } from '#contracts/cases/case-expert.contract.ts';
import { changeAccountStatus } from '#server/modules/accounts/use-cases/change-account.ts';
import { system } from '#server/policy/actor.ts';
import { defaultSignInSettings, type SignInWay } from '#server/policy/sign-in-ways.ts';
import { PasskeyStage } from './passkey-steps.ts';
import { testPassword } from './test-instance.ts';

const password = testPassword;

describe('A-080 a role that needs a second factor, with passkeys', () => {
  const stage = PasskeyStage.use(defaultSignInSettings);

  test('A-080 a passkey settles the missing factor, brings recovery codes once, and opens the account alone', async () => {
    const client = await stage.enter();
    expect((await client.call(getSession)).hindrance).toBe('second-factor-missing');
    const wrong = await client.refusal(beginPasskey, { body: { password: 'not mine' } });
    expect(wrong.code).toBe('account.wrong_password');
    const before = client.cookie;
    const { recoveryCodes } = await stage.enrol(client);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(client.cookie).not.toBe(before);
    await client.call(listQueue);
    const { items, mayAdd } = await client.call(listPasskeys);
    expect(mayAdd).toBe(true);
    expect(items).toMatchObject([{ name: 'Mon téléphone', lastUsedAt: null, isSynced: false }]);
    expect((await stage.enrol(client)).recoveryCodes).toEqual([]);
    await client.call(signOut);

    stage.instance.setNow(new Date(stage.instance.now.getTime() + 60_000));
    const again = await stage.enterByPasskey();
    const view = await again.call(getSession);
    expect(view).toMatchObject({ hindrance: null, account: { id: stage.doctor.id } });
    await again.call(listQueue);
    const used = (await again.call(listPasskeys)).items.filter(({ lastUsedAt }) => lastUsedAt !== null);
    expect(used.map(({ lastUsedAt }) => lastUsedAt)).toEqual([stage.instance.now.toISOString()]);
    expect(await stage.noticesOf(again)).toContain('Une clé d’accès vient d’être ajoutée à votre compte.');
    expect((await stage.archived()).map(({ action }) => action)).toEqual([
      'account.passkey-changed',
      'account.passkey-changed',
      'session.passkey-used',
    ]);
  });

  test('A-080 after the password a passkey is the second factor, once, under a new token; a recovery code is the way back', async () => {
    const { recoveryCodes } = await stage.enrol(await stage.enter());
    const client = await stage.enter();
    expect(await client.call(getSession)).toMatchObject({ hindrance: 'second-factor', account: null });
    expect((await client.refusal(listQueue)).code).toBe('session.second_factor_required');
    expect((await client.refusal(listPasskeys)).code).toBe('session.second_factor_required');
    expect(await client.call(getFactorChoice)).toEqual({ hasTotp: false, hasPasskey: true });
    const options = await client.call(beginPasskeyProof);
    expect(options.known).toHaveLength(1);
    const credential = stage.device.get(options);
    const fixed = client.cookie;
    await client.call(finishPasskeyProof, { body: { credential } });
    await client.call(listQueue);
    const old = await fetch(`${stage.instance.origin}/api/queue`, { headers: { cookie: fixed } });
    expect(old.status).toBe(401);
    const replay = await client.refusal(finishPasskeyProof, { body: { credential } });
    expect(replay.code).toBe('passkey.expired');

    const other = await stage.enter();
    await other.call(verifySecondFactor, { body: { code: recoveryCodes[0] ?? '' } });
    expect(await other.call(getSecondFactor)).toMatchObject({ hasPasskey: true, recoveryCodesLeft: 9 });
    const renewed = await other.call(renewRecoveryCodes, { body: { password } });
    expect(renewed.recoveryCodes).toHaveLength(10);
  });

  test('A-010 A-080 a passkey opens a locked session again, once, and no answer to another question does', async () => {
    const client = await stage.enter();
    await stage.enrol(client);
    await client.call(lockSession, { body: { because: 'person' } });
    const options = await client.call(beginPasskeyProof);
    const foreign = stage.device.get({ ...options, challenge: 'A'.repeat(43) });
    expect(
      (await client.refusal(finishPasskeyProof, { body: { credential: foreign } })).status,
    ).toBeGreaterThan(399);
    expect((await client.call(getSession)).hindrance).toBe('locked');
    const credential = stage.device.get(await client.call(beginPasskeyProof));
    await client.call(finishPasskeyProof, { body: { credential } });
    expect((await client.call(getSession)).account?.id).toBe(stage.doctor.id);
    await client.call(listQueue);
    expect((await client.refusal(finishPasskeyProof, { body: { credential } })).code).toBe('passkey.expired');
  });

  test('A-080 ten passkeys at most, and names can be changed', async () => {
    const client = await stage.enter();
    for (let made = 0; made < 10; made += 1) await stage.enrol(client);
    expect((await client.refusal(beginPasskey, { body: { password } })).code).toBe('passkey.too_many');
    const [first] = (await client.call(listPasskeys)).items;
    const params = { passkeyId: first?.passkeyId ?? '' };
    await client.call(renamePasskey, { params, body: { name: '  Clé du comptoir ' } });
    expect((await client.call(listPasskeys)).items[0]?.name).toBe('Clé du comptoir');
    const tooLong = await client.refusal(renamePasskey, { params, body: { name: 'x'.repeat(61) } });
    expect(tooLong.fields?.[0]?.path).toBe('name');
    const stranger = (await stage.instance.addPerson('operator', `Exploitant ${stage.letter}`)).client;
    expect((await stranger.refusal(renamePasskey, { params, body: { name: 'À moi' } })).status).toBe(404);
    expect((await stranger.refusal(removePasskey, { params, body: { password } })).status).toBe(404);
  });

  test('A-080 removing asks for the password, is told, and the last factor takes the recovery codes away', async () => {
    const client = await stage.enter();
    await stage.enrol(client);
    const [kept] = (await client.call(listPasskeys)).items;
    const params = { passkeyId: kept?.passkeyId ?? '' };
    expect((await client.refusal(removePasskey, { params, body: { password: 'x' } })).code).toBe(
      'account.wrong_password',
    );
    await client.call(removePasskey, { params, body: { password } });
    expect((await client.refusal(removePasskey, { params, body: { password } })).status).toBe(404);
    expect(await stage.noticesOf(client)).toContain('Une clé d’accès vient d’être retirée de votre compte.');
    expect(await client.call(getSecondFactor)).toMatchObject({ hasPasskey: false, recoveryCodesLeft: 0 });
    expect((await (await stage.enter()).call(getSession)).hindrance).toBe('second-factor-missing');
    expect(await stage.refusedEntry({})).toBe('passkey.refused');
  });

  test('A-011 a compromised account loses its passkeys and keeps its recovery codes as the second factor', async () => {
    const client = await stage.enter();
    const { recoveryCodes } = await stage.enrol(client);
    await client.call(declareCompromised, { body: { confirm: true } });
    expect(await stage.refusedEntry({})).toBe('passkey.refused');
    const back = await stage.enter();
    expect((await back.call(getSession)).hindrance).toBe('second-factor');
    expect((await back.refusal(beginPasskeyProof)).code).toBe('factor.not_begun');
    await back.call(verifySecondFactor, { body: { code: recoveryCodes[2] ?? '' } });
    expect((await back.call(getSession)).hindrance).toBeNull();
    expect((await stage.noticesOf(back)).join(' ')).toContain('toutes ses clés d’accès ont été retirées');
    expect((await stage.archived()).map(({ details }) => (details as { what?: string }).what)).toContain(
      'revoked',
    );
  });

  test('A-083 a suspended account comes in by passkey as by password, and a closed one not at all', async () => {
    await stage.enrol(await stage.enter());
    await stage.instance.run(system('test'), (ctx) => changeAccountStatus(ctx, stage.doctor.id, 'suspended'));
    const held = await stage.enterByPasskey();
    expect((await held.call(getSession)).hindrance).toBe('suspended');
    expect((await held.refusal(listQueue)).code).toBe('account.suspended');
    await stage.instance.run(system('test'), ({ tx }) =>
      tx.updateTable('accounts').set({ status: 'closed' }).where('id', '=', stage.doctor.id).execute(),
    );
    expect(await stage.refusedEntry({})).toBe('passkey.refused');
  });
});

describe('A-080 ways of signing in by role', () => {
  /** Changed by tests, as an operator would between two starts. */
  const byRole: Record<AccountRole, readonly SignInWay[]> = { ...defaultSignInSettings.byRole };
  const stage = PasskeyStage.use({ byRole, hasPsc: false });
  beforeEach(() => {
    Object.assign(byRole, defaultSignInSettings.byRole);
  });

  test('A-080 without the way passkey none is added', async () => {
    byRole.doctor = ['password+totp'];
    const client = await stage.enter();
    expect((await client.call(listPasskeys)).mayAdd).toBe(false);
    expect((await client.refusal(beginPasskey, { body: { password } })).code).toBe('passkey.not_offered');
  });

  test('A-080 a passkey of a way closed meanwhile opens nothing, and the second factor is still asked for', async () => {
    const operator = await stage.instance.addPerson('operator', 'Exploitant seul');
    const { recoveryCodes } = await stage.enrol(operator.client);
    byRole.operator = ['password+totp'];
    expect(await stage.refusedEntry({})).toBe('passkey.way_closed');
    expect(await stage.reasonsOf(operator.id)).toEqual(['way-closed']);
    const client = await stage.enter(operator.email);
    expect((await client.call(getSession)).hindrance).toBe('second-factor');
    expect(await client.call(getFactorChoice)).toEqual({ hasTotp: false, hasPasskey: false });
    expect((await client.refusal(beginPasskeyProof)).code).toBe('passkey.way_closed');
    await client.call(verifySecondFactor, { body: { code: recoveryCodes[0] ?? '' } });
    expect((await client.call(getSession)).hindrance).toBeNull();
  });

  test('A-080 where passkeys replace the application of codes, that application is not added', async () => {
    byRole.doctor = ['passkey'];
    const client = await stage.enter();
    expect(await client.call(getSecondFactor)).toMatchObject({ mayAddTotp: false });
    expect((await client.refusal(beginTotp, { body: { password } })).code).toBe('factor.way_closed');
    await stage.enrol(client);
    await client.call(listQueue);
  });
});
