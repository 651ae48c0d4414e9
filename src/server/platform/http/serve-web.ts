/**
 * Serves the built web client: hashed assets for ever, the rest re-checked, index.html for every page address. Puts nothing of the instance or the person into the page.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpServer } from './http-server.ts';
import { isApiPath } from './security-headers.ts';

/** Adds the web client in `root` (absolute). Call after every operation is bound; throws when it was not built. */
export async function serveWeb<Actor>(server: HttpServer<Actor>, root: string): Promise<void> {
  const app = server.fastify;
  const indexFile = join(root, 'index.html');
  if (!existsSync(indexFile)) throw new Error(`No web client in ${root}: build it first`);
  await app.register(fastifyStatic, {
    root,
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
    cacheControl: false,
    allowedPath: (path) => !isApiPath(path) && path !== '/index.html' && !path.endsWith('.map'),
    setHeaders: (reply, path) => {
      const isHashed = path.startsWith(join(root, 'assets'));
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/', (_request, reply) => sendPage(indexFile, reply));
  server.pages.answer = (request, reply) => (wantsPage(request) ? sendPage(indexFile, reply) : undefined);
}

function wantsPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (isApiPath(request.url) || request.url.startsWith('/assets/')) return false;
  return (request.headers.accept ?? '').includes('text/html');
}

async function sendPage(indexFile: string, reply: FastifyReply): Promise<FastifyReply> {
  return reply
    .code(200)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .send(await readFile(indexFile));
}
