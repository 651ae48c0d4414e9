/** Sign-ins that somebody has tampered with, over HTTP, against the whole server: all refused, all in the log. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { listSessions } from '#contracts/accounts/own-session.contract.ts';
import { askPasswordReset } from '#contracts/accounts/password.contract.ts';
import { beginPsc, beginPscLink, completePsc } from '#contracts/accounts/psc.contract.ts';
import { beginRegistration } from '#contracts/accounts/registration.contract.ts';
import { getSession, signIn } from '#contracts/accounts/session.contract.ts';
import { listOutbox } from '#contracts/notifications/outbox.contract.ts';
import type { Operation } from '#contracts/operation.ts';
import type { ApiClient } from '#test/builders/api-client.ts';
import { pscDermatologist, pscPharmacist } from '#test/builders/psc-people.ts';
import { pscClient, type Tamper } from '#test/builders/psc-server.ts';
import { comeBack, linkByPsc, newBrowser, signInByPsc, startPscInstance } from './psc-steps.ts';
import { type Person, testPassword } from './test-instance.ts';

const sessionCookie = 'consilia_session';
const pscCookie = 'consilia_psc';
let stage: Awaited<ReturnType<typeof startPscInstance>>;
let pharmacist: Person;

beforeAll(async () => {
  stage = await startPscInstance();
  pharmacist = await stage.instance.addPerson('pharmacist', 'Zoé Exemple', {
    organisationId: await stage.instance.addPharmacy('Pharmacie de l’Essai'),
    rpps: '10000000009',
  });
  await linkByPsc(pharmacist.client, stage.provider, pscPharmacist);
});
afterAll(() => stage.close());
afterEach(() => {
  Object.assign(stage.provider.state, { tamper: {}, acr: 'eidas1', isBroken: false });
});

const browser = () => newBrowser(stage.instance.origin);

/** Lines of the operational log since `from` with this message. */
function logged(from: number, message: string): Record<string, unknown>[] {
  return stage.instance.logLines
    .slice(from)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((line) => line['msg'] === message);
}

/** Operation and code of every refusal in the log since `from`. */
function refusalsLogged(from: number): unknown[][] {
  return logged(from, 'http.answer')
    .filter((line) => line['code'] !== undefined)
    .map((line) => [line['operation'], line['status'], line['code']]);
}

async function isSignedIn(client: ApiClient): Promise<boolean> {
  return (await client.call(getSession)).account !== null;
}

