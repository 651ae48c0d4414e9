// Runs one program in the foreground, in a process group of its own. A terminal sends Ctrl-C to the whole
// foreground group and npm sends it on once more: only this script is there to hear it, and the program gets it once.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { projectEnvironment, projectNode, root, say } from './project.mjs';

const stopWithParent = fileURLToPath(new URL('./stop-with-parent.mjs', import.meta.url));
const sameKeyPressMs = 1_000;
const parentCheckMs = 500;
/** @type {NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * @param {string[]} args what the project's Node runs, with its arguments
 * @param {Record<string, string>} [extraEnvironment]
 * @returns {Promise<number>} the exit code; 128 + n when the program died of signal n
 */
export function superviseNode(args, extraEnvironment = {}) {
  const child = spawn(projectNode(), ['--import', stopWithParent, ...args], {
    cwd: root,
    detached: true,
    env: { ...projectEnvironment(), ...extraEnvironment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const stopListening = forwardSignals(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      stopListening();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function forwardSignals(child) {
  let count = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  /** @param {NodeJS.Signals} signal */
  const onSignal = (signal) => {
    const now = performance.now();
    if (now - lastAt < sameKeyPressMs) return;
    lastAt = now;
    count += 1;
    if (count === 2) say('Still stopping. Once more ends it at once.');
    child.kill(count > 2 ? 'SIGKILL' : signal === 'SIGHUP' ? 'SIGTERM' : signal);
  };
  for (const signal of signals) process.on(signal, onSignal);
  const watch = watchNpm(() => onSignal('SIGTERM'));
  return () => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, onSignal);
  };
}

/**
 * npm starts scripts through a shell, and a signal meant for npm ends that shell only: its going away is the message.
 * @param {() => void} onGone
 */
function watchNpm(onGone) {
  const shell = process.ppid;
  if (process.env['npm_lifecycle_event'] === undefined) return undefined;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    onGone();
  }, parentCheckMs);
  return timer;
}
