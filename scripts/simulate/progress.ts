const width = 30;

/** A bar on a terminal, a line each tenth elsewhere. */
export function createProgress(stream: NodeJS.WriteStream) {
  let last = -1;
  const step = stream.isTTY ? 1 : 10;
  return {
    show(done: number, all: number): void {
      const percent = Math.floor((100 * done) / all / step) * step;
      if (percent === last) return;
      last = percent;
      const bar = '█'.repeat(Math.round((percent * width) / 100)).padEnd(width, '░');
      stream.write(stream.isTTY ? `\r${bar} ${percent} %` : `${bar} ${percent} %\n`);
    },
    end(): void {
      if (stream.isTTY) stream.write('\r\u001B[K');
    },
  };
}
