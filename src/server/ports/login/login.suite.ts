/** The behaviour every implementation must show. Run it on the fake and on the real adapter before a real server. */
import { describe, expect, test } from 'vitest';
import type { LoginPort, LoginSecrets } from './login.port.ts';
import { LoginRefused } from './login.port.ts';

export type LoginUnderTest = {
  login: LoginPort;
  /** The browser goes to `url`, a pharmacist signs in there; answers the query it comes back with. */
  approve: (url: string) => Promise<string>;
  /** The same, but the person declines. */
  decline: (url: string) => Promise<string>;
};

let made = 0;

/** Fresh secrets, different at each call, 43 characters each. */
export function sampleSecrets(): LoginSecrets {
  made += 1;
  const value = (letter: string) => `${letter}${made}-`.padEnd(43, 'x');
  return { state: value('s'), nonce: value('n'), verifier: value('v') };
}

export async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof LoginRefused ? error.reason : String(error);
}

export function describeLoginPort(name: string, create: () => Promise<LoginUnderTest>): void {
  describe(`login: ${name}`, () => {
    test('A-078 tells who came back, with RPPS and profession', async () => {
      const { login, approve } = await create();
      const secrets = sampleSecrets();
      const { identity, idToken } = await login.complete(await approve(await login.begin(secrets)), secrets);
      expect(identity).toMatchObject({
        nameId: '810000000009',
        rpps: '10000000009',
        familyName: 'EXEMPLE',
        professions: ['pharmacist'],
      });
      expect(await login.logoutUrl(idToken)).toContain(encodeURIComponent(idToken));
    });

    test('a code counts once', async () => {
      const { login, approve } = await create();
      const secrets = sampleSecrets();
      const query = await approve(await login.begin(secrets));
      await login.complete(query, secrets);
      expect(await refusalOf(login.complete(query, secrets))).toBe('code');
    });

    test('the state, nonce or verifier of another browser is refused', async () => {
      const { login, approve } = await create();
      const mine = sampleSecrets();
      const others = sampleSecrets();
      const tries: [Partial<LoginSecrets>, string][] = [
        [{ state: others.state }, 'state'],
        [{ nonce: others.nonce }, 'nonce'],
        [{ verifier: others.verifier }, 'code'],
      ];
      for (const [part, reason] of tries) {
        const query = await approve(await login.begin(mine));
        expect(await refusalOf(login.complete(query, { ...mine, ...part }))).toBe(reason);
      }
    });

    test('a person who declines is not signed in', async () => {
      const { login, decline } = await create();
      const secrets = sampleSecrets();
      expect(await refusalOf(login.complete(await decline(await login.begin(secrets)), secrets))).toBe(
        'denied',
      );
    });
  });
}
