// Programs that a test starts and ends: a browser, its driver, its screen.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patienceMs } from './engine.ts';

export type Program = { process: ChildProcess; heard: string };

/** Starts a program and waits for the line of its output that says where it listens. */
export async function startAndHear(
  program: string,
  args: readonly string[],
  line: RegExp,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Program> {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let said = '';
  const heard = new Promise<string>((hear, failed) => {
    const listen = (data: Buffer) => {
      said += data.toString('utf8');
      const found = line.exec(said)?.[1];
      if (found !== undefined) hear(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', failed);
    child.once('exit', () => failed(new Error('it ended')));
    AbortSignal.timeout(patienceMs).addEventListener('abort', () => failed(new Error('it said nothing')));
  });
  try {
    return { process: child, heard: await heard };
  } catch (error) {
    await end(child);
    throw new Error(`${program} says: ${said.slice(-500)}`, { cause: error });
  }
}

/** Ends a program and whatever it started. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await gone;
}

/** A folder that stands for a person's home, so that a browser begins with no past and leaves none. */
export async function makeHome(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'consilia-home-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}
