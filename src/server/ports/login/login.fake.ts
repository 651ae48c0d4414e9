/*
 * An identity provider for tests: believes what it is told to, once for each code, and only from the browser that began.
 * No cryptography: hostile tokens are tried on the real adapter.
 */
import {
  type CompletedLogin,
  type LoginPort,
  type LoginRefusal,
  LoginRefused,
  LoginUnavailable,
  type ProfessionalIdentity,
} from './login.port.ts';

export type FakeLogin = LoginPort & {
  /** What the provider answers a browser that was sent to `url`: the query of the return address. */
  approve(url: string, identity: ProfessionalIdentity): string;
  /** The next call fails. */
  failNext(how: LoginRefusal | 'unavailable'): void;
};

export function createFakeLogin(): FakeLogin {
  const granted = new Map<string, { identity: ProfessionalIdentity; nonce: string; verifier: string }>();
  const begun = new Map<string, { nonce: string; verifier: string }>();
  let failure: LoginRefusal | 'unavailable' | undefined;

  function failIfTold(): void {
    const how = failure;
    failure = undefined;
    if (how === 'unavailable') throw new LoginUnavailable('Told to fail');
    if (how) throw new LoginRefused(how);
  }

  return {
    async begin({ state, nonce, verifier }) {
      failIfTold();
      begun.set(state, { nonce, verifier });
      return `https://login.invalid/authorize?state=${state}`;
    },
    approve(url, identity) {
      const state = new URL(url).searchParams.get('state') ?? '';
      const code = `code-${granted.size + 1}`;
      granted.set(code, { identity, ...(begun.get(state) ?? { nonce: '', verifier: '' }) });
      return new URLSearchParams({ code, state }).toString();
    },
    async complete(query, secrets): Promise<CompletedLogin> {
      failIfTold();
      const answer = new URLSearchParams(query);
      if (answer.get('state') !== secrets.state) throw new LoginRefused('state');
      if (answer.get('error')) throw new LoginRefused('denied');
      const code = answer.get('code') ?? '';
      const grant = granted.get(code);
      granted.delete(code);
      if (grant?.verifier !== secrets.verifier) throw new LoginRefused('code');
      if (grant.nonce !== secrets.nonce) throw new LoginRefused('nonce');
      return { identity: grant.identity, idToken: `token-of-${grant.identity.subject}` };
    },
    logoutUrl: async (idToken) => `https://login.invalid/logout?id_token_hint=${encodeURIComponent(idToken)}`,
    failNext(how) {
      failure = how;
    },
  };
}
