// A fair gate for heavy work: so many at once, so many waiting in order of arrival, and `busy` for the rest.

export type Gate = { run<T>(work: () => Promise<T>): Promise<T | 'busy'> };

/** A gate letting `concurrency` works run and `queueLength` wait; beyond that `run` answers `busy` at once. */
export function createGate(options: { concurrency: number; queueLength: number }): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;

  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };

  return {
    async run(work) {
      if (running < options.concurrency) running += 1;
      else if (waiting.length >= options.queueLength) return 'busy';
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
