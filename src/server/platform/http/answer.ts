/** Sends what a handler returned, by the kind its operation declares; nothing unlisted in a schema leaves. */
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Operation } from '#contracts/operation.ts';
import type { EventSource } from './event-streams.ts';
import type { HttpServer } from './http-server.ts';
import { allowOwnFrame } from './security-headers.ts';

export type BinaryAnswer = {
  contentType: string;
  body: Buffer | Uint8Array | Readable;
  /** Offered name; without it none is offered. */
  fileName?: string;
  /** `inline` unless said otherwise. */
  disposition?: 'inline' | 'attachment';
  headers?: Readonly<Record<string, string>>;
};

// biome-ignore lint/suspicious/noConfusingVoidType: a handler of a 204 returns nothing
export type Answer<Wire> = Wire | BinaryAnswer | EventSource<Wire> | void;

/** Sends one answer. Throws (an incident) when it does not match what the operation declares. */
export function sendAnswer<Actor>(
  server: HttpServer<Actor>,
  operation: Operation,
  answer: Answer<unknown>,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { response } = operation;
  switch (response.kind) {
    case 'json':
      reply.code(response.status).header('content-type', 'application/json; charset=utf-8');
      return reply.send(writeJson(server, operation, response.schema, answer));
    case 'empty':
      return reply.code(204).send();
    case 'binary':
      return sendBinary(operation, response.contentTypes, answer as BinaryAnswer, reply);
    case 'events':
      return sendEvents(server, operation, response.schema, answer as EventSource<unknown>, request, reply);
  }
}

function writeJson<Actor>(
  server: HttpServer<Actor>,
  operation: Operation,
  schema: z.ZodType,
  value: unknown,
): string {
  const result = schema.safeParse(value);
  if (!result.success) {
    const places = result.error.issues.map((issue) => `${issue.path.map(String).join('.')} ${issue.code}`);
    throw new Error(`Answer of ${operation.id} breaks its contract: ${places.slice(0, 10).join(', ')}`);
  }
  if (server.binding.checkResponses) requireNothingDropped(operation, value, result.data);
  return JSON.stringify(result.data);
}

function requireNothingDropped(operation: Operation, before: unknown, after: unknown): void {
  const kept = new Set(keyPaths(after, ''));
  const dropped = keyPaths(before, '').filter((path) => !kept.has(path));
  if (dropped.length > 0) {
    throw new Error(`Answer of ${operation.id} has unlisted keys: ${dropped.slice(0, 10).join(', ')}`);
  }
}

function keyPaths(value: unknown, prefix: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    inner === undefined ? [] : [`${prefix}${key}`, ...keyPaths(inner, `${prefix}${key}.`)],
  );
}

function sendBinary(
  operation: Operation,
  contentTypes: readonly string[],
  answer: BinaryAnswer,
  reply: FastifyReply,
): FastifyReply {
  const { contentType, body, fileName, disposition = 'inline', headers = {} } = answer;
  if (!contentTypes.includes(contentType)) {
    throw new Error(`Answer of ${operation.id} has an undeclared content type`);
  }
  if (contentType === 'application/pdf') allowOwnFrame(reply);
  reply.code(200).header('content-type', contentType).headers(headers);
  reply.header('content-disposition', fileName ? named(disposition, fileName) : disposition);
  return reply.send(body);
}

/** RFC 6266: an ASCII name for old readers, the real one in UTF-8. */
function named(disposition: string, fileName: string): string {
  const plain = fileName
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\/%]/g, '_');
  const exact = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${exact}`;
}

function sendEvents<Actor>(
  server: HttpServer<Actor>,
  operation: Operation,
  schema: z.ZodType,
  source: EventSource<unknown>,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { actorKey, log } = server.binding;
  const actor = request.platformActor as Actor | null;
  const stream = server.streams.open({
    actorKey: actor === null ? request.ip : actorKey(actor),
    source,
    write: (event) => writeJson(server, operation, schema, event),
    onError: (error) =>
      log.error({ requestId: request.id, operation: operation.id, err: error }, 'http.stream'),
  });
  reply
    .code(200)
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store, no-transform')
    .header('x-accel-buffering', 'no');
  return reply.send(stream);
}
