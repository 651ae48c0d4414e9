/** Security headers of every answer. The browser's own limits only: no access rule is made here. */
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Pages and files of ours: scripts and styles are files, nothing inline. */
const pagePolicy = (origins: readonly string[]) =>
  [
    "default-src 'none'",
    ['script-src', "'self'", ...origins].join(' '),
    "style-src 'self'",
    ['img-src', "'self'", 'blob:', 'data:', ...origins].join(' '),
    "media-src 'self' blob:",
    ['connect-src', "'self'", ...origins].join(' '),
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

const closedPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const pdfPolicy =
  "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

const withheldFeatures = [
  'autoplay',
  'browsing-topics',
  'display-capture',
  'geolocation',
  'hid',
  'idle-detection',
  'magnetometer',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
];
const permissionsPolicy = [
  'camera=(self)',
  'microphone=(self)',
  // How the phone is held, for the level of the camera screen.
  'accelerometer=(self)',
  'gyroscope=(self)',
  ...withheldFeatures.map((feature) => `${feature}=()`),
].join(', ');

/**
 * Sets the headers on every answer; HSTS only when people reach the instance over https. `scriptOrigins`: other sites that
 * pages may load scripts from; none unless the operator added trackers.
 */
export async function registerSecurityHeaders(
  app: FastifyInstance,
  publicOrigin: string,
  scriptOrigins: readonly string[] = [],
): Promise<void> {
  const policy = pagePolicy(scriptOrigins);
  await app.register(helmet, {
    contentSecurityPolicy: false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: publicOrigin.startsWith('https://') ? { maxAge: 63_072_000, includeSubDomains: false } : false,
  });
  app.addHook('onRequest', async (request, reply) => {
    const isApi = isApiPath(request.url);
    reply.header('permissions-policy', permissionsPolicy);
    // nothing here is for search engines; robots.txt asks them away, this holds for those that come all the same.
    reply.header('x-robots-tag', 'noindex, nofollow, noarchive');
    reply.header('content-security-policy', isApi ? closedPolicy : policy);
    reply.header('x-request-id', request.id);
    if (isApi) reply.header('cache-control', 'no-store');
  });
}

/** Whether a raw URL belongs to the API rather than to the web client. */
export function isApiPath(url: string): boolean {
  return /^\/api(?:[/?#]|$)/.test(url);
}

/** A PDF may be shown in a frame of our own pages, and nowhere else. */
export function allowOwnFrame(reply: FastifyReply): void {
  reply.header('content-security-policy', pdfPolicy);
  reply.header('x-frame-options', 'SAMEORIGIN');
}
