import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { bindOperation } from './bind-operation.ts';
import type { HttpServer, HttpServerOptions } from './http-server.ts';
import { createProblemTable } from './problem.ts';
import { openThing, origin, readThing, type TestActor, testServer, watchThings } from './server.fixture.ts';

const open = { kind: 'public', reason: 'test' } as const;
const signedIn = { kind: 'signed-in', rule: 'things.any' } as const;

describe('same origin', () => {
  test.each([
    ['same-origin fetch', { 'sec-fetch-site': 'same-origin' }, 204],
    ['typed by the person', { 'sec-fetch-site': 'none' }, 204],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    ['own origin', { origin }, 204],
    ['own host, other scheme', { origin: 'http://here.test', host: 'here.test' }, 403],
    ['own host and scheme', { origin: 'https://here.test', host: 'here.test' }, 204],
    ['foreign origin', { origin: 'https://evil.test', host: 'here.test' }, 403],
    ['opaque origin', { origin: 'null' }, 403],
    ['program without cookie', {}, 204],
    ['cookie without any sign of origin', { cookie: 'who=ada' }, 403],
  ])('%s', async (_name, headers, status) => {
    const server = await testServer();
    bindOperation(server, openThing, { access: open, handler: () => undefined });
    const answer = await server.fastify.inject({ method: 'POST', url: '/api/things/open', headers });
    expect(answer.statusCode).toBe(status);
    if (status === 403) expect(answer.json().code).toBe('request.forbidden_origin');
  });
});

