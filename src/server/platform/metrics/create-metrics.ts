/** The process's figures for operators (Prometheus text). Labels are operation ids and statuses, never a person. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = {
  registry: Registry;
  /** Records one finished request; fits `HttpServerOptions.observe`. */
  observeHttp: (sample: { operationId: string; method: string; status: number; seconds: number }) => void;
  /** Registers a figure that is read when it is asked for; a failing `read` leaves it out of that answer. */
  addGauge: (name: string, help: string, read: () => number | Promise<number>) => void;
  /** Registers a counter and gives the function that adds one for the given label values. */
  addCounter: <L extends string>(
    name: string,
    help: string,
    labelNames: readonly L[],
  ) => (labels: Record<L, string>) => void;
  /** The exposition text and its content type. */
  render: () => Promise<{ contentType: string; text: string }>;
};

const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.5, 3, 10];

/** Creates a registry of its own with the defaults of Node and the HTTP histogram. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const http = new Histogram({
    name: 'http_request_seconds',
    help: 'Duration of HTTP requests by operation',
    labelNames: ['operation', 'method', 'status'] as const,
    buckets: secondsBuckets,
    registers: [registry],
  });
  return {
    registry,
    observeHttp: ({ operationId, method, status, seconds }) =>
      http.observe({ operation: operationId, method, status: String(status) }, seconds),
    addGauge: (name, help, read) => addGauge(registry, name, help, read),
    addCounter: (name, help, labelNames) => {
      const counter = new Counter({ name, help, labelNames: [...labelNames], registers: [registry] });
      return (labels) => counter.inc(labels);
    },
    render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

function addGauge(
  registry: Registry,
  name: string,
  help: string,
  read: () => number | Promise<number>,
): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      try {
        this.set(await read());
      } catch {
        this.remove();
      }
    },
  });
}
