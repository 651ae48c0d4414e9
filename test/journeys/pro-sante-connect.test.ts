import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { lockSession } from '#contracts/accounts/own-session.contract.ts';
import {
  beginPscLink,
  choosePractice,
  completePsc,
  getPscLink,
  getPscLogout,
  removePscLink,
} from '#contracts/accounts/psc.contract.ts';
import { getSession, signOut } from '#contracts/accounts/session.contract.ts';
import { closeAccount } from '#contracts/privacy/privacy.contract.ts';
import { openHandOver } from '#server/modules/accounts/psc/psc-attempt.ts';
import { system } from '#server/policy/actor.ts';
import { defaultSignInSettings, openSignInSettings } from '#server/policy/sign-in-ways.ts';
import { pscDermatologist, pscPharmacist, pscPharmacistAtTwo } from '#test/builders/psc-people.ts';
import { comeBack, linkByPsc, newBrowser, signInByPsc, startPscInstance } from './psc-steps.ts';
import { type Person, testPassword } from './test-instance.ts';

const withPassword = { body: { password: testPassword } };

let stage: Awaited<ReturnType<typeof startPscInstance>>;
let pharmacist: Person;

beforeAll(async () => {
  const closed = { ...openSignInSettings.byRole, director: defaultSignInSettings.byRole.operator };
  stage = await startPscInstance({ signInSettings: { byRole: closed, hasPsc: true } });
  const organisationId = await stage.instance.addPharmacy('Pharmacie de l’Essai');
  pharmacist = await stage.instance.addPerson('pharmacist', 'Zoé Exemple', {
    organisationId,
    rpps: '10000000009',
  });
});
afterAll(() => stage.close());
afterEach(() => {
  Object.assign(stage.provider.state, { tamper: {}, isBroken: false, acr: 'eidas1' });
});

const browser = () => newBrowser(stage.instance.origin);

