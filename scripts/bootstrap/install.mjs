// Installs the project's packages, once per lock file. pnpm comes through npm, for this one command:
// `npm ci` refuses a lock file whose other-platform binaries a registry does not carry.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, Stop, say } from './project.mjs';
import { hashOf, readStamp, writeStamp } from './stamp.mjs';

const pnpm = 'pnpm@12.21.0';
const stampFile = 'node_modules/.consilia-stamp';
const keptOutput = 40;
const secondsBetweenLines = 5;

/** @returns {Promise<boolean>} whether something had to be installed */
export async function ensureInstalled() {
  const wanted = hashOf(['pnpm-lock.yaml', 'pnpm-workspace.yaml'], [process.platform, process.arch]);
  if (readStamp(stampFile) === wanted) return false;
  const isFirst = !existsSync(join(root, 'node_modules'));
  say(isFirst ? 'Installing packages (about a minute the first time)…' : 'Bringing the packages up to date…');
  const startedAt = performance.now();
  await install();
  writeStamp(stampFile, wanted);
  say(`  packages installed in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  return true;
}

/**
 * npm hands its own settings down as npm_config_*: those of npm alone make the installer print warnings. With
 * NODE_ENV=production it would leave out what builds the pages.
 */
function installerEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_(config_(?!cafile|registry|proxy|https_proxy|noproxy|cache|userconfig)|lifecycle|package)/i.test(
        name,
      ),
  );
  return {
    ...Object.fromEntries(kept),
    npm_config_loglevel: 'error',
    npm_config_update_notifier: 'false',
    CI: 'true',
  };
}

/** @returns {Promise<void>} */
function install() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['exec', '--yes', pnpm, '--', 'install', '--frozen-lockfile', '--reporter=append-only'];
  return new Promise((resolve, reject) => {
    const child = spawn(npm, args, {
      cwd: root,
      env: installerEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const progress = followOutput(child);
    child.on('error', () => {
      progress.stop();
      reject(new Stop('npm could not be started: please install Node with npm, then run the command again.'));
    });
    child.on('close', (code) => {
      progress.stop();
      if (code === 0) resolve();
      else reject(new Stop(failureText(progress.lastLines())));
    });
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function followOutput(child) {
  /** @type {string[]} */
  const lines = [];
  let counts = '';
  /** @param {string} text */
  const take = (text) => {
    for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
      const match = /resolved (\d+), reused (\d+), downloaded (\d+), added (\d+)/.exec(line);
      if (match) counts = `, ${match[4]} packages in place`;
      else lines.push(line);
    }
    lines.splice(0, lines.length - keptOutput);
  };
  child.stdout?.setEncoding('utf8').on('data', take);
  child.stderr?.setEncoding('utf8').on('data', take);
  const startedAt = performance.now();
  const timer = setInterval(() => {
    say(`  still installing: ${Math.round((performance.now() - startedAt) / 1000)} s${counts}`);
  }, secondsBetweenLines * 1000);
  return { stop: () => clearInterval(timer), lastLines: () => lines };
}

/** @param {string[]} lines */
function failureText(lines) {
  return [
    'The packages could not be installed. What the installer said last:',
    ...lines.map((line) => `  ${line}`),
    'Is there a connection to your package registry? Once installed, the project starts without one.',
  ].join('\n');
}
