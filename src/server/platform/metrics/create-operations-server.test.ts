import { afterEach, expect, test } from 'vitest';
import { createMetrics } from './create-metrics.ts';
import {
  createOperationsServer,
  type OperationsServer,
  type ReadinessCheck,
} from './create-operations-server.ts';

let running: OperationsServer | undefined;
afterEach(() => running?.stop());

async function start(readiness: () => Promise<ReadinessCheck[]>) {
  const metrics = createMetrics();
  running = await createOperationsServer({ port: 0, metrics, readiness, readinessMs: 30 });
  const address = `http://127.0.0.1:${running.port}`;
  return { metrics, get: (path: string) => fetch(address + path) };
}

test('alive, ready, and figures by operation', async () => {
  const { metrics, get } = await start(async () => [{ name: 'database', isReady: true }]);
  metrics.observeHttp({ operationId: 'things.read', method: 'GET', status: 200, seconds: 0.02 });
  metrics.addGauge('open_streams', 'Open streams', () => 3);
  metrics.addGauge('broken', 'Cannot be read', () => Promise.reject(new Error('no')));
  metrics.addCounter('mails_total', 'Mails', ['outcome'])({ outcome: 'sent' });
  expect((await get('/health')).status).toBe(200);
  expect(await (await get('/ready')).json()).toEqual({
    isReady: true,
    checks: [{ name: 'database', isReady: true }],
  });
  const text = await (await get('/metrics')).text();
  expect(text).toContain('http_request_seconds_count{operation="things.read",method="GET",status="200"} 1');
  expect(text).toContain('\nopen_streams 3\n');
  expect(text).toContain('mails_total{outcome="sent"} 1');
  expect(text).not.toMatch(/^broken \d/m);
  expect(text).toContain('nodejs_eventloop_lag_seconds');
  expect((await get('/other')).status).toBe(404);
});

test.each([
  ['a check that is not met', async () => [{ name: 'database', isReady: false }]],
  ['a failing check', () => Promise.reject(new Error('secret detail'))],
  ['a check that never ends', () => new Promise<ReadinessCheck[]>(() => {})],
])('%s means not ready', async (_name, readiness) => {
  const { get } = await start(readiness);
  const answer = await get('/ready');
  expect(answer.status).toBe(503);
  expect(await answer.text()).not.toContain('secret');
});

test('a taken port is an error at start', async () => {
  await start(async () => []);
  const port = running?.port ?? 0;
  const second = createOperationsServer({ port, metrics: createMetrics(), readiness: async () => [] });
  await expect(second).rejects.toThrow('EADDRINUSE');
});