describe('every answer', () => {
  test('carries the closed headers, even a 404', async () => {
    const server = await testServer();
    const { headers, statusCode, body } = await server.fastify.inject({ url: '/api/Dupont?nir=1' });
    expect(statusCode).toBe(404);
    expect(body).not.toContain('Dupont');
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=63072000',
      'permissions-policy': expect.stringMatching(
        /^camera=\(self\), microphone=\(self\), .*geolocation=\(\)/,
      ),
      'cache-control': 'no-store',
      'content-type': 'application/problem+json; charset=utf-8',
    });
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('A-074 asks search engines to keep nothing, of pages and answers alike', async () => {
    const server = await testServer();
    for (const url of ['/', '/demandes', '/api/none', '/api/things/1']) {
      const { headers } = await server.fastify.inject({ url, headers: { accept: 'text/html' } });
      expect(headers['x-robots-tag']).toBe('noindex, nofollow, noarchive');
    }
  });

  test('has no HSTS over plain http', async () => {
    const server = await testServer({ publicOrigin: 'http://localhost:3000' });
    const { headers } = await server.fastify.inject({ url: '/api/none' });
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  test('is logged by route pattern, without query, cookie or id', async () => {
    const lines: string[] = [];
    const samples: unknown[] = [];
    const server = await testServer({ observe: (sample) => samples.push(sample) }, lines);
    bindOperation(server, readThing, { access: signedIn, handler: () => ({ id: 'x', depth: 1 }) });
    await server.fastify.inject({ url: '/api/things/Dupont?depth=2', headers: { cookie: 'who=Martin' } });
    const line = lines.find((candidate) => candidate.includes('http.answer')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ operation: readThing.id, route: readThing.path, status: 200 });
    expect(lines.join('')).not.toMatch(/Dupont|Martin|depth/);
    expect(samples).toMatchObject([{ operationId: readThing.id, method: 'GET', status: 200 }]);
  });

  test.each(['/api/%E0%A4%A', `/api/things/${'x'.repeat(300)}`])(
    'unreadable address %s is a problem',
    async (url) => {
      const server = await testServer();
      bindOperation(server, readThing, { access: open, handler: () => ({ id: 'x', depth: 1 }) });
      const answer = await server.fastify.inject({ url });
      expect([400, 404, 414]).toContain(answer.statusCode);
      expect(answer.json().code).toMatch(/^request\./);
    },
  );
});

test('A-075 B-107 too many requests from one address are put off, unknown addresses included', async () => {
  const server = await testServer({ rateLimit: { max: 2, windowMs: 60_000 } });
  bindOperation(server, readThing, { access: signedIn, handler: () => ({ id: 'x', depth: 1 }) });
  await server.fastify.inject({ url: '/api/things/x' });
  await server.fastify.inject({ url: '/api/none' });
  await server.fastify.inject({ url: '/api/none' });
  await server.fastify.inject({ url: '/api/things/x' });
  for (const url of ['/api/things/x', '/api/none']) {
    const answer = await server.fastify.inject({ url });
    expect(answer.json()).toMatchObject({ status: 429, code: 'request.too_many', retryAfterSeconds: 60 });
    expect(answer.headers['retry-after']).toBe('60');
  }
});

test('forwarded addresses count only from our own proxies', async () => {
  const addressSeen = async (trustedProxies: string[]) => {
    const server = await testServer({ trustedProxies });
    bindOperation(server, readThing, { access: open, handler: ({ address }) => ({ id: address, depth: 1 }) });
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    return (await server.fastify.inject({ url: '/api/things/x', headers })).json().id;
  };
  expect(await addressSeen([])).toBe('127.0.0.1');
  expect(await addressSeen(['127.0.0.1'])).toBe('203.0.113.9');
});

test('a code with a sentence needs a status, and the reverse', () => {
  expect(() => createProblemTable([{ statuses: {}, titles: { 'a.odd': 'x' } }])).toThrow('a.odd');
  expect(() => createProblemTable([{ statuses: { 'b.odd': 409 }, titles: {} }])).toThrow('b.odd');
  expect(
    createProblemTable([{ statuses: {}, titles: { 'a.not_found': 'x' } }]).get('a.not_found')?.status,
  ).toBe(404);
});

describe('on a real socket', () => {
  const running: HttpServer<TestActor>[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.stop(50)));
  });

  type Send = (event: { n: number }) => void;

  async function watched(options: Partial<HttpServerOptions<TestActor>> = {}) {
    const server = await testServer(options);
    running.push(server);
    const subscribed = Promise.withResolvers<Send>();
    const released = Promise.withResolvers<void>();
    bindOperation(server, watchThings, {
      access: signedIn,
      handler: () => (send: Send) => {
        subscribed.resolve(send);
        return released.resolve;
      },
    });
    const address = await server.listen({ host: '127.0.0.1', port: 0 });
    const watch = (who = 'ada') =>
      fetch(`${address}/api/things/events`, { headers: { cookie: `who=${who}` } });
    return { server, address, watch, send: subscribed.promise, released: released.promise };
  }

  async function readUntil(response: Response, ...wanted: string[]): Promise<string> {
    const reader = response.body?.getReader();
    let text = '';
    while (reader && !wanted.every((part) => text.includes(part))) {
      const { done, value } = await reader.read();
      if (done) break;
      text += Buffer.from(value).toString();
    }
    return text;
  }

  test('events arrive with heartbeats, and leaving releases the subscription', async () => {
    const { server, watch, send, released } = await watched({ events: { heartbeatMs: 20 } });
    const response = await watch();
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    (await send)({ n: 7 });
    const text = await readUntil(response, 'heartbeat', '"n":7}\n\n');
    expect(text).toContain('retry: 3000\n\n');
    expect(text).toContain('data: {"n":7}\n\n');
    server.streams.close('ada');
    await released;
    expect(server.streams.count()).toBe(0);
  });

  test('an event outside its schema is never sent: the stream ends', async () => {
    const { watch, send, released } = await watched();
    const response = await watch();
    (await send)({ n: 1, identity: 'Dupont' } as { n: number });
    await released;
    expect(await response.text()).not.toContain('Dupont');
  });

  test('a generator is forwarded to its end, and told when its reader leaves', async () => {
    const server = await testServer();
    running.push(server);
    async function* three() {
      for (const n of [1, 2, 3]) yield { n };
    }
    bindOperation(server, watchThings, { access: signedIn, handler: () => three() });
    const answer = await server.fastify.inject({ url: '/api/things/events', headers: { cookie: 'who=ada' } });
    expect(answer.body).toBe('retry: 3000\n\ndata: {"n":1}\n\ndata: {"n":2}\n\ndata: {"n":3}\n\n');
    const returned = Promise.withResolvers<void>();
    const silent = {
      next: () => new Promise<IteratorResult<{ n: number }>>(() => {}),
      return: async () => {
        returned.resolve();
        return { done: true as const, value: undefined };
      },
    };
    const source = { [Symbol.asyncIterator]: () => silent };
    const input = { actorKey: 'bea', source, write: String, onError: () => undefined };
    const stream = server.streams.open(input);
    stream.destroy();
    await returned.promise;
    expect(server.streams.count()).toBe(0);
  });

  test('a reader who disconnects is forgotten', async () => {
    const { server, address, released } = await watched();
    const aborter = new AbortController();
    await fetch(`${address}/api/things/events`, { headers: { cookie: 'who=ada' }, signal: aborter.signal });
    aborter.abort();
    await released;
    expect(server.streams.count()).toBe(0);
  });

  test('A-075 B-107 streams are bounded per actor and in total', async () => {
    const { watch } = await watched({ events: { maxPerActor: 1, maxTotal: 2 } });
    const statuses = [];
    for (const name of ['ada', 'ada', 'bea', 'cleo']) statuses.push((await watch(name)).status);
    expect(statuses).toEqual([200, 429, 200, 429]);
  });

  test('stopping ends the streams and lets a request under way finish', async () => {
    const { server, address, watch, send } = await testable();
    const stream = await watch();
    await send;
    const slow = fetch(`${address}/api/things/x`);
    await server.entered;
    const stopped = server.http.stop(5000);
    await readUntil(stream, 'never');
    server.finish();
    expect((await slow).status).toBe(200);
    await stopped;
    await expect(fetch(`${address}/api/things/x`)).rejects.toThrow();
  });

  test('stopping does not wait for ever', async () => {
    const { server, address } = await testable();
    const slow = fetch(`${address}/api/things/x`).then(
      () => 'answered',
      () => 'cut',
    );
    await server.entered;
    await server.http.stop(30);
    expect(await slow).toBe('cut');
  });

  async function testable() {
    const http = await testServer();
    running.push(http);
    const entered = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const subscribed = Promise.withResolvers<void>();
    bindOperation(http, watchThings, { access: signedIn, handler: () => () => subscribed.resolve() });
    bindOperation(http, readThing, {
      access: open,
      handler: async () => {
        entered.resolve();
        await finish.promise;
        return { id: 'x', depth: 1 };
      },
    });
    const address = await http.listen({ host: '127.0.0.1', port: 0 });
    const watch = () => fetch(`${address}/api/things/events`, { headers: { cookie: 'who=ada' } });
    const server = { http, entered: entered.promise, finish: finish.resolve };
    return { server, address, watch, send: subscribed.promise };
  }

  test('A-075 B-107 a silent connection is closed', async () => {
    const { address } = await watched({ limits: { connectionMs: 50 } });
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.write('POST /api/things HTTP/1.1\r\nhost: x\r\n');
    socket.resume();
    await once(socket, 'close');
    expect(socket.destroyed).toBe(true);
  });
});
