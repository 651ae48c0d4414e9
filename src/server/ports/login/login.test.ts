import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pscDermatologist, pscPerson, pscPharmacist } from '#test/builders/psc-people.ts';
import { type PscServer, pscClient, startPscServer, type Tamper } from '#test/builders/psc-server.ts';
import { createFakeLogin } from './login.fake.ts';
import { type LoginPort, LoginUnavailable } from './login.port.ts';
import { describeLoginPort, refusalOf, sampleSecrets } from './login.suite.ts';
import {
  createProSanteConnect,
  type ProSanteConnectSettings,
} from './providers/pro-sante-connect.adapter.ts';
import { readIdentity } from './providers/psc-claims.ts';

const returnUrl = 'http://localhost:8080/connexion/pro-sante-connect';
const afterLogoutUrl = 'http://localhost:8080/connexion';
let server: PscServer;

beforeAll(async () => {
  server = await startPscServer({ returnUrl, afterLogoutUrl });
});
afterAll(() => server.close());
beforeEach(() => {
  Object.assign(server.state, { tamper: {}, acr: 'eidas1', isBroken: false, hits: [] });
});

function connect(more: Partial<ProSanteConnectSettings> = {}): LoginPort {
  return createProSanteConnect({
    discoveryUrl: server.discoveryUrl,
    clientId: pscClient.id,
    clientSecret: pscClient.secret,
    returnUrl,
    afterLogoutUrl,
    identities: 'real',
    now: () => new Date('2026-11-24T09:00:00Z'),
    ...more,
  });
}

describeLoginPort('fake', async () => {
  const login = createFakeLogin();
  return {
    login,
    approve: async (url) => login.approve(url, readIdentity(pscPharmacist, 'real')),
    decline: async (url) => `error=access_denied&state=${new URL(url).searchParams.get('state')}`,
  };
});

describeLoginPort('Pro Santé Connect', async () => ({
  login: connect(),
  approve: (url) => server.walk(url, pscPharmacist),
  decline: (url) => server.walk(url, undefined),
}));

/** One whole sign-in while the server answers what it should not. */
async function signInWith(tamper: Tamper, login = connect()): Promise<unknown> {
  const secrets = sampleSecrets();
  const query = await server.walk(await login.begin(secrets), pscPharmacist);
  server.state.tamper = tamper;
  return login.complete(query, secrets);
}

describe('Pro Santé Connect', () => {
  test('asks for scope_all, eidas1, and a challenge of the verifier only', async () => {
    const secrets = sampleSecrets();
    const url = new URL(await connect().begin(secrets));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      scope: 'openid scope_all',
      acr_values: 'eidas1',
      code_challenge_method: 'S256',
      response_type: 'code',
      redirect_uri: returnUrl,
      state: secrets.state,
      nonce: secrets.nonce,
    });
    expect(url.href).not.toContain(secrets.verifier);
  });

  test('reads discovery once in an hour, and again after a failure', async () => {
    let at = Date.parse('2026-11-24T09:00:00Z');
    const login = connect({ now: () => new Date(at) });
    server.state.isBroken = true;
    await expect(login.begin(sampleSecrets())).rejects.toThrow(LoginUnavailable);
    server.state.isBroken = false;
    server.state.hits = [];
    await Promise.all([login.begin(sampleSecrets()), login.begin(sampleSecrets())]);
    at += 59 * 60_000;
    await login.begin(sampleSecrets());
    expect(server.state.hits).toHaveLength(1);
    at += 2 * 60_000;
    await login.begin(sampleSecrets());
    expect(server.state.hits).toHaveLength(2);
  });

  test('is to be tried later when the server is silent or its document speaks for another', async () => {
    const nobody = connect({ discoveryUrl: 'http://127.0.0.1:9/auth/.well-known/x' });
    await expect(nobody.begin(sampleSecrets())).rejects.toThrow(LoginUnavailable);
    expect(await nobody.logoutUrl('x.y.z')).toBeNull();
    const misplaced = connect({ discoveryUrl: `${server.origin}/.well-known/openid-configuration` });
    await expect(misplaced.begin(sampleSecrets())).rejects.toThrow(LoginUnavailable);
    expect(() => connect({ discoveryUrl: 'http://login.example/.well-known/x' })).toThrow(TypeError);
  });

  test('is to be tried later when our own secret is not accepted', async () => {
    await expect(signInWith({}, connect({ clientSecret: 'another' }))).rejects.toThrow(LoginUnavailable);
  });

  test('signs out at the provider with the token of the sign-in', async () => {
    const secrets = sampleSecrets();
    const login = connect();
    const { idToken } = await login.complete(
      await server.walk(await login.begin(secrets), pscPharmacist),
      secrets,
    );
    const url = await login.logoutUrl(idToken);
    expect(url).toContain(`post_logout_redirect_uri=${encodeURIComponent(afterLogoutUrl)}`);
    expect((await fetch(url ?? '')).status).toBe(200);
  });
});

