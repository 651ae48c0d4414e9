// A lean HTTP client for load: kept connections, no stream layers, its own CPU kept small because it shares the cores
// with what it measures. Bodies it is not asked to keep are counted and dropped.
import { Agent, request } from 'node:http';

export type Answer = { status: number; bytes: number; text: string; headers: Record<string, unknown> };

export type Ask = {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
  /** False for pictures and files: only their size is kept. */
  keepBody?: boolean;
};

export type LoadClient = { ask(ask: Ask): Promise<Answer>; close(): void };

export function createLoadClient(origin: string, sockets = 64): LoadClient {
  const { hostname, port } = new URL(origin);
  const agent = new Agent({ keepAlive: true, maxSockets: sockets, scheduling: 'fifo' });
  return {
    close: () => agent.destroy(),
    ask({ method, path, headers = {}, body, keepBody = true }) {
      return new Promise((resolve, reject) => {
        const sent = request({ hostname, port, agent, method, path, headers }, (response) => {
          const parts: Buffer[] = [];
          let bytes = 0;
          response.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
            if (keepBody || (response.statusCode ?? 500) >= 400) parts.push(chunk);
          });
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              bytes,
              text: Buffer.concat(parts).toString('utf8'),
              headers: response.headers,
            }),
          );
        });
        sent.setTimeout(60_000, () => sent.destroy(new Error(`no answer in 60 s: ${method} ${path}`)));
        sent.on('error', reject);
        if (body !== undefined) sent.setHeader('content-length', Buffer.byteLength(body));
        sent.end(body);
      });
    },
  };
}