describe('A-078 tokens of Pro Santé Connect', () => {
  const withClaim = (name: string, value: unknown): Tamper => ({
    idToken: ({ header, claims }, sign) => sign({ header, claims: { ...claims, [name]: value } }),
  });

  test.each<[string, string, Tamper]>([
    ['forged', 'signature', { idToken: (parts, sign) => sign(parts, 'other-key') }],
    ['expired', 'expired', withClaim('exp', 1_700_000_000)],
    ['of another issuer', 'issuer', withClaim('iss', 'https://elsewhere.invalid')],
    ['for another audience', 'audience', withClaim('aud', 'another-client')],
    ['for a second audience', 'audience', withClaim('aud', [pscClient.id, 'another-client'])],
    ['with alg none', 'algorithm', { idToken: (parts, sign) => sign(parts, 'none') }],
    ['of a lower level', 'level', withClaim('acr', 'low')],
    ['of an earlier sign-in', 'nonce', withClaim('nonce', 'of-an-earlier-one')],
    ['beside the information of another person', 'subject', withClaim('sub', pscDermatologist.sub)],
  ])('%s: refused and logged', async (_what, reason, tamper) => {
    const client = browser();
    const query = await comeBack(client, stage.provider, pscPharmacist);
    stage.provider.state.tamper = tamper;
    const from = stage.instance.logLines.length;
    const refusal = await client.refusal(completePsc, { body: { query } });
    expect([refusal.code, refusal.status]).toEqual(['psc.refused', 401]);
    expect(logged(from, 'sign-in.refused')).toEqual([expect.objectContaining({ way: 'psc', reason })]);
    expect(await isSignedIn(client)).toBe(false);
  });

  test('replayed: a code and a state count once, even at the same moment', async () => {
    const client = browser();
    const query = await comeBack(client, stage.provider, pscPharmacist);
    const token = client.cookieNamed(pscCookie) ?? '';
    const from = stage.instance.logLines.length;
    const both = await Promise.allSettled([1, 2].map(() => client.call(completePsc, { body: { query } })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const later = browser();
    later.plant(pscCookie, token);
    expect((await later.refusal(completePsc, { body: { query } })).code).toBe('psc.expired');
    const twice = logged(from, 'sign-in.refused').map(({ way, reason }) => [way, reason]);
    expect(twice).toEqual([
      ['psc', 'no-attempt'],
      ['psc', 'no-attempt'],
    ]);
  });

  test('left for too long: refused', async () => {
    const client = browser();
    const query = await comeBack(client, stage.provider, pscPharmacist);
    stage.instance.setNow(new Date(stage.instance.now.getTime() + 16 * 60_000));
    const from = stage.instance.logLines.length;
    expect((await client.refusal(completePsc, { body: { query } })).code).toBe('psc.expired');
    expect(logged(from, 'sign-in.refused')).toHaveLength(1);
  });
});

describe('A-078 whose browser it is', () => {
  test('an answer brought to another browser is refused: the victim is not signed in as the attacker', async () => {
    const query = await comeBack(browser(), stage.provider, pscPharmacist);
    const victim = browser();
    const from = stage.instance.logLines.length;
    expect((await victim.refusal(completePsc, { body: { query } })).code).toBe('psc.expired');
    await victim.call(beginPsc, { body: {} });
    expect((await victim.refusal(completePsc, { body: { query } })).code).toBe('psc.expired');
    expect(await isSignedIn(victim)).toBe(false);
    expect(logged(from, 'sign-in.refused').map(({ reason }) => reason)).toEqual(['no-attempt', 'state']);
  });

  test('a link begun in one session is not made in another', async () => {
    const { url } = await pharmacist.client.call(beginPscLink, { body: { password: testPassword } });
    const query = await stage.provider.walk(url, pscPharmacist);
    const victim = browser();
    victim.plant(pscCookie, pharmacist.client.cookieNamed(pscCookie) ?? '');
    expect((await victim.refusal(completePsc, { body: { query } })).code).toBe('psc.expired');
  });

  test('session fixation: a cookie from before the sign-in is never adopted, by password or by PSC', async () => {
    const planted = 'A'.repeat(43);
    for (const enter of [
      (client: ApiClient) =>
        client.call(signIn, { body: { email: pharmacist.email, password: testPassword } }),
      (client: ApiClient) => signInByPsc(client, stage.provider, pscPharmacist),
    ]) {
      const victim = browser();
      victim.plant(sessionCookie, planted);
      await enter(victim);
      expect(await isSignedIn(victim)).toBe(true);
      expect(victim.cookieNamed(sessionCookie)).not.toBe(planted);
      const attacker = browser();
      attacker.plant(sessionCookie, planted);
      expect(await isSignedIn(attacker)).toBe(false);
      const from = stage.instance.logLines.length;
      expect((await attacker.refusal(listSessions)).code).toBe('session.required');
      expect(refusalsLogged(from)).toEqual([['sessions.list', 401, 'session.required']]);
    }
  });

  test('each sign-in has a session of its own; cookies are not to be read by scripts', async () => {
    const client = browser();
    const tokens = new Set<string | undefined>();
    for (let turn = 0; turn < 3; turn += 1) {
      const query = await comeBack(client, stage.provider, pscPharmacist);
      const answer = await client.send(completePsc, { body: { query } });
      const line = answer.headers.getSetCookie().find((set) => set.startsWith(sessionCookie));
      expect(line).toMatch(/HttpOnly/);
      expect(line).toMatch(/SameSite=Lax/);
      tokens.add(client.cookieNamed(sessionCookie));
    }
    expect(tokens.size).toBe(3);
  });
});

describe('A-073 requests of other sites', () => {
  const operations = [
    { method: 'POST', path: '/api/session', body: { email: 'a@test.invalid', password: 'x' } },
    { method: 'DELETE', path: '/api/session', body: undefined },
    { method: 'POST', path: '/api/session/psc', body: {} },
    { method: 'POST', path: '/api/session/psc/complete', body: { query: 'code=x&state=y' } },
    { method: 'POST', path: '/api/session/psc/practice', body: { index: 0 } },
    { method: 'POST', path: '/api/account/psc', body: { password: testPassword } },
    { method: 'POST', path: '/api/account/psc/removal', body: { password: testPassword } },
  ];
  const origins: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://elsewhere.invalid' },
    { origin: 'null' },
  ];

  test.each(operations)('$method $path is refused', async ({ method, path, body }) => {
    const from = stage.instance.logLines.length;
    for (const origin of origins) {
      const answer = await fetch(`${stage.instance.origin}${path}`, {
        method,
        headers: {
          ...origin,
          cookie: pharmacist.client.cookie,
          'idempotency-key': 'hostile-key-1',
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      expect(await answer.json()).toMatchObject({ status: 403, code: 'request.forbidden_origin' });
    }
    expect(await isSignedIn(pharmacist.client)).toBe(true);
    const codes = refusalsLogged(from).map(([, status, code]) => `${status} ${code}`);
    expect(codes).toEqual(origins.map(() => '403 request.forbidden_origin'));
  });
});

describe('A-078 where one lands', () => {
  test.each([
    'https://elsewhere.invalid/',
    '//elsewhere.invalid',
    '/\\elsewhere.invalid',
    '/%2F%2Felsewhere.invalid',
    'javascript:alert(1)',
    '/a?next=https://elsewhere.invalid',
    '/a\r\nSet-Cookie: x=y',
    '/a/../..//elsewhere.invalid',
  ])('the return path %j is refused', async (returnTo) => {
    const from = stage.instance.logLines.length;
    const refusal = await browser().refusal(beginPsc, { body: { returnTo } });
    expect([refusal.status, refusal.code]).toEqual([400, 'request.malformed']);
    expect(refusalsLogged(from)).toEqual([['session.psc-begin', 400, 'request.malformed']]);
    expect(stage.instance.logLines.slice(from).join('')).not.toContain('elsewhere');
  });

  test('a page of the application is kept', async () => {
    const client = browser();
    const { url } = await client.call(beginPsc, { body: { returnTo: '/demandes/nouvelle' } });
    const query = await stage.provider.walk(url, pscPharmacist);
    expect(await client.call(completePsc, { body: { query } })).toMatchObject({
      returnTo: '/demandes/nouvelle',
    });
  });

  test('another host name in the request changes no address', async () => {
    const answer = await fetch(`${stage.instance.origin}/api/session/psc`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-host': 'elsewhere.invalid',
        'x-forwarded-proto': 'https',
        forwarded: 'host=elsewhere.invalid',
      },
      body: '{}',
    });
    const { url } = (await answer.json()) as { url: string };
    expect(new URL(url).searchParams.get('redirect_uri')).toBe(
      'http://localhost:8080/connexion/pro-sante-connect',
    );
    await stage.instance.pass(1);
    const texts = stage.instance.mail.sent.map(({ text }) => text).join('\n');
    expect(texts).toContain('http://localhost:8080/');
    expect(texts).not.toContain('elsewhere');
  });
});

describe('A-079 who has an account', () => {
  test('a known and an unknown address get the same answer', async () => {
    const answers = await Promise.all(
      [pharmacist.email, 'personne@test.invalid', 'pas une adresse'].map(async (email) => {
        const answer = await browser().send(signIn, { body: { email, password: 'not the password' } });
        const {
          instance: _one,
          requestId: _two,
          ...problem
        } = (await answer.json()) as Record<string, unknown>;
        return { status: answer.status, problem, cookies: answer.headers.getSetCookie() };
      }),
    );
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 401, problem: { code: 'session.bad_credentials' } });
  });
});

