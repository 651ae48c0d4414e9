import { describe, expect, test } from 'vitest';
import {
  addPasskey,
  beginPasskey,
  beginPasskeyProof,
  beginPasskeySignIn,
  finishPasskeyProof,
  listPasskeys,
  signInWithPasskey,
} from '#contracts/accounts/passkey.contract.ts';
import { getSession } from '#contracts/accounts/session.contract.ts';
import { defaultSignInSettings } from '#server/policy/sign-in-ways.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { type Bend, SoftwareAuthenticator } from '#test/builders/software-authenticator.ts';
import { PasskeyStage, site } from './passkey-steps.ts';
import { testPassword } from './test-instance.ts';

const password = testPassword;

describe('A-080 passkeys and who should not get in', () => {
  const stage = PasskeyStage.use(defaultSignInSettings);

  test('A-080 what a thief or a broken device sends is refused, and stands in the archive', async () => {
    await stage.enrol(await stage.enter());
    const other = await stage.instance.addPerson('doctor', `Autre ${stage.letter}`, {
      tier: 1,
    });
    const handleOfOther = Buffer.from(other.id.replaceAll('-', ''), 'hex').toString('base64url');
    const bends: [Bend, string][] = [
      [{ origin: 'https://consilia.example.fr' }, 'passkey.refused'],
      [{ origin: 'http://localhost:9999' }, 'passkey.refused'],
      [{ rpId: 'example.fr' }, 'passkey.refused'],
      [{ isUserVerified: false }, 'passkey.refused'],
      [{ isForged: true }, 'passkey.refused'],
      [{ isFramed: true }, 'passkey.refused'],
      [{ type: 'webauthn.create' }, 'passkey.refused'],
      [{ userHandle: handleOfOther }, 'passkey.refused'],
      [{ userHandle: null }, 'passkey.refused'],
      [{ challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, 'passkey.expired'],
    ];
    for (const [bend, code] of bends) {
      expect({ bend, code: await stage.refusedEntry(bend) }).toEqual({ bend, code });
    }
    expect(await stage.reasonsOf()).toEqual([
      ...Array.from({ length: 7 }, () => 'not-genuine'),
      'other-account',
      'other-account',
      'challenge',
    ]);
    // None of it spoiled the passkey.
    await stage.enterByPasskey();
  });

  test('A-080 a counter that goes backwards is refused and told', async () => {
    const client = await stage.enter();
    await stage.enrol(client);
    await stage.enterByPasskey({ signCount: 10 });
    expect(await stage.refusedEntry({ signCount: 10 })).toBe('passkey.refused');
    expect(await stage.refusedEntry({ signCount: 3 })).toBe('passkey.refused');
    expect(await stage.refusedEntry({ signCount: 0 })).toBe('passkey.refused');
    expect(await stage.reasonsOf()).toEqual(['counter', 'counter', 'counter']);
    const told = await stage.noticesOf(client);
    expect(told.filter((text) => text.includes('son compteur a reculé'))).toHaveLength(3);
    await stage.enterByPasskey({ signCount: 11 });
  });

  test('A-080 a device that does not count goes on being accepted', async () => {
    await stage.enrol(await stage.enter(), { signCount: 0 });
    await stage.enterByPasskey({ signCount: 0 });
    await stage.enterByPasskey({ signCount: 0 });
    expect(await stage.reasonsOf()).toEqual([]);
  });

  test('A-080 a challenge is good once, for five minutes, and for the browser that began', async () => {
    await stage.enrol(await stage.enter());
    const client = new ApiClient(stage.instance.origin);
    const options = await client.call(beginPasskeySignIn);
    const credential = stage.device.get(options);
    const stranger = new ApiClient(stage.instance.origin);
    const elsewhere = await stranger.refusal(signInWithPasskey, { body: { credential } });
    expect(elsewhere.code).toBe('passkey.expired');
    await stranger.call(beginPasskeySignIn);
    expect((await stranger.refusal(signInWithPasskey, { body: { credential } })).code).toBe(
      'passkey.expired',
    );

    const late = new ApiClient(stage.instance.origin);
    const lateOptions = await late.call(beginPasskeySignIn);
    stage.instance.setNow(new Date(stage.instance.now.getTime() + 5 * 60_000));
    const lateCredential = stage.device.get(lateOptions);
    expect((await late.refusal(signInWithPasskey, { body: { credential: lateCredential } })).code).toBe(
      'passkey.expired',
    );

    const racing = new ApiClient(stage.instance.origin);
    const body = { credential: stage.device.get(await racing.call(beginPasskeySignIn)) };
    const answers = await Promise.all([1, 2, 3].map(() => racing.send(signInWithPasskey, { body })));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
  });

  test('A-080 a refused answer spends its challenge', async () => {
    await stage.enrol(await stage.enter());
    const client = new ApiClient(stage.instance.origin);
    const options = await client.call(beginPasskeySignIn);
    const holder = client.cookieNamed('consilia_passkey') ?? '';
    const forged = stage.device.get(options, { isForged: true });
    expect((await client.refusal(signInWithPasskey, { body: { credential: forged } })).code).toBe(
      'passkey.refused',
    );
    client.plant('consilia_passkey', holder);
    const genuine = stage.device.get(options);
    expect((await client.refusal(signInWithPasskey, { body: { credential: genuine } })).code).toBe(
      'passkey.expired',
    );
  });

  test('A-079 nobody learns from the sign-in page who has a passkey', async () => {
    await stage.enrol(await stage.enter());
    const visitor = new ApiClient(stage.instance.origin);
    const options = await visitor.call(beginPasskeySignIn);
    expect(options.known).toEqual([]);
    const unknown = new SoftwareAuthenticator(site, 'nobody');
    unknown.create({
      ...options,
      partyName: 'Consilia',
      account: { handle: 'AAAAAAAAAAAAAAAAAAAAAA', name: 'x' },
      algorithms: [-7],
    });
    const refused = await visitor.refusal(signInWithPasskey, {
      body: { credential: unknown.get(options) },
    });
    const known = await stage.refusedEntry({ isForged: true });
    expect(refused.code).toBe(known);
  });

  test('A-080 the passkey of another account proves nothing in this session', async () => {
    await stage.enrol(await stage.enter());
    const first = stage.device;
    const firstDoctor = stage.doctor;
    await stage.nextDoctor();
    await stage.enrol(await stage.enter());
    const client = await stage.enter();
    const options = await client.call(beginPasskeyProof);
    const foreign = first.get({ ...options, known: [] });
    expect((await client.refusal(finishPasskeyProof, { body: { credential: foreign } })).code).toBe(
      'passkey.refused',
    );
    expect(await stage.reasonsOf()).toEqual(['other-account']);
    expect(await stage.reasonsOf(firstDoctor.id)).toEqual([]);
    // Nor does a challenge of one session in another one of the same account.
    const own = stage.device.get(await client.call(beginPasskeyProof));
    const second = await stage.enter();
    expect((await second.refusal(finishPasskeyProof, { body: { credential: own } })).code).toBe(
      'passkey.expired',
    );
    // Nor a challenge for signing in where one for proving is asked.
    const entry = stage.device.get(await second.call(beginPasskeySignIn));
    expect((await second.refusal(finishPasskeyProof, { body: { credential: entry } })).code).toBe(
      'passkey.expired',
    );
    expect((await second.call(getSession)).hindrance).toBe('second-factor');
  });

  test('A-080 enrolment takes no foreign origin, no unverified person, no certificate, no challenge twice, no key twice', async () => {
    const client = await stage.enter();
    const bends: Bend[] = [
      { origin: 'https://consilia.example.fr' },
      { rpId: 'example.fr' },
      { isUserVerified: false },
      { isFramed: true },
      { type: 'webauthn.get' },
      // A certificate of a maker: checking it would call addresses that it names.
      { statement: { format: 'packed', hex: 'a163783563814130' } },
      { statement: { format: 'tpm', hex: 'a0' } },
      { statement: { format: 'none', hex: 'a163616c6726' } },
    ];
    for (const bend of bends) {
      const options = await client.call(beginPasskey, { body: { password } });
      const body = { name: 'Clé', credential: stage.device.create(options, bend) };
      expect({ bend, code: (await client.refusal(addPasskey, { body })).code }).toEqual({
        bend,
        code: 'passkey.refused',
      });
    }
    const options = await client.call(beginPasskey, { body: { password } });
    const body = { name: 'Clé', credential: stage.device.create(options) };
    await client.call(addPasskey, { body });
    expect((await client.refusal(addPasskey, { body })).code).toBe('passkey.expired');

    const same = await client.call(beginPasskey, { body: { password } });
    expect(same.known).toHaveLength(1);
    const twin = stage.twinDevice();
    for (let made = 0; made < bends.length; made += 1) twin.create(same);
    const twice = await client.refusal(addPasskey, { body: { name: 'Clé', credential: twin.create(same) } });
    expect(twice.code).toBe('passkey.already_added');
    expect((await client.call(listPasskeys)).items).toHaveLength(1);
    expect(await stage.reasonsOf()).toEqual([
      ...bends.map(() => 'not-genuine'),
      'challenge',
      'other-account',
    ]);
  });
});
