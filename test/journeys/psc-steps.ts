import { beginPsc, beginPscLink, completePsc } from '#contracts/accounts/psc.contract.ts';
import { createProSanteConnect } from '#server/ports/login/providers/pro-sante-connect.adapter.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import type { PscClaims } from '#test/builders/psc-people.ts';
import { type PscServer, pscClient, startPscServer } from '#test/builders/psc-server.ts';
import { startTestInstance, type TestInstanceOptions, testPassword } from './test-instance.ts';

/** The whole server beside a real identity provider, both on this machine. */
export async function startPscInstance(options: TestInstanceOptions = {}) {
  const publicUrl = `http://localhost:${options.web?.port ?? 8080}`;
  const returnUrl = `${publicUrl}/connexion/pro-sante-connect`;
  const afterLogoutUrl = `${publicUrl}/`;
  const provider = await startPscServer({ returnUrl, afterLogoutUrl });
  const login = createProSanteConnect({
    discoveryUrl: provider.discoveryUrl,
    clientId: pscClient.id,
    clientSecret: pscClient.secret,
    returnUrl,
    afterLogoutUrl,
    identities: 'real',
    now: () => new Date('2026-11-24T09:00:00Z'),
  });
  const instance = await startTestInstance({ ...options, login });
  return {
    instance,
    provider,
    close: async () => {
      await instance.close();
      await provider.close();
    },
  };
}

/** Begins in this browser and comes back with what the provider answered; nothing is completed yet. */
export async function comeBack(client: ApiClient, provider: PscServer, person: PscClaims): Promise<string> {
  const { url } = await client.call(beginPsc, { body: {} });
  return provider.walk(url, person);
}

export async function signInByPsc(client: ApiClient, provider: PscServer, person: PscClaims) {
  return client.call(completePsc, { body: { query: await comeBack(client, provider, person) } });
}

export async function linkByPsc(client: ApiClient, provider: PscServer, person: PscClaims) {
  const { url } = await client.call(beginPscLink, { body: { password: testPassword } });
  return client.call(completePsc, { body: { query: await provider.walk(url, person) } });
}

export function newBrowser(origin: string): ApiClient {
  return new ApiClient(origin);
}
