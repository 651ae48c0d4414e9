/**
 * Processes of a test run: each step runs in a group of its own and is ended as a group. What left its group (a
 * database, a browser) is still known by a mark in its environment, where the system shows environments (Linux).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const mark = 'CONSILIA_TEST_RUN';
const pollMs = 100;

export type RunResult = Readonly<{ exitCode: number; didTimeOut: boolean }>;

/** The running step, so that a signal can end it. */
let running: ChildProcess | undefined;

/** Runs one program to its end, output shown as it comes; ended by force after `limitMs`. */
export function runStep(
  command: readonly string[],
  options: Readonly<{ cwd: string; env: NodeJS.ProcessEnv; limitMs: number }>,
): Promise<RunResult> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env,
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    running = child;
    let didTimeOut = false;
    const timer = setTimeout(() => {
      didTimeOut = true;
      killGroup(child, 'SIGKILL');
    }, options.limitMs);
    const finish = (exitCode: number): void => {
      clearTimeout(timer);
      killGroup(child, 'SIGKILL');
      running = undefined;
      resolve({ exitCode, didTimeOut });
    };
    child.once('error', (error) => {
      console.error(error.message);
      finish(127);
    });
    child.once('exit', (code) => finish(code ?? 1));
  });
}

export function endRunningStep(signal: NodeJS.Signals): void {
  if (running) killGroup(running, signal);
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  tryKill(-child.pid, signal);
}

function tryKill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone: what was wanted.
  }
}

export function markedEnvironment(runId: string): NodeJS.ProcessEnv {
  return { ...process.env, [mark]: runId };
}

/** Waits up to `graceMs` for everything of this run to end, then ends the rest. Returns the names of the rest. */
export async function endLeftovers(runId: string, graceMs: number): Promise<readonly string[]> {
  for (let waitedMs = 0; waitedMs < graceMs; waitedMs += pollMs) {
    if (markedProcesses(runId).length === 0) return [];
    await pause(pollMs);
  }
  const left = markedProcesses(runId);
  for (const { pid } of left) tryKill(pid, 'SIGKILL');
  return left.map(({ pid, name }) => `${name} (${pid})`);
}

function markedProcesses(runId: string): readonly { pid: number; name: string }[] {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid !== process.pid && hasMark(pid, runId))
    .map((pid) => ({ pid, name: readProcessFile(pid, 'comm').trim() }));
}

function hasMark(pid: number, runId: string): boolean {
  return readProcessFile(pid, 'environ').split('\0').includes(`${mark}=${runId}`);
}

function readProcessFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