describe('Pro Santé Connect', () => {
  test('A-078 somebody without account is known, not signed in, and handed over to registration once', async () => {
    const client = browser();
    expect(await signInByPsc(client, stage.provider, pscDermatologist)).toEqual({ outcome: 'unknown' });
    expect((await client.call(getSession)).account).toBeNull();
    const token = client.cookieNamed('consilia_psc');
    const take = (how: 'look' | 'take') =>
      stage.instance.run(system('test'), (ctx) => openHandOver(ctx, token, how));
    expect(await take('look')).toMatchObject({ familyName: 'FICTIVE', rpps: '10000000017' });
    expect(await take('take')).toMatchObject({ isDermatologist: true });
    expect(await take('take')).toBeUndefined();
  });

  test('A-078 an account is linked by its owner only, told by mail, then opened with the second factor done', async () => {
    expect(await linkByPsc(pharmacist.client, stage.provider, pscDermatologist).catch(String)).toContain(
      'psc.other_person',
    );
    expect(await linkByPsc(pharmacist.client, stage.provider, pscPharmacist)).toEqual({ outcome: 'linked' });
    await stage.instance.pass(1);
    expect(stage.instance.mail.sent.map(({ subject }) => subject)).toContain(
      'Votre compte est lié à Pro Santé Connect',
    );
    const client = browser();
    const told = await signInByPsc(client, stage.provider, pscPharmacist);
    expect(told).toEqual({ outcome: 'signed-in', returnTo: '/' });
    expect((await client.call(getSession)).account?.id).toBe(pharmacist.id);
    expect((await client.call(getPscLink)).practice?.name).toBe('PHARMACIE DE L ESSAI');
    const { rows } = await stage.instance.database.pool.query<{ count: string }>(
      'select count(*) from sessions where second_factor_at is not null and account_id = $1',
      [pharmacist.id],
    );
    expect(Number(rows[0]?.count)).toBe(1);
  });

  test('A-078 A-080 an open session alone neither links nor unlinks: the password is asked again', async () => {
    const wrong = { body: { password: 'pas le bon' } };
    for (const operation of [beginPscLink, removePscLink]) {
      expect((await pharmacist.client.refusal(operation, wrong)).code).toBe('account.wrong_password');
    }
    expect((await pharmacist.client.call(getPscLink)).linkedAt).not.toBeNull();
  });

  test('A-078 one identity opens one account: a second link of it is refused', async () => {
    const other = await stage.instance.addPerson('pharmacist', 'Autre Exemple', {
      organisationId: await stage.instance.addPharmacy('Pharmacie Autre'),
      rpps: '10000000009',
    });
    expect(await linkByPsc(other.client, stage.provider, pscPharmacist).catch(String)).toContain(
      'psc.already_linked',
    );
  });

  test('a person with several places chooses one; the choice stays with the session', async () => {
    const client = browser();
    const told = await signInByPsc(client, stage.provider, pscPharmacistAtTwo);
    expect(told).toMatchObject({
      outcome: 'choose-practice',
      practices: [{ name: 'PHARMACIE DE L ESSAI' }, { name: 'PHARMACIE DES TILLEULS' }],
    });
    expect((await client.call(getSession)).account).toBeNull();
    const twice = await Promise.allSettled(
      [1, 1].map((index) => client.call(choosePractice, { body: { index } })),
    );
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await client.call(getPscLink)).practice?.name).toBe('PHARMACIE DES TILLEULS');
  });

  test('B-036 signing out ends the session there too', async () => {
    const client = browser();
    await signInByPsc(client, stage.provider, pscPharmacist);
    const { url } = await client.call(getPscLogout);
    expect(url).toContain('id_token_hint=');
    expect((await fetch(url ?? '')).status).toBe(200);
    await client.call(signOut);
    expect((await client.refusal(getPscLogout)).code).toBe('session.required');
    expect(await pharmacist.client.call(getPscLogout)).toEqual({ url: null });
  });

  test('A-010 a locked session is opened again by signing in there; another person’s identity opens none of it', async () => {
    const client = browser();
    await signInByPsc(client, stage.provider, pscPharmacist);
    await client.call(lockSession, { body: { because: 'idle' } });
    expect(await signInByPsc(client, stage.provider, pscDermatologist)).toEqual({ outcome: 'unknown' });
    expect((await client.call(getSession)).hindrance).toBe('locked');
    const locked = client.cookieNamed('consilia_session') ?? '';
    await signInByPsc(client, stage.provider, pscPharmacist);
    expect((await client.call(getSession)).account?.id).toBe(pharmacist.id);
    // The one that was locked is over: nothing of it is left to guess at.
    const former = browser();
    former.plant('consilia_session', locked);
    expect(await former.call(getSession)).toMatchObject({ account: null, hindrance: null });
  });

  test('a role whose ways do not include it is refused', async () => {
    const director = await stage.instance.addPerson('director', 'Directrice Exemple');
    expect((await director.client.refusal(beginPscLink, withPassword)).code).toBe('psc.way_closed');
    expect((await director.client.call(getPscLink)).isOffered).toBe(false);
  });

  test('a provider that does not answer is to be tried later', async () => {
    const client = browser();
    const query = await comeBack(client, stage.provider, pscPharmacist);
    stage.provider.state.isBroken = true;
    expect((await client.refusal(completePsc, { body: { query } })).code).toBe('psc.unavailable');
  });

  test('an unlinked account is opened no more', async () => {
    await pharmacist.client.call(removePscLink, withPassword);
    expect(await signInByPsc(browser(), stage.provider, pscPharmacist)).toEqual({ outcome: 'unknown' });
    await pharmacist.client.call(removePscLink, withPassword);
    expect((await pharmacist.client.call(getPscLink)).linkedAt).toBeNull();
  });

  test('A-087 erasing an account forgets who it was for the provider, and a sign-in of it under way', async () => {
    const leaver = await stage.instance.addPerson('pharmacist', 'Zoé Exemple Partante', {
      organisationId: await stage.instance.addPharmacy('Pharmacie du Départ'),
      rpps: '10000000009',
    });
    await linkByPsc(leaver.client, stage.provider, pscPharmacist);
    await leaver.client.call(beginPscLink, withPassword);
    const countRows = () =>
      stage.instance.run(system('test'), async ({ tx }) => {
        const of = (table: 'login_identities' | 'login_attempts') =>
          tx.selectFrom(table).select('id').where('account_id', '=', leaver.id).execute();
        return [(await of('login_identities')).length, (await of('login_attempts')).length];
      });
    expect(await countRows()).toEqual([1, 1]);
    const body = { password: testPassword, exportChoice: 'declined', when: 'now' } as const;
    await leaver.client.call(closeAccount, { body });
    expect(await countRows()).toEqual([0, 0]);
    expect(await signInByPsc(browser(), stage.provider, pscPharmacist)).toEqual({ outcome: 'unknown' });
  });
});
