/** The HTTP server: limits, headers, origin check, rate limit, problem answers, request log. No route of its own. */
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  fastify,
  LogController,
} from 'fastify';
import type { Problem } from '#contracts/problem.ts';
import { AppError } from './app-error.ts';
import { createEventStreams, defaultEventStreamLimits } from './event-streams.ts';
import type {
  BoundOperation,
  HttpLimits,
  HttpServer,
  HttpServerOptions,
  PageFallback,
} from './http-server.ts';
import { describeProblem } from './problem.ts';
import { requireSameOrigin } from './same-origin.ts';
import { registerSecurityHeaders } from './security-headers.ts';

const defaultLimits: HttpLimits = {
  bodyBytes: 1024 * 1024,
  requestMs: 120_000,
  headersMs: 20_000,
  connectionMs: 75_000,
  keepAliveMs: 65_000,
  handlerMs: 30_000,
  connections: 2000,
  paramLength: 200,
};
const defaultRateLimit = { max: 1200, windowMs: 60_000 };

type Shared<Actor> = HttpServerOptions<Actor> & { newId: () => string };

/** Creates the server; operations are bound to it before `listen`. */
export async function createHttpServer<Actor>(options: HttpServerOptions<Actor>): Promise<HttpServer<Actor>> {
  const shared: Shared<Actor> = { ...options, newId: options.newId ?? randomUUID };
  const limits = { ...defaultLimits, ...options.limits };
  const streams = createEventStreams({ ...defaultEventStreamLimits, ...options.events });
  const bound = new Map<string, BoundOperation>();
  const app = createApp(shared, limits);
  const pages: PageFallback = {};
  app.setErrorHandler((error, request, reply) => {
    const { status, code } = sendProblem(shared, error, request.id, reply);
    request.refusalCode = code;
    const { operationId } = request.routeOptions.config;
    if (request.platformActor === null || operationId === undefined) return;
    if (status === 403 || status === 404) {
      options.onRefused?.({ actor: request.platformActor as Actor, operationId, code });
    }
  });
  await registerSecurityHeaders(app, options.publicOrigin, options.scriptOrigins);
  app.addHook('onRequest', async (request) => requireSameOrigin(request, options.publicOrigin));
  await registerRateLimit(app, options.rateLimit ?? defaultRateLimit);
  installNotFound(app, shared, pages);
  await app.register(cookie);
  app.decorateRequest('platformActor', null);
  app.decorateRequest('refusalCode', undefined);
  readJsonOnly(app);
  installRequestLog(app, shared);
  app.addHook('preClose', async () => streams.close());
  return {
    fastify: app,
    streams,
    pages,
    boundOperations: () => [...bound.values()],
    listen: (where) => app.listen(where),
    stop: (withinMs = 10_000) => stop(app, withinMs),
    binding: {
      bound,
      limits,
      problems: options.problems,
      log: options.log,
      authenticate: options.authenticate,
      actorKey: options.actorKey,
      secureCookies: options.publicOrigin.startsWith('https://'),
      checkResponses: options.checkResponses ?? false,
    },
  };
}

function createApp<Actor>(options: Shared<Actor>, limits: HttpLimits): FastifyInstance {
  const app: FastifyInstance = fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => options.newId(),
    requestIdHeader: false,
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    connectionTimeout: limits.connectionMs,
    keepAliveTimeout: limits.keepAliveMs,
    http: { headersTimeout: limits.headersMs },
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: limits.paramLength },
    frameworkErrors: (error, request, reply) => void sendProblem(options, error, request.id, reply),
  });
  app.server.maxConnections = limits.connections;
  return app;
}

/** Unknown addresses count for the rate limit too; the web client answers those that are its pages. */
function installNotFound<Actor>(app: FastifyInstance, options: Shared<Actor>, pages: PageFallback): void {
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, async (request, reply) => {
    const page = await pages.answer?.(request, reply);
    if (page === undefined) sendProblem(options, new AppError('request.not_found'), request.id, reply);
    return reply;
  });
}

function sendProblem<Actor>(
  options: Shared<Actor>,
  error: unknown,
  requestId: string,
  reply: FastifyReply,
): Problem {
  const { problem, unexpected } = describeProblem(options.problems, error, options.newId);
  if (unexpected !== undefined) {
    options.log.error({ requestId, incidentId: problem.incidentId, err: unexpected }, 'http.incident');
  }
  if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', problem.retryAfterSeconds);
  reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
  return problem;
}

async function registerRateLimit(
  app: FastifyInstance,
  limit: { max: number; windowMs: number },
): Promise<void> {
  await app.register(rateLimit, {
    max: limit.max,
    timeWindow: limit.windowMs,
    cache: 20_000,
    errorResponseBuilder: (_request, context) =>
      new AppError('request.too_many', { retryAfterSeconds: Math.max(1, context.ttl / 1000) }),
  });
}

/** Accepts JSON bodies only (an empty one counts as none); prototype poisoning is refused. */
function readJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined);
    void parse(request, body, (error, value) =>
      done(error ? new AppError('request.malformed') : null, value),
    );
  });
}

/** One line per answer, with the code of a refusal: the route's pattern, never the path or query that were sent. */
function installRequestLog<Actor>(app: FastifyInstance, options: Shared<Actor>): void {
  app.addHook('onResponse', async (request, reply) => {
    const { operationId, isEventStream } = request.routeOptions.config;
    const fields = {
      requestId: request.id,
      operation: operationId ?? 'none',
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ...(request.refusalCode === undefined ? {} : { code: request.refusalCode }),
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    if (operationId === undefined && reply.statusCode < 400) options.log.debug(fields, 'http.answer');
    else options.log.info(fields, 'http.answer');
    if (isEventStream) return;
    options.observe?.({
      operationId: operationId ?? 'none',
      method: request.method,
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    });
  });
}

/** Connections kept alive after their last answer are closed as they fall idle; the rest is cut in the end. */
async function stop(app: FastifyInstance, withinMs: number): Promise<void> {
  const reap = setInterval(() => app.server.closeIdleConnections(), 50);
  const cut = setTimeout(() => app.server.closeAllConnections(), withinMs);
  await app.close();
  clearInterval(reap);
  clearTimeout(cut);
}
