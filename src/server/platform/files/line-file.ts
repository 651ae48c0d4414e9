/** A file of lines that is only ever added to, kept where another machine or person can see it. */
import { constants, open, stat } from 'node:fs/promises';

const tailBytes = 16 * 1024;

export type LineFile = {
  /** The last whole line; undefined when there is none. */
  lastLine(): Promise<string | undefined>;
  /** Adds lines in one write, on disk when it resolves. Creates the file (mode 0644) when it is absent. */
  append(lines: readonly string[]): Promise<void>;
};

export function createLineFile(path: string): LineFile {
  return {
    async lastLine() {
      const lines = (await readTail(path)).split('\n');
      // What follows the last line end was cut off while it was written.
      return lines.slice(0, -1).findLast((line) => line !== '');
    },
    async append(lines) {
      const tail = await readTail(path);
      const start = tail === '' || tail.endsWith('\n') ? '' : '\n';
      const file = await open(path, constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY, 0o644);
      try {
        await file.writeFile(`${start}${lines.join('\n')}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}

async function readTail(path: string): Promise<string> {
  const facts = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (facts === undefined || facts.size === 0) return '';
  const file = await open(path, 'r');
  try {
    const length = Math.min(tailBytes, facts.size);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, facts.size - length);
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await file.close();
  }
}
