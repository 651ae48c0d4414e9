/*
 * Turns what the OIDC client throws into the port's two failures. Only codes are read; messages may quote tokens.
 */
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { type LoginRefusal, LoginRefused, LoginUnavailable } from '../login.port.ts';

const byClaim: Readonly<Record<string, LoginRefusal>> = {
  iss: 'issuer',
  aud: 'audience',
  azp: 'audience',
  nonce: 'nonce',
  sub: 'subject',
  exp: 'expired',
  iat: 'expired',
  nbf: 'expired',
};

const byCode: Readonly<Record<string, LoginRefusal>> = {
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'expired',
  OAUTH_KEY_SELECTION_FAILED: 'signature',
  OAUTH_UNSUPPORTED_OPERATION: 'algorithm',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'subject',
};

/** The request did not get through, as opposed to a reply that cannot be believed. */
const silence = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  'OAUTH_HTTP_REQUEST_FORBIDDEN',
  'OAUTH_MISSING_SERVER_METADATA',
  'OAUTH_INVALID_SERVER_METADATA',
]);

/** Never returns. */
export function failLogin(error: unknown): never {
  if (error instanceof LoginRefused || error instanceof LoginUnavailable) throw error;
  if (error instanceof AuthorizationResponseError) throw new LoginRefused('denied');
  if (error instanceof ResponseBodyError) {
    if (error.error === 'invalid_grant') throw new LoginRefused('code');
    throw new LoginUnavailable(`The identity provider answers ${error.status}`);
  }
  const code = error instanceof ClientError ? error.code : undefined;
  if (code === undefined || silence.has(code)) {
    throw new LoginUnavailable(`The identity provider cannot be reached: ${code ?? 'no connection'}`);
  }
  throw new LoginRefused(reasonOf(error as ClientError, code));
}

function reasonOf(error: ClientError, code: string): LoginRefusal {
  const claim = claimOf(error);
  if (claim !== undefined && byClaim[claim]) return byClaim[claim];
  if (byCode[code]) return byCode[code];
  const text = textOf(error);
  if (text.includes('signature')) return 'signature';
  if (text.includes('"alg"')) return 'algorithm';
  return text.includes('"iss"') ? 'issuer' : 'response';
}

/** The client's own sentences, some causes down: only looked through for these words, never shown. */
function textOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 4) return '';
  return `${error.message} ${textOf(error.cause, depth + 1)}`;
}

/** The name of the claim that did not fit, some causes down. */
function claimOf(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > 4) return undefined;
  const { claim, attribute, cause } = error as { claim?: unknown; attribute?: unknown; cause?: unknown };
  if (typeof claim === 'string') return claim;
  if (typeof attribute === 'string') return attribute;
  return claimOf(cause, depth + 1);
}