describe('hostile sign-in', () => {
  test.each<[string, string, Tamper]>([
    ['a forged signature', 'signature', { idToken: (parts, sign) => sign(parts, 'other-key') }],
    [
      'a changed claim under the old signature',
      'signature',
      { idToken: (parts, sign) => changed(parts, sign) },
    ],
    [
      'an expired token',
      'expired',
      {
        idToken: ({ header, claims }, sign) =>
          sign({ header, claims: { ...claims, exp: Number(claims['iat']) - 60 } }),
      },
    ],
    ['the wrong issuer', 'issuer', claim('iss', 'https://elsewhere.invalid')],
    ['the wrong audience', 'audience', claim('aud', 'another-client')],
    ['a second audience', 'audience', claim('aud', [pscClient.id, 'another-client'])],
    ['alg none', 'algorithm', { idToken: (parts, sign) => sign(parts, 'none') }],
    ['a lower level', 'level', claim('acr', 'low')],
    ['no level', 'level', claim('acr', undefined)],
    ['another nonce', 'nonce', claim('nonce', 'replayed')],
    ['the user information of another person', 'subject', info('sub', pscDermatologist.sub)],
    ['an id token of another person', 'subject', claim('sub', pscDermatologist.sub)],
    [
      'user information signed by another',
      'signature',
      { userInfo: (parts, sign) => sign(parts, 'other-key') },
    ],
    ['user information signed by nobody', 'algorithm', { userInfo: (parts, sign) => sign(parts, 'none') }],
    ['an identity without national identifier', 'identity', info('SubjectNameID', '')],
    ['a test identity on a real instance', 'identity', info('SubjectNameID', 'ANS20210107161422')],
    ['a number with a wrong key', 'identity', info('SubjectNameID', '810000000004')],
  ])('A-078 %s is refused', async (_what, reason, tamper) => {
    expect(await refusalOf(signInWith(tamper))).toBe(reason);
  });

  test('A-078 a person who signed in at a lower level is refused', async () => {
    server.state.acr = 'low';
    const login = connect();
    const secrets = sampleSecrets();
    const url = (await login.begin(secrets)).replace('acr_values=eidas1', 'acr_values=low');
    expect(await refusalOf(login.complete(await server.walk(url, pscPharmacist), secrets))).toBe('level');
  });

  test('A-078 an answer with two states, or of another provider, is refused', async () => {
    const login = connect();
    const secrets = sampleSecrets();
    const query = await server.walk(await login.begin(secrets), pscPharmacist);
    expect(await refusalOf(login.complete(`${query}&state=${secrets.state}`, secrets))).toBe('state');
    const mixed = new URLSearchParams(query);
    mixed.set('iss', 'https://elsewhere.invalid');
    expect(await refusalOf(login.complete(mixed.toString(), secrets))).toBe('issuer');
  });
});

function claim(name: string, value: unknown): Tamper {
  return { idToken: ({ header, claims }, sign) => sign({ header, claims: { ...claims, [name]: value } }) };
}

function info(name: string, value: unknown): Tamper {
  return { userInfo: ({ header, claims }, sign) => sign({ header, claims: { ...claims, [name]: value } }) };
}

const changed: NonNullable<Tamper['idToken']> = (parts, sign) => {
  const [, , signature] = sign(parts).split('.');
  const [header, claims] = sign({ ...parts, claims: { ...parts.claims, extra: 1 } }).split('.');
  return `${header}.${claims}.${signature}`;
};

describe('claims', () => {
  // biome-ignore lint/style/noProcessEnv: the only way to the reference files, which are never part of the project.
  const folder = env['REFERENCE_DATA'];
  const reference = join(folder ?? '', 'pro-sante-connect', 'userinfo-doctor.json');
  const isPresent = folder !== undefined && existsSync(reference);

  test.skipIf(!isPresent)(
    `A-078 the agency’s sample doctor is read${isPresent ? '' : ' (skipped: REFERENCE_DATA is absent)'}`,
    () => {
      const claims: unknown = JSON.parse(readFileSync(reference, 'utf8'));
      const identity = readIdentity(claims, 'test');
      expect(identity).toMatchObject({ nameId: 'ANS20210107161422', rpps: null, professions: ['doctor'] });
      expect(identity.isDermatologist).toBe(false);
      expect(identity.practices).toHaveLength(5);
      expect(identity.practices[0]).toMatchObject({ isLiberal: true, sector: 'SA07', finess: null });
      expect(() => readIdentity(claims, 'real')).toThrow('identity');
    },
  );

  test('a dermatologist with two practices', () => {
    const identity = readIdentity(pscDermatologist, 'real');
    expect(identity.isDermatologist).toBe(true);
    expect(identity.practices.map(({ name, isLiberal }) => [name, isLiberal])).toEqual([
      ['CABINET DES ESSAIS', true],
      ['HOPITAL DES ESSAIS', false],
    ]);
  });

  test('another profession is told as none of ours, empty fields as null', () => {
    const nurse = pscPerson({
      nameId: '810000000025',
      givenName: 'A',
      familyName: 'B',
      codeProfession: '60',
    });
    expect(readIdentity(nurse, 'real')).toMatchObject({ professions: [], practices: [] });
  });

  test('line breaks in a name do not come through', () => {
    const person = { ...pscPharmacist, family_name: 'EXEMPLE\r\nBcc: a@b.example' };
    expect(readIdentity(person, 'real').familyName).toBe('EXEMPLE Bcc: a@b.example');
  });

  test.each([[null], [{}], [{ ...pscPharmacist, SubjectRefPro: { exercices: 'x' } }]])(
    'refuses %j',
    (claims) => {
      expect(() => readIdentity(claims, 'real')).toThrow('identity');
    },
  );
});
