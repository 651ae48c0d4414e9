// Times per step, and what a reader wants of them.
export type Summary = { count: number; p50: number; p95: number; p99: number };

export class Times {
  readonly #steps = new Map<string, number[]>();

  add(step: string, milliseconds: number): void {
    const known = this.#steps.get(step);
    if (known) known.push(milliseconds);
    else this.#steps.set(step, [milliseconds]);
  }

  /** Runs and times one step. */
  async of<T>(step: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const result = await work();
    this.add(step, performance.now() - began);
    return result;
  }

  summary(step: string): Summary {
    return summarise(this.#steps.get(step) ?? []);
  }

  all(): Record<string, Summary> {
    return Object.fromEntries([...this.#steps].map(([step, values]) => [step, summarise(values)]));
  }
}

/** Milliseconds, one decimal. */
export function summarise(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
