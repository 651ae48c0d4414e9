/**
 * `/health`, `/ready` and `/metrics` for the operator, on a port of their own bound to this machine only.
 * Never reachable through the public server; says names of checks, no data.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './create-metrics.ts';

export type ReadinessCheck = { name: string; isReady: boolean };

export type OperationsServerOptions = {
  /** 0 picks a free port. */
  port: number;
  metrics: Metrics;
  /** Says what the process needs and whether it has it; a failure or more than `readinessMs` means not ready. */
  readiness: () => Promise<readonly ReadinessCheck[]>;
  readinessMs?: number;
};

export type OperationsServer = { port: number; stop: () => Promise<void> };

/** Starts listening on 127.0.0.1; rejects when the port is taken. */
export async function createOperationsServer(options: OperationsServerOptions): Promise<OperationsServer> {
  const server = createServer((request, response) => {
    answer(options, request.url ?? '', response).catch(() => send(response, 500, 'text/plain', 'error'));
  });
  server.requestTimeout = 5000;
  server.headersTimeout = 5000;
  server.maxConnections = 50;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  options: OperationsServerOptions,
  url: string,
  response: ServerResponse,
): Promise<void> {
  switch (url.split('?')[0]) {
    case '/health':
      return send(response, 200, 'text/plain', 'ok');
    case '/ready': {
      const checks = await checkReadiness(options);
      const isReady = checks.every((check) => check.isReady);
      return send(response, isReady ? 200 : 503, 'application/json', JSON.stringify({ isReady, checks }));
    }
    case '/metrics': {
      const { contentType, text } = await options.metrics.render();
      return send(response, 200, contentType, text);
    }
    default:
      return send(response, 404, 'text/plain', 'not found');
  }
}

async function checkReadiness(options: OperationsServerOptions): Promise<readonly ReadinessCheck[]> {
  const { promise: late, resolve } = Promise.withResolvers<ReadinessCheck[]>();
  const timer = setTimeout(() => resolve([{ name: 'in-time', isReady: false }]), options.readinessMs ?? 2000);
  try {
    return await Promise.race([options.readiness(), late]);
  } catch {
    return [{ name: 'readiness', isReady: false }];
  } finally {
    clearTimeout(timer);
  }
}

function send(response: ServerResponse, status: number, contentType: string, text: string): void {
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' }).end(text);
}
