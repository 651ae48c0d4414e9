import { readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 10;

const claimedHere = new Set<string>();

/**
 * Marks `directory` as used by this process. Throws when another living process holds it. A file left by a dead
 * process (kill -9, power cut) is taken over: process ids are compared together with their start time.
 */
export function claimDirectory(directory: string): void {
  const file = path.join(directory, 'owner');
  const holder = readText(file)?.trim();
  const isHeldElsewhere = holder !== describeProcess(process.pid) && isClaimed(directory);
  if (claimedHere.has(directory) || (holder !== undefined && isHeldElsewhere)) {
    throw new Error(`${directory} is in use by process ${holder?.split(' ')[0]}: stop it first.`);
  }
  writeFileSync(file, `${describeProcess(process.pid)}\n`, { mode: 0o600 });
  claimedHere.add(directory);
}

/** Gives the directory back; never throws. */
export function releaseDirectory(directory: string): void {
  claimedHere.delete(directory);
  rmSync(path.join(directory, 'owner'), { force: true });
}

/** Whether a living process claims `directory`. */
export function isClaimed(directory: string): boolean {
  const holder = readText(path.join(directory, 'owner'))?.trim();
  return holder !== undefined && isSameProcess(holder);
}

/** Process id of a living postmaster of this data directory, else undefined. */
export function findPostmaster(dataDirectory: string): number | undefined {
  const pid = Number(readText(path.join(dataDirectory, 'postmaster.pid'))?.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  return isServerOf(pid, dataDirectory) ? pid : undefined;
}

/** Whether the postmaster has written that it accepts connections. */
export function isPostmasterReady(dataDirectory: string, pid: number): boolean {
  const lines = readText(path.join(dataDirectory, 'postmaster.pid'))?.split('\n') ?? [];
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

/**
 * Stops the postmaster `pid`: fast shutdown, after `patienceMs` immediate shutdown (recovered at next start), and
 * at the very end SIGKILL. Does nothing when it is gone already. Resolves once the process has ended.
 */
export async function stopPostmaster(pid: number, dataDirectory: string, patienceMs: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    signalServer(pid, signal);
    if (await waitUntilGone(pid, dataDirectory, patienceMs)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop`);
}

/** Ends what an earlier, killed process left behind in this data directory: a living server or a stale pid file. */
export async function clearOrphan(dataDirectory: string, patienceMs: number): Promise<'none' | 'stopped'> {
  const pid = findPostmaster(dataDirectory);
  if (pid !== undefined) await stopPostmaster(pid, dataDirectory, patienceMs);
  rmSync(path.join(dataDirectory, 'postmaster.pid'), { force: true });
  return pid === undefined ? 'none' : 'stopped';
}

/** Sends a signal and ignores that the process may be gone. */
export function signalServer(pid: number, signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function waitUntilGone(pid: number, dataDirectory: string, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (isServerOf(pid, dataDirectory)) {
    if (performance.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}

/** A postmaster works inside its data directory; a recycled process id does not. Zombies have no directory. */
function isServerOf(pid: number, dataDirectory: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === dataDirectory;
  } catch {
    return false;
  }
}

function isSameProcess(description: string): boolean {
  const pid = Number(description.split(' ')[0]);
  return Number.isInteger(pid) && pid > 0 && describeProcess(pid) === description;
}

/** "pid starttime": field 22 of /proc/PID/stat, counted after the parenthesised command name. */
function describeProcess(pid: number): string {
  const stat = readText(`/proc/${pid}/stat`);
  const startedAt = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return `${pid} ${startedAt ?? 'gone'}`;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