/** Doors open to anybody through which an address makes a mail. */
const addressed: readonly [Operation, object][] = [
  [askPasswordReset, {}],
  [beginRegistration, { role: 'doctor', password: testPassword }],
];

describe('B-064 what reaches a mail', () => {
  test('line breaks in a name told by the provider put no header into a mail', async () => {
    const person = {
      ...pscPharmacist,
      given_name: 'Zoé\r\nBcc: a@elsewhere.invalid',
      family_name: 'E\nX: y',
    };
    const before = stage.instance.mail.sent.length;
    await signInByPsc(browser(), stage.provider, person);
    await linkByPsc(pharmacist.client, stage.provider, person).catch(() => undefined);
    await stage.instance.pass(1);
    const sent = stage.instance.mail.sent.slice(before);
    expect(sent.every(({ to, subject }) => !/[\r\n]/.test(`${to}${subject}`))).toBe(true);
    expect(JSON.stringify(sent)).not.toContain('elsewhere');
  });

  test.each(['a@test.invalid\r\nBcc: b@test.invalid', 'a@test.invalid\nTo: b', 'a\r\n@test.invalid'])(
    'the address %j opens and sends nothing',
    async (email) => {
      const before = stage.instance.mail.sent.length;
      const from = stage.instance.logLines.length;
      const refusal = await browser().refusal(signIn, { body: { email, password: testPassword } });
      expect(refusal.code).toBe('session.bad_credentials');
      expect(refusalsLogged(from)).toEqual([['session.sign-in', 401, 'session.bad_credentials']]);
      expect(stage.instance.logLines.slice(from).join('')).not.toContain('test.invalid');
      await stage.instance.pass(1);
      expect(stage.instance.mail.sent.length).toBe(before);
      for (const [operation, body] of addressed) {
        await browser().send(operation, { body: { ...body, email } } as never);
      }
      await stage.instance.pass(1);
      const sent = stage.instance.mail.sent.slice(before);
      expect(sent.filter(({ to, subject }) => /[\r\n]|b@test/.test(`${to}${subject}`))).toEqual([]);
    },
  );
});

describe('A-073 doors of others', () => {
  test('a knock at a door for another kind of account is in the log, with codes only', async () => {
    const from = stage.instance.logLines.length;
    expect((await pharmacist.client.refusal(listOutbox)).code).toBe('access.denied');
    const lines = logged(from, 'access.denied');
    expect(lines).toEqual([
      expect.objectContaining({
        accountId: pharmacist.id,
        what: 'operator.read-outbox',
        code: 'access.denied',
      }),
    ]);
    expect(JSON.stringify(lines)).not.toContain('Exemple');
  });

  test('no token, code or state of a sign-in stands in the log', async () => {
    const client = browser();
    const from = stage.instance.logLines.length;
    const query = await comeBack(client, stage.provider, pscPharmacist);
    await client.call(completePsc, { body: { query } });
    const text = stage.instance.logLines.slice(from).join('\n');
    const answer = new URLSearchParams(query);
    for (const word of [answer.get('code'), answer.get('state'), client.cookieNamed(sessionCookie)]) {
      expect(word?.length).toBeGreaterThan(10);
      expect(text).not.toContain(word);
    }
  });
});
