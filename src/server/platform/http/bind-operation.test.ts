import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { AppError } from './app-error.ts';
import { assertAllBound, bindOperation, type OperationRequest } from './bind-operation.ts';
import {
  addThing,
  openThing,
  origin,
  printThing,
  readThing,
  type TestActor,
  testServer,
} from './server.fixture.ts';

const signedIn = { kind: 'signed-in', rule: 'things.any' } as const;
const open = { kind: 'public', reason: 'test' } as const;
const who = { cookie: 'who=ada', origin };
const keyed = { ...who, 'idempotency-key': 'key-0000001' };
const goodBody = { label: 'a', number: '1' };

async function serverWithAdd(seen: unknown[] = []) {
  const server = await testServer();
  bindOperation(server, addThing, {
    access: signedIn,
    handler: (request) => {
      seen.push(request);
      return { id: request.actor.name };
    },
  });
  return server;
}

describe('callers', () => {
  test('nobody signed in: 401 before the body is read', async () => {
    const server = await serverWithAdd();
    const answer = await server.fastify.inject({
      method: 'POST',
      url: '/api/things',
      headers: { 'content-type': 'application/json' },
      payload: '{broken',
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toEqual({
      type: '/problems/session.required',
      title: 'Connectez-vous pour continuer.',
      status: 401,
      code: 'session.required',
    });
  });

  test('the handler gets actor, key and address, and 201 goes out uncached', async () => {
    const seen: OperationRequest<typeof addThing, TestActor>[] = [];
    const server = await serverWithAdd(seen);
    const answer = await server.fastify.inject({
      method: 'POST',
      url: '/api/things',
      headers: keyed,
      payload: goodBody,
    });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual({ id: 'ada' });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(seen[0]).toMatchObject({ idempotencyKey: 'key-0000001', address: '127.0.0.1', body: goodBody });
  });

  test('a public operation never asks who is calling', async () => {
    const server = await testServer({ authenticate: () => Promise.reject(new Error('asked')) });
    bindOperation(server, openThing, {
      access: open,
      handler: (request) => expect(request.actor).toBeNull(),
    });
    const answer = await server.fastify.inject({ method: 'POST', url: '/api/things/open' });
    expect(answer.statusCode).toBe(204);
    expect(answer.body).toBe('');
  });

  test('a locked session is answered as the authentication says', async () => {
    const server = await testServer({ authenticate: () => Promise.reject(new AppError('session.locked')) });
    bindOperation(server, readThing, { access: signedIn, handler: () => ({ id: 'x', depth: 1 }) });
    const answer = await server.fastify.inject({ url: '/api/things/x' });
    expect(answer.statusCode).toBe(423);
  });
});

describe('idempotency key', () => {
  test.each([undefined, 'short', 'with space 123', 'x'.repeat(65)])('%s is refused', async (key) => {
    const server = await serverWithAdd();
    const headers = key === undefined ? who : { ...who, 'idempotency-key': key };
    const answer = await server.fastify.inject({
      method: 'POST',
      url: '/api/things',
      headers,
      payload: goodBody,
    });
    expect(answer.json()).toMatchObject({ status: 400, code: 'request.idempotency_required' });
  });

  test('is not asked of naturally repeatable operations', async () => {
    const server = await testServer();
    bindOperation(server, addThing, {
      access: signedIn,
      idempotency: 'natural',
      handler: (request) => ({ id: String(request.idempotencyKey) }),
    });
    const answer = await server.fastify.inject({
      method: 'POST',
      url: '/api/things',
      headers: who,
      payload: goodBody,
    });
    expect(answer.json()).toEqual({ id: 'null' });
  });
});

describe('input', () => {
  test('refusals come by field, in French, without the submitted values', async () => {
    const server = await serverWithAdd();
    const payload = { label: '', number: 'Dupont', inner: { count: 99, Martin: 1 }, Durand: true };
    const answer = await server.fastify.inject({
      method: 'POST',
      url: '/api/things',
      headers: keyed,
      payload,
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().fields).toEqual([
      { path: 'label', code: 'too_small', message: 'Ce champ est obligatoire.' },
      { path: 'number', code: 'invalid_format', message: 'Des chiffres seulement.' },
      { path: 'inner.count', code: 'too_big', message: expect.stringContaining('Trop grand') },
      { path: 'inner', code: 'unrecognized_keys', message: 'Cette demande contient un champ inattendu.' },
      { path: '', code: 'unrecognized_keys', message: 'Cette demande contient un champ inattendu.' },
    ]);
    expect(answer.body).not.toMatch(/Dupont|Martin|Durand|99/);
  });

  test('a missing body is an empty one: each field is asked for', async () => {
    const server = await serverWithAdd();
    const answer = await server.fastify.inject({ method: 'POST', url: '/api/things', headers: keyed });
    expect(answer.json().fields.map((field: { message: string }) => field.message)).toEqual([
      'Ce champ est obligatoire.',
      'Ce champ est obligatoire.',
    ]);
  });

  test.each([
    ['broken JSON', 'application/json', '{"label": "Dupont', 400, 'request.malformed'],
    ['null', 'application/json', 'null', 400, 'request.malformed'],
    ['prototype poisoning', 'application/json', '{"__proto__":{"a":1}}', 400, 'request.malformed'],
    ['a form', 'application/x-www-form-urlencoded', 'label=a', 415, 'request.unsupported_type'],
    ['text', 'text/plain', 'a', 415, 'request.unsupported_type'],
    ['too much', 'application/json', `"${'x'.repeat(1024 * 1024)}"`, 413, 'request.too_large'],
  ])('%s is refused', async (_name, contentType, payload, status, code) => {
    const server = await serverWithAdd();
    const headers = { ...keyed, 'content-type': contentType };
    const answer = await server.fastify.inject({ method: 'POST', url: '/api/things', headers, payload });
    expect(answer.json()).toMatchObject({ status, code });
    expect(answer.body).not.toContain('Dupont');
  });

  test('query strings are read and bounded by their schema', async () => {
    const server = await testServer();
    bindOperation(server, readThing, {
      access: open,
      handler: ({ params, query }) => ({ id: params.thingId, depth: query.depth }),
    });
    expect((await server.fastify.inject({ url: '/api/things/a?depth=3' })).json()).toEqual({
      id: 'a',
      depth: 3,
    });
    expect((await server.fastify.inject({ url: '/api/things/a?depth=4' })).statusCode).toBe(400);
    expect((await server.fastify.inject({ url: '/api/things/a?other=1' })).statusCode).toBe(400);
  });

  test('raw bytes come within their own limit and types', async () => {
    const server = await testServer();
    bindOperation(server, openThing, {
      access: open,
      maxBodyBytes: 4,
      rawBody: { contentTypes: ['image/jpeg'] },
      handler: (request) => expect(request.rawBody?.length).toBe(4),
    });
    const send = (payload: Buffer, type: string) =>
      server.fastify.inject({
        method: 'POST',
        url: '/api/things/open',
        headers: { 'content-type': type },
        payload,
      });
    expect((await send(Buffer.alloc(4), 'image/jpeg')).statusCode).toBe(204);
    expect((await send(Buffer.alloc(5), 'image/jpeg')).statusCode).toBe(413);
    expect((await send(Buffer.alloc(4), 'application/json')).statusCode).toBe(415);
  });
});

describe('answers', () => {
  const extra = { id: 'x', depth: 1, identity: 'Dupont' };

  test('keys outside the schema are cut off', async () => {
    const server = await testServer({ checkResponses: false });
    bindOperation(server, readThing, { access: open, handler: () => extra });
    expect((await server.fastify.inject({ url: '/api/things/x' })).json()).toEqual({ id: 'x', depth: 1 });
  });

  test('in tests such keys are an incident', async () => {
    const server = await testServer();
    bindOperation(server, readThing, { access: open, handler: () => extra });
    expect((await server.fastify.inject({ url: '/api/things/x' })).statusCode).toBe(500);
  });

  test('an answer that breaks its schema is an incident that tells the caller nothing', async () => {
    const lines: string[] = [];
    const server = await testServer({}, lines);
    const broken = { id: 'Dupont' } as unknown as { id: string; depth: number };
    bindOperation(server, readThing, { access: open, handler: () => broken });
    const answer = await server.fastify.inject({ url: '/api/things/x' });
    expect(answer.json()).toEqual({
      type: '/problems/internal.unexpected',
      title: expect.stringContaining('incident'),
      status: 500,
      code: 'internal.unexpected',
      incidentId: expect.stringMatching(/^id-/),
    });
    const incident = lines.find((line) => line.includes('http.incident'));
    expect(incident).toContain(answer.json().incidentId);
    expect(incident).toContain('depth invalid_type');
    expect(incident).not.toContain('Dupont');
  });

  test('expected errors carry their own code, fields and delay', async () => {
    const server = await testServer();
    const fields = [{ path: 'label', code: 'taken', message: 'Déjà pris.' }];
    bindOperation(server, readThing, {
      access: open,
      handler: () => {
        throw new AppError('thing.taken', { fields, retryAfterSeconds: 1.2 });
      },
    });
    const answer = await server.fastify.inject({ url: '/api/things/x' });
    expect(answer.json()).toMatchObject({ status: 409, title: 'Déjà pris.', fields, retryAfterSeconds: 2 });
    expect(answer.headers['retry-after']).toBe('2');
  });

  test('a PDF may be framed by our pages only, with its French name', async () => {
    const server = await testServer();
    const body = Readable.from([Buffer.from('%PDF')]);
    bindOperation(server, printThing, {
      access: open,
      handler: () => ({ contentType: 'application/pdf', body, fileName: 'Avis é.pdf' }),
    });
    const answer = await server.fastify.inject({ url: '/api/things/x/print' });
    expect(answer.body).toBe('%PDF');
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(answer.headers['content-disposition']).toBe(
      'inline; filename="Avis e.pdf"; filename*=UTF-8\'\'Avis%20%C3%A9.pdf',
    );
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('an undeclared content type is an incident', async () => {
    const server = await testServer();
    const handler = () => ({ contentType: 'text/html', body: Buffer.from('<b>') });
    bindOperation(server, printThing, { access: open, handler });
    expect((await server.fastify.inject({ url: '/api/things/x/print' })).statusCode).toBe(500);
  });

  test('cookies are closed by default', async () => {
    const server = await testServer();
    bindOperation(server, openThing, { access: open, handler: ({ reply }) => reply.setCookie('who', 'ada') });
    const answer = await server.fastify.inject({ method: 'POST', url: '/api/things/open' });
    expect(answer.headers['set-cookie']).toBe('who=ada; Path=/; HttpOnly; Secure; SameSite=Lax');
  });

  test('a handler that does not answer in time is cut off', async () => {
    const server = await testServer();
    const handler = () => new Promise<{ id: string; depth: number }>(() => {});
    bindOperation(server, readThing, { access: open, timeoutMs: 30, handler });
    const answer = await server.fastify.inject({ url: '/api/things/x' });
    expect(answer.json()).toMatchObject({ status: 503, code: 'internal.unavailable' });
  });
});

describe('declarations', () => {
  test('are listed with their access, and a missing handler is named', async () => {
    const server = await serverWithAdd();
    expect(server.boundOperations()).toMatchObject([
      { operation: { id: 'things.add-thing', method: 'POST' }, access: signedIn, idempotency: 'key' },
    ]);
    expect(() => assertAllBound([addThing, readThing], server.boundOperations())).toThrow(
      'Operations without handler: things.read-thing',
    );
    expect(() => assertAllBound([addThing], server.boundOperations())).not.toThrow();
  });

  test('are refused twice, outside /api/, without reason, or with an unknown error code', async () => {
    const server = await serverWithAdd();
    const handler = () => ({ id: 'x', depth: 1 });
    const bad =
      (change: Partial<typeof readThing>, reason = 'test') =>
      () =>
        bindOperation(server, { ...readThing, ...change }, { access: { kind: 'public', reason }, handler });
    expect(bad({ id: addThing.id })).toThrow('bound twice');
    expect(bad({ path: '/things' })).toThrow('outside /api/');
    expect(bad({}, ' ')).toThrow('without reason');
    expect(bad({ errors: ['thing.unheard_of'] })).toThrow('thing.unheard_of');
  });
});
