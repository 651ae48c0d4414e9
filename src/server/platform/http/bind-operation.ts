/**
 * Makes a contract operation a route: caller, idempotency key, params, query and body are checked before the
 * handler, the answer is cut to its schema after it. Knows no rule of access beyond "somebody is signed in".
 */
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { z } from 'zod';
import type { BodyOf, Operation, ParamsOf, QueryOf } from '#contracts/operation.ts';
import { type Answer, sendAnswer } from './answer.ts';
import { AppError } from './app-error.ts';
import { parseInput } from './field-problems.ts';
import type { Access, HttpServer, IdentifiableRequest } from './http-server.ts';

export type OperationRequest<O extends Operation, Actor> = {
  params: ParamsOf<O>;
  query: QueryOf<O>;
  body: BodyOf<O>;
  /** The bytes of a binding with `rawBody`, else null. */
  rawBody: Buffer | null;
  actor: Actor;
  id: string;
  address: string;
  userAgent: string;
  cookies: Readonly<Record<string, string | undefined>>;
  /** One request header, by lower-case name. */
  header: (name: string) => string | undefined;
  /** Well-formed key, or null where none is required and none was sent. */
  idempotencyKey: string | null;
  reply: ReplyTools;
};

export type ReplyTools = {
  header: (name: string, value: string) => void;
  /** HttpOnly, SameSite=Lax, path `/`, Secure under https, unless said otherwise. */
  setCookie: (name: string, value: string, options?: CookieSerializeOptions) => void;
  clearCookie: (name: string, options?: CookieSerializeOptions) => void;
};

type WireOf<O extends Operation> =
  O extends Operation<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.input<R> : never;

/** What a handler returns: the JSON value, a `BinaryAnswer`, an `EventSource`, or nothing for 204. */
export type OperationAnswer<O extends Operation> = Answer<WireOf<O>>;

type ActorFor<A extends Access, Actor> = A extends { kind: 'signed-in' } ? Actor : null;

export type Binding<O extends Operation, Actor, A extends Access> = {
  access: A;
  /** `natural`: repeating the request changes nothing more, so no `Idempotency-Key` is asked. */
  idempotency?: 'natural';
  maxBodyBytes?: number;
  /** Milliseconds for the handler to answer, where the default does not do. */
  timeoutMs?: number;
  /** Takes the body as bytes of these types instead of JSON. */
  rawBody?: { contentTypes: readonly string[] };
  handler: (
    request: OperationRequest<O, ActorFor<A, Actor>>,
  ) => OperationAnswer<O> | Promise<OperationAnswer<O>>;
};

const unsafeMethods = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const keyPattern = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * Binds one operation. Throws at start for a second binding, a path outside `/api/`, an error code without
 * sentence or status, or a public access without a reason.
 */
export function bindOperation<O extends Operation, Actor, A extends Access>(
  server: HttpServer<Actor>,
  operation: O,
  binding: Binding<O, Actor, A>,
): void {
  checkDeclaration(server, operation, binding.access);
  const idempotency = keyNeed(operation, binding);
  server.binding.bound.set(operation.id, { operation, access: binding.access, idempotency });
  const { kind } = operation.response;
  const hasDeadline = kind === 'json' || kind === 'empty';
  const route: RouteOptions = {
    method: operation.method,
    url: operation.path,
    config: { operationId: operation.id, isEventStream: kind === 'events' },
    bodyLimit: binding.maxBodyBytes ?? server.binding.limits.bodyBytes,
    ...(hasDeadline ? { handlerTimeout: binding.timeoutMs ?? server.binding.limits.handlerMs } : {}),
    preParsing: async (request) => {
      await identify(server, operation, binding.access, request);
      checkIdempotencyKey(request, idempotency === 'key');
    },
    handler: async (request, reply) => {
      const answer = await binding.handler(readRequest(server, operation, binding, request, reply));
      return sendAnswer(server, operation, answer, request, reply);
    },
  };
  if (binding.rawBody) registerRaw(server.fastify, route, binding.rawBody.contentTypes);
  else server.fastify.route(route);
}

/** Throws, naming them, when declared operations have no handler: the server must not start. */
export function assertAllBound(
  operations: readonly Operation[],
  bound: readonly { operation: Operation }[],
): void {
  const ids = new Set(bound.map(({ operation }) => operation.id));
  const missing = operations.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
  if (missing.length > 0) throw new Error(`Operations without handler: ${missing.join(', ')}`);
}

