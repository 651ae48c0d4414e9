/** What the HTTP platform hands around: its options and the running server. Types only. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '#contracts/operation.ts';
import type { Logger } from '../log/create-logger.ts';
import type { EventStreamLimits, EventStreams } from './event-streams.ts';
import type { ProblemTable } from './problem.ts';

/** Who may call an operation. The platform checks only that somebody is signed in; `rule` is for the policy layer. */
export type Access = { kind: 'public'; reason: string } | { kind: 'signed-in'; rule: string };

/** The request as the composition root sees it to find out who is calling. */
export type IdentifiableRequest = {
  id: string;
  address: string;
  userAgent: string;
  cookies: Readonly<Record<string, string | undefined>>;
  /** One request header, by lower-case name. */
  header: (name: string) => string | undefined;
  /** One parameter of the path, as it was sent: unchecked. */
  param: (name: string) => string | undefined;
  operationId: string;
  /** What the binding declares as its rule of access. */
  rule: string;
};

export type BoundOperation = {
  operation: Operation;
  access: Access;
  idempotency: 'key' | 'natural' | 'none';
};

export type HttpSample = { operationId: string; method: string; status: number; seconds: number };

/** A request of somebody known that was answered 403 or 404. */
export type RefusedRequest<Actor> = { actor: Actor; operationId: string; code: string };

export type HttpServerOptions<Actor> = {
  log: Logger;
  /** Address people use, without path: `https://consilia.example`. Decides HSTS, secure cookies, own origin. */
  publicOrigin: string;
  /** Other sites that pages may load scripts from; none unless given. */
  scriptOrigins?: readonly string[];
  /** Addresses or ranges of our own proxies; empty when there is none. */
  trustedProxies: readonly string[];
  problems: ProblemTable;
  /** Resolves who calls, or null; may throw an `AppError` (`session.locked`). Called for signed-in operations. */
  authenticate: (request: IdentifiableRequest) => Promise<Actor | null>;
  /** A stable key of an actor, to bound its event streams. */
  actorKey: (actor: Actor) => string;
  /** Fresh ids of requests and incidents; random UUIDs unless given. */
  newId?: () => string;
  /** Requests per address in `windowMs`. */
  rateLimit?: { max: number; windowMs: number };
  limits?: Partial<HttpLimits>;
  events?: Partial<EventStreamLimits>;
  /** Fail when a handler returns more than its response schema lists (tests, development). */
  checkResponses?: boolean;
  /** Told of each finished request (not of event streams). */
  observe?: (sample: HttpSample) => void;
  /** Told of each request that a handler refused to somebody known; must not throw. */
  onRefused?: (refused: RefusedRequest<Actor>) => void;
};

/** Bytes and milliseconds. */
export type HttpLimits = {
  bodyBytes: number;
  /** To receive a whole request. */
  requestMs: number;
  headersMs: number;
  /** Silence on a connection. */
  connectionMs: number;
  keepAliveMs: number;
  /** For a handler to answer. */
  handlerMs: number;
  connections: number;
  paramLength: number;
};

export type HttpServer<Actor> = {
  /** For what is no operation: resumable uploads, web client. */
  fastify: FastifyInstance;
  /** Starts listening; resolves to the address with its port. */
  listen: (where: { host: string; port: number }) => Promise<string>;
  /** Ends event streams, refuses new requests, waits for those under way; cuts them after `withinMs` (10 s). */
  stop: (withinMs?: number) => Promise<void>;
  /** Every bound operation with its access, for the access matrix. */
  boundOperations: () => readonly BoundOperation[];
  streams: EventStreams;
  /** Filled by `serveWeb`. */
  pages: PageFallback;
  /** For `bindOperation` only. */
  binding: BindingContext<Actor>;
};

/** Answers addresses that no route knows, or gives undefined when they are no page. */
export type PageFallback = {
  answer?: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> | undefined;
};

export type BindingContext<Actor> = {
  bound: Map<string, BoundOperation>;
  problems: ProblemTable;
  log: Logger;
  limits: HttpLimits;
  authenticate: (request: IdentifiableRequest) => Promise<Actor | null>;
  actorKey: (actor: Actor) => string;
  secureCookies: boolean;
  checkResponses: boolean;
};

declare module 'fastify' {
  interface FastifyContextConfig {
    operationId?: string;
    isEventStream?: boolean;
  }
  interface FastifyRequest {
    /** Set by `bindOperation` once the caller is known. */
    platformActor: unknown;
    /** Set when it was refused; for the log. */
    refusalCode: string | undefined;
  }
}
