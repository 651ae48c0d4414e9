import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveWeb } from './serve-web.ts';
import { testServer } from './server.fixture.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'serve-web-'));
  mkdirSync(join(root, 'assets'));
  writeFileSync(join(root, 'index.html'), '<title>client</title>');
  writeFileSync(join(root, 'assets/app-abc123.js'), 'plain');
  writeFileSync(join(root, 'assets/app-abc123.js.gz'), gzipSync('compressed'));
  writeFileSync(join(root, 'assets/app-abc123.js.map'), 'source');
  writeFileSync(join(root, 'sw.js'), 'worker');
  writeFileSync(join(root, '.env'), 'hidden');
});
afterAll(() => rmSync(root, { recursive: true }));

async function webServer() {
  const server = await testServer();
  await serveWeb(server, root);
  return server.fastify;
}
const html = { accept: 'text/html,*/*' };

describe('pages', () => {
  test.each(['/', '/cas/42?x=1', '/index.html'])('%s is the client, nothing inline allowed', async (url) => {
    const app = await webServer();
    const answer = await app.inject({ url, headers: html });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe('<title>client</title>');
    expect(answer.headers['content-security-policy']).toContain("style-src 'self';");
    expect(answer.headers['content-security-policy']).toContain("script-src 'self';");
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  test.each([
    ['unknown API address', 'GET', '/api/none', html],
    ['missing asset', 'GET', '/assets/gone-1.js', html],
    ['not asked as a page', 'GET', '/cas/42', { accept: 'application/json' }],
    ['not read', 'POST', '/cas/42', html],
    ['hidden file', 'GET', '/.env', {}],
    ['source map', 'GET', '/assets/app-abc123.js.map', {}],
    ['outside', 'GET', '/..%2f..%2fetc/passwd', {}],
  ] as const)('%s is a 404 problem', async (_name, method, url, headers) => {
    const answer = await (await webServer()).inject({ method, url, headers });
    expect(answer.json()).toMatchObject({ status: 404, code: 'request.not_found' });
  });
});

describe('files', () => {
  test('A-074 robots.txt of the client sends every collector away', () => {
    const folder = join(import.meta.dirname, '../../../web/public');
    expect(readFileSync(join(folder, 'robots.txt'), 'utf8')).toMatch(/^User-agent: \*\nDisallow: \/$/m);
  });

  test('hashed ones are kept for ever, compressed where the browser can', async () => {
    const app = await webServer();
    const url = '/assets/app-abc123.js';
    const plain = await app.inject({ url });
    expect(plain.body).toBe('plain');
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const packed = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['content-type']).toContain('javascript');
    expect(gunzipSync(packed.rawPayload).toString()).toBe('compressed');
  });

  test('others are checked again, and the worker may fetch from us', async () => {
    const answer = await (await webServer()).inject({ url: '/sw.js' });
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers['content-security-policy']).toContain("connect-src 'self'");
  });
});

test('a client that was not built is an error at start', async () => {
  await expect(serveWeb(await testServer(), '/nowhere')).rejects.toThrow('build it first');
});
