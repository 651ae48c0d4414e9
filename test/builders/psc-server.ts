/**
 * A real OpenID Connect server on this machine, speaking like Pro Santé Connect: the wallet's discovery document, scope
 * `scope_all`, level eidas1, user information as a signed JWT. Whoever is set as `person` signs in without a screen.
 * `tamper` changes what the token and user information endpoints answer, signed again with the server's own key or not.
 */
import { constants, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';
import type { PscClaims } from './psc-people.ts';

export type JwtParts = { header: Record<string, unknown>; claims: Record<string, unknown> };

/** How an answer is changed on its way. `sign` makes a JWT with the server's key, or another's, or none. */
export type Tamper = {
  idToken?: (parts: JwtParts, sign: SignJwt) => string;
  userInfo?: (parts: JwtParts, sign: SignJwt) => string;
};
export type SignJwt = (parts: JwtParts, how?: 'own-key' | 'other-key' | 'none') => string;

const realm = '/auth/realms/esante-wallet';
export const pscClient = { id: 'consilia', secret: 'Kq7v-Zp2x_Rm9tWb4hLd' };

export async function startPscServer(options: { returnUrl: string; afterLogoutUrl: string; port?: number }) {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const state: {
    person: PscClaims | undefined;
    acr: string;
    tamper: Tamper;
    isBroken: boolean;
    hits: string[];
  } = {
    person: undefined,
    acr: 'eidas1',
    tamper: {},
    isBroken: false,
    hits: [],
  };
  const people = new Map<string, PscClaims>();
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const origin = `http://127.0.0.1:${port}`;
  const issuer = `${origin}${realm}`;
  const provider = new Provider(issuer, configurationOf(own.privateKey, people, options));
  const sign: SignJwt = (parts, how = 'own-key') => signJwt(parts, how, own.privateKey, other.privateKey);

  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path === '/token') tamperToken(ctx, state.tamper, sign);
    if (ctx.path === '/me' && state.tamper.userInfo && typeof ctx.body === 'string') {
      ctx.body = state.tamper.userInfo(readJwt(ctx.body), sign);
    }
  });

  const handle = provider.callback();
  server.on('request', (request, response) => {
    const path = request.url ?? '/';
    state.hits.push(path.split('?')[0] ?? '');
    if (state.isBroken) {
      response.writeHead(503).end();
      return;
    }
    if (path.startsWith('/interaction/')) {
      const person = state.person;
      const answer = person
        ? { login: { accountId: person.sub, acr: state.acr, remember: false } }
        : { error: 'access_denied', error_description: 'The person went away' };
      if (person) people.set(person.sub, person);
      void provider.interactionFinished(request, response, answer, { mergeWithLastSubmission: false });
      return;
    }
    const inner = path.replace(realm, '');
    request.url = inner.replace(
      '/.well-known/wallet-openid-configuration',
      '/.well-known/openid-configuration',
    );
    Object.assign(request, { originalUrl: path });
    void handle(request, response);
  });

  return {
    issuer,
    origin,
    discoveryUrl: `${issuer}/.well-known/wallet-openid-configuration`,
    state,
    /** Walks as a browser would from the authorization address; answers the query of the return address. */
    async walk(url: string, person: PscClaims | undefined): Promise<string> {
      state.person = person;
      const returned = await follow(url, options.returnUrl);
      return returned.search.slice(1);
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
export type PscServer = Awaited<ReturnType<typeof startPscServer>>;

function configurationOf(
  key: KeyObject,
  people: ReadonlyMap<string, PscClaims>,
  { returnUrl, afterLogoutUrl }: { returnUrl: string; afterLogoutUrl: string },
): Configuration {
  return {
    clients: [
      {
        client_id: pscClient.id,
        client_secret: pscClient.secret,
        redirect_uris: [returnUrl],
        post_logout_redirect_uris: [afterLogoutUrl],
        token_endpoint_auth_method: 'client_secret_post',
        userinfo_signed_response_alg: 'RS256',
      },
    ],
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' } as never] },
    cookies: { keys: ['only for tests'] },
    acrValues: ['eidas1', 'low'],
    claims: { openid: ['sub'], acr: null, scope_all: claimNames },
    scopes: ['openid', 'scope_all'],
    features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: async () => people.get(id) ?? { sub: id },
    }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        accountId: ctx.oidc.session?.accountId ?? '',
        clientId: ctx.oidc.client?.clientId ?? '',
      });
      grant.addOIDCScope('openid scope_all');
      await grant.save();
      return grant;
    },
    renderError: (ctx, out) => {
      ctx.body = `error: ${out.error}`;
    },
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 60, AuthorizationCode: 60, IdToken: 600 },
  };
}

const claimNames = [
  'SubjectNameID',
  'given_name',
  'family_name',
  'preferred_username',
  'SubjectRole',
  'SubjectOrganization',
  'SubjectRefPro',
  'otherIds',
];

function tamperToken(ctx: { body: unknown }, tamper: Tamper, sign: SignJwt): void {
  const body = ctx.body as { id_token?: string };
  if (tamper.idToken && body.id_token) {
    ctx.body = { ...body, id_token: tamper.idToken(readJwt(body.id_token), sign) };
  }
}

function readJwt(token: string): JwtParts {
  const [header = '', claims = ''] = token
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString());
  return { header: JSON.parse(header), claims: JSON.parse(claims) };
}

function signJwt(
  parts: JwtParts,
  how: 'own-key' | 'other-key' | 'none',
  own: KeyObject,
  other: KeyObject,
): string {
  const header = how === 'none' ? { ...parts.header, alg: 'none' } : parts.header;
  const coded = [header, parts.claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const input = coded.join('.');
  if (how === 'none') return `${input}.`;
  const key = how === 'own-key' ? own : other;
  const signature = createSign('sha256').update(input).sign({ key, padding: constants.RSA_PKCS1_PADDING });
  return `${input}.${signature.toString('base64url')}`;
}

/** Follows redirects with cookies until the return address. */
async function follow(start: string, returnUrl: string): Promise<URL> {
  const jar = new Map<string, string>();
  let url = new URL(start);
  for (let step = 0; step < 8; step += 1) {
    if (url.href.startsWith(returnUrl)) return url;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: cookie ? { cookie } : {} });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (!next)
      throw new Error(`The provider stopped at ${url.pathname}: ${answer.status} ${await answer.text()}`);
    url = new URL(next, url);
  }
  throw new Error('The provider redirects without end');
}