function checkDeclaration<Actor>(server: HttpServer<Actor>, operation: Operation, access: Access): void {
  const { id, path, errors } = operation;
  if (server.binding.bound.has(id)) throw new Error(`Operation bound twice: ${id}`);
  if (!path.startsWith('/api/')) throw new Error(`Operation outside /api/: ${id}`);
  const grounds = access.kind === 'public' ? access.reason : access.rule;
  if (grounds.trim() === '') throw new Error(`Operation without reason or rule of access: ${id}`);
  const unknown = errors.filter((code) => !server.binding.problems.has(code));
  if (unknown.length > 0) throw new Error(`Operation ${id} names unknown errors: ${unknown.join(', ')}`);
}

function keyNeed<O extends Operation, Actor, A extends Access>(
  operation: O,
  binding: Binding<O, Actor, A>,
): 'key' | 'natural' | 'none' {
  if (!unsafeMethods.has(operation.method)) return 'none';
  if (binding.idempotency === 'natural') return 'natural';
  return binding.access.kind === 'signed-in' ? 'key' : 'none';
}

/** Runs before the body is read, so that a stranger cannot make the server read one. */
async function identify<Actor>(
  server: HttpServer<Actor>,
  operation: Operation,
  access: Access,
  request: FastifyRequest,
): Promise<void> {
  if (access.kind === 'public') return;
  const actor = await server.binding.authenticate(identifiable(operation, access.rule, request));
  if (actor === null) throw new AppError('session.required');
  request.platformActor = actor;
}

function identifiable(operation: Operation, rule: string, request: FastifyRequest): IdentifiableRequest {
  return {
    id: request.id,
    address: request.ip,
    userAgent: userAgentOf(request),
    cookies: request.cookies,
    header: (name) => headerOf(request, name),
    param: (name) => (request.params as Readonly<Record<string, string | undefined>>)[name],
    operationId: operation.id,
    rule,
  };
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function userAgentOf(request: FastifyRequest): string {
  return (request.headers['user-agent'] ?? '').slice(0, 300);
}

function checkIdempotencyKey(request: FastifyRequest, isRequired: boolean): void {
  const key = headerOf(request, 'idempotency-key');
  if (key === undefined && !isRequired) return;
  if (key === undefined || !keyPattern.test(key)) throw new AppError('request.idempotency_required');
}

function readRequest<O extends Operation, Actor, A extends Access>(
  server: HttpServer<Actor>,
  operation: O,
  binding: Binding<O, Actor, A>,
  request: FastifyRequest,
  reply: FastifyReply,
): OperationRequest<O, ActorFor<A, Actor>> {
  const isRaw = binding.rawBody !== undefined;
  return {
    params: parseInput<O['params']>(operation.params, request.params),
    query: parseInput<O['query']>(operation.query, request.query),
    body: parseInput<O['body']>(operation.body, isRaw ? {} : (request.body ?? emptyBody(request.body))),
    rawBody: isRaw ? rawBytes(request.body) : null,
    actor: request.platformActor as ActorFor<A, Actor>,
    id: request.id,
    address: request.ip,
    userAgent: userAgentOf(request),
    cookies: request.cookies,
    header: (name) => headerOf(request, name),
    idempotencyKey: headerOf(request, 'idempotency-key') ?? null,
    reply: replyTools(server, reply),
  };
}

/** No body at all is an empty object; a JSON `null` stays what it is and is refused. */
function emptyBody(body: unknown): unknown {
  return body === undefined ? {} : body;
}

function rawBytes(body: unknown): Buffer {
  if (!Buffer.isBuffer(body) || body.length === 0) throw new AppError('request.malformed');
  return body;
}

function replyTools<Actor>(server: HttpServer<Actor>, reply: FastifyReply): ReplyTools {
  const base = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: server.binding.secureCookies,
  } satisfies CookieSerializeOptions;
  return {
    header: (name, value) => void reply.header(name, value),
    setCookie: (name, value, options) => void reply.setCookie(name, value, { ...base, ...options }),
    clearCookie: (name, options) => void reply.clearCookie(name, { ...base, ...options }),
  };
}

/** A scope of its own, so that only this route reads these types; the body limit still applies. */
function registerRaw(app: FastifyInstance, route: RouteOptions, contentTypes: readonly string[]): void {
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser([...contentTypes], { parseAs: 'buffer' }, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.route(route);
    done();
  });
}
