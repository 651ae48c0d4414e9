/** Refuses state-changing requests that another site made a browser send (CSRF). Not an access rule. */
import type { FastifyRequest } from 'fastify';
import { AppError } from './app-error.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Throws `request.forbidden_origin` unless the request is safe, same-origin, or from a program without cookie. */
export function requireSameOrigin(request: FastifyRequest, publicOrigin: string): void {
  if (safeMethods.has(request.method)) return;
  const { origin, cookie } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw new AppError('request.forbidden_origin');
    return;
  }
  if (origin !== undefined) {
    if (!isOwnOrigin(origin, request.host, publicOrigin)) throw new AppError('request.forbidden_origin');
    return;
  }
  if (cookie !== undefined) throw new AppError('request.forbidden_origin');
}

function isOwnOrigin(origin: string, host: string, publicOrigin: string): boolean {
  if (origin === publicOrigin) return true;
  if (!URL.canParse(origin)) return false;
  const { host: originHost, protocol } = new URL(origin);
  return originHost === host && protocol === new URL(publicOrigin).protocol;
}
