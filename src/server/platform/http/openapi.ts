/** The OpenAPI 3.1 document of a list of operations, for third parties. Our own browser client does not use it. */
import { z } from 'zod';
import type { Operation } from '#contracts/operation.ts';
import { problemSchema } from '#contracts/problem.ts';
import type { BoundOperation, HttpServer } from './http-server.ts';
import type { ProblemTable } from './problem.ts';

type Json = Record<string, unknown>;

export type OpenApiOptions = {
  title: string;
  version: string;
  /** Name of the session cookie. */
  cookieName: string;
  problems: ProblemTable;
};

const commonErrors = ['request.malformed', 'request.too_many', 'internal.unexpected'];

/** Builds the document from bound operations: what is described is what is served. */
export function buildOpenApi(bound: readonly BoundOperation[], options: OpenApiOptions): Json {
  const schemas = new Map<string, unknown>();
  schemas.set('Problem', toSchema(problemSchema, 'output', 'Problem', schemas));
  const paths: Record<string, Json> = {};
  for (const entry of bound) {
    const path = entry.operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [entry.operation.method.toLowerCase()]: describe(entry, options.problems, schemas),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: options.title, version: options.version },
    paths,
    components: {
      schemas: Object.fromEntries(schemas),
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: options.cookieName } },
    },
  };
}

/** Serves the document at `/api/openapi.json`. Call after every operation is bound. */
export function serveOpenApi<Actor>(
  server: HttpServer<Actor>,
  options: Omit<OpenApiOptions, 'problems'>,
): void {
  const problems = server.binding.problems;
  const text = JSON.stringify(buildOpenApi(server.boundOperations(), { ...options, problems }));
  server.fastify.get('/api/openapi.json', (_request, reply) =>
    reply.header('content-type', 'application/json; charset=utf-8').send(text),
  );
}

function describe(entry: BoundOperation, problems: ProblemTable, schemas: Map<string, unknown>): Json {
  const { operation, access, idempotency } = entry;
  const [tag] = operation.id.split('.');
  const described: Json = {
    operationId: operation.id,
    summary: operation.summary,
    tags: [tag],
    security: access.kind === 'public' ? [] : [{ session: [] }],
    parameters: [
      ...parameters(operation.params, 'path', `${operation.id}.params`, schemas),
      ...parameters(operation.query, 'query', `${operation.id}.query`, schemas),
      ...(idempotency === 'key' ? [idempotencyHeader] : []),
    ],
    responses: { ...success(operation, schemas), ...failures(entry, problems) },
  };
  if (!isNothing(operation.body)) {
    const schema = toSchema(operation.body, 'input', `${operation.id}.request`, schemas);
    described['requestBody'] = { required: true, content: { 'application/json': { schema } } };
  }
  return described;
}

const idempotencyHeader: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Chosen by the caller, the same when it repeats the same request.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' },
};

function isNothing(schema: z.ZodType): boolean {
  return schema instanceof z.ZodObject && Object.keys(schema.shape).length === 0;
}

function parameters(
  schema: z.ZodType,
  place: 'path' | 'query',
  name: string,
  schemas: Map<string, unknown>,
): Json[] {
  const json = toSchema(schema, 'input', name, schemas);
  const properties = (json['properties'] ?? {}) as Record<string, unknown>;
  const required = (json['required'] ?? []) as string[];
  return Object.entries(properties).map(([key, inner]) => ({
    name: key,
    in: place,
    required: place === 'path' || required.includes(key),
    schema: inner,
  }));
}

function success({ id, response }: Operation, schemas: Map<string, unknown>): Json {
  switch (response.kind) {
    case 'empty':
      return { 204: { description: 'Done' } };
    case 'binary': {
      const content = response.contentTypes.map((type) => [type, {}] as const);
      return { 200: { description: 'File', content: Object.fromEntries(content) } };
    }
    case 'events':
      return answer(200, 'Server-sent events; each `data` is', 'text/event-stream');
    case 'json':
      return answer(response.status, 'Success', 'application/json');
  }

  function answer(status: number, description: string, type: string): Json {
    const kind = response as Extract<typeof response, { schema: z.ZodType }>;
    const schema = toSchema(kind.schema, 'output', `${id}.response`, schemas);
    return { [status]: { description, content: { [type]: { schema } } } };
  }
}

/** One answer per status, listing the codes that it may carry. */
function failures({ operation, access, idempotency }: BoundOperation, problems: ProblemTable): Json {
  const codes = new Set([...commonErrors, ...operation.errors]);
  if (access.kind === 'signed-in') codes.add('session.required');
  if (idempotency === 'key') codes.add('request.idempotency_required');
  const byStatus = new Map<number, string[]>();
  for (const code of codes) {
    const status = problems.get(code)?.status ?? 500;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const answers = [...byStatus].map(([status, listed]) => {
    const code = { type: 'object', properties: { code: { enum: listed } } };
    const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, code] };
    return [status, { description: listed.join(', '), content: { 'application/problem+json': { schema } } }];
  });
  return Object.fromEntries(answers);
}

/** A zod schema as JSON Schema; shared and recursive parts move to the document's components. */
function toSchema(
  schema: z.ZodType,
  io: 'input' | 'output',
  name: string,
  schemas: Map<string, unknown>,
): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  }) as Json;
  const text = JSON.stringify(json);
  if (!text.includes('"$ref"')) return json;
  const own = componentName(name);
  const rewritten = text.replace(/"\$ref":"#(?:\/\$defs\/([^"]+))?"/g, (_all, inner?: string) =>
    JSON.stringify({ $ref: `#/components/schemas/${inner ? componentName(`${name}.${inner}`) : own}` }).slice(
      1,
      -1,
    ),
  );
  const { $defs, ...main } = JSON.parse(rewritten) as Json;
  for (const [inner, definition] of Object.entries(($defs ?? {}) as Json)) {
    schemas.set(componentName(`${name}.${inner}`), definition);
  }
  schemas.set(own, main);
  return main;
}

function componentName(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]/g, '_');
}
