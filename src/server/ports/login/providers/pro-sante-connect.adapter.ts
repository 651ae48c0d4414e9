/*
 * Pro Santé Connect, the national identity provider for health professionals: OpenID Connect, code flow with PKCE, state
 * and nonce; every token is checked by signature too, for the connection alone does not say who signed. The level
 * `eidas1` is asked for and required. Discovery is read once in an hour.
 */
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type IDToken,
} from 'openid-client';
import type { IdentityMode } from '#contracts/values/rpps.ts';
import {
  type CompletedLogin,
  type LoginPort,
  LoginRefused,
  type LoginSecrets,
  LoginUnavailable,
} from '../login.port.ts';
import { readIdentity } from './psc-claims.ts';
import { failLogin } from './psc-failures.ts';

export type ProSanteConnectSettings = {
  /** Whole address of the discovery document. */
  discoveryUrl: string;
  clientId: string;
  clientSecret: string;
  /** Registered with the provider, as is `afterLogoutUrl`. */
  returnUrl: string;
  afterLogoutUrl: string;
  /** `test` also believes identities of the agency's test kit: never on a real instance. */
  identities: IdentityMode;
  now: () => Date;
  limits?: Partial<{ timeoutSeconds: number; clockSeconds: number; discoveryMinutes: number }>;
};

const defaultLimits = { timeoutSeconds: 10, clockSeconds: 30, discoveryMinutes: 60 };
const level = 'eidas1';
const algorithms = ['RS256', 'PS256', 'ES256'];
const ownMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Creates the port; opens no connection. Throws TypeError for an address without encryption on another machine. */
export function createProSanteConnect(settings: ProSanteConnectSettings): LoginPort {
  const limits = { ...defaultLimits, ...settings.limits };
  const server = new URL(settings.discoveryUrl);
  if (server.protocol !== 'https:' && !ownMachine.has(server.hostname))
    throw new TypeError('The discovery address needs https');
  const configurationNow = rememberDiscovery(settings, server, limits);

  async function begin({ state, nonce, verifier }: LoginSecrets): Promise<string> {
    const configuration = await configurationNow().catch(failLogin);
    return buildAuthorizationUrl(configuration, {
      redirect_uri: settings.returnUrl,
      scope: 'openid scope_all',
      acr_values: level,
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).href;
  }

  async function exchange(query: string, secrets: LoginSecrets): Promise<CompletedLogin> {
    const answer = new URLSearchParams(query);
    if (answer.getAll('state').length !== 1 || answer.get('state') !== secrets.state) {
      throw new LoginRefused('state');
    }
    const configuration = await configurationNow();
    const returned = new URL(settings.returnUrl);
    returned.search = query;
    const tokens = await authorizationCodeGrant(configuration, returned, {
      expectedState: secrets.state,
      expectedNonce: secrets.nonce,
      pkceCodeVerifier: secrets.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    const idToken = tokens.id_token;
    if (!claims || !idToken) throw new LoginRefused('response');
    requireLevel(claims, idToken);
    const person = await fetchUserInfo(configuration, tokens.access_token, claims.sub);
    return { identity: readIdentity(person, settings.identities), idToken };
  }

  return {
    begin,
    complete: (query, secrets) => exchange(query, secrets).catch(failLogin),
    async logoutUrl(idToken) {
      const configuration = await configurationNow().catch(() => undefined);
      if (!configuration?.serverMetadata().end_session_endpoint) return null;
      return buildEndSessionUrl(configuration, {
        id_token_hint: idToken,
        post_logout_redirect_uri: settings.afterLogoutUrl,
      }).href;
    },
  };
}

async function discover(
  settings: ProSanteConnectSettings,
  server: URL,
  limits: typeof defaultLimits,
): Promise<Configuration> {
  const configuration = await discovery(
    server,
    settings.clientId,
    { client_secret: settings.clientSecret, [clockTolerance]: limits.clockSeconds },
    ClientSecretPost(settings.clientSecret),
    {
      timeout: limits.timeoutSeconds,
      execute: server.protocol === 'https:' ? [] : [allowInsecureRequests],
    },
  );
  // A discovery document may only speak for the place it was read from.
  if (configuration.serverMetadata().issuer !== settings.discoveryUrl.split('/.well-known/')[0]) {
    throw new LoginUnavailable('The discovery document names another issuer');
  }
  enableNonRepudiationChecks(configuration);
  return configuration;
}

/** One discovery for everybody who asks at once; a failed one is forgotten. */
function rememberDiscovery(
  settings: ProSanteConnectSettings,
  server: URL,
  limits: typeof defaultLimits,
): () => Promise<Configuration> {
  let known: { configuration: Promise<Configuration>; until: number } | undefined;
  return () => {
    const at = settings.now().getTime();
    if (known && known.until > at) return known.configuration;
    const entry = {
      configuration: discover(settings, server, limits),
      until: at + limits.discoveryMinutes * 60_000,
    };
    known = entry;
    entry.configuration.catch(() => {
      if (known === entry) known = undefined;
    });
    return entry.configuration;
  };
}

function requireLevel(claims: IDToken, idToken: string): void {
  const header: unknown = JSON.parse(Buffer.from(idToken.split('.')[0] ?? '', 'base64url').toString());
  if (!algorithms.includes(String((header as { alg?: unknown }).alg))) throw new LoginRefused('algorithm');
  if (claims['acr'] !== level) throw new LoginRefused('level');
}
