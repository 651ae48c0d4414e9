// What the tests use from the machine: a browser (needed), and other engines, viewers and a scanner of Debian (tests say
// when absent).
// Missing ones are installed with apt where this may be done: as root, on a machine that has apt.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from './project.mjs';

const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const macBrowser = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const optionalTools = [
  { program: 'pdftoppm', debianPackage: 'poppler-utils' },
  { program: 'heif-enc', debianPackage: 'libheif-examples' },
  { program: 'clamd', debianPackage: 'clamav-daemon' },
  // The two other engines (B-030), and a screen for the one that needs one.
  { program: 'firefox-esr', debianPackage: 'firefox-esr' },
  { program: 'WebKitWebDriver', debianPackage: 'webkit2gtk-driver' },
  { program: 'Xvfb', debianPackage: 'xvfb' },
];
const installMinutes = 15;
/** A machine without a network says so soon, and the tests go on without. */
const impatience = [
  '-o',
  'Acquire::http::Timeout=15',
  '-o',
  'Acquire::https::Timeout=15',
  '-o',
  'Acquire::Retries=1',
];

/** @returns {string | undefined} path of the browser to test with */
export function prepareTestTools() {
  const missing = optionalTools.filter(({ program }) => findProgram(program) === undefined);
  let browser = findBrowser();
  const packages = missing.map(({ debianPackage }) => debianPackage);
  if (browser === undefined) packages.unshift('chromium', 'fonts-liberation');
  if (packages.length === 0) return browser;
  if (!mayInstall()) {
    say(
      `Not installed here: ${packages.join(', ')}. To have every test run: sudo apt-get install ${packages.join(' ')}`,
    );
    return browser;
  }
  say(`Installing what the tests use: ${packages.join(', ')}…`);
  aptInstall(packages);
  browser = findBrowser();
  return browser;
}

function findBrowser() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return isExecutable(named) ? named : undefined;
  for (const name of browserNames) {
    const found = findProgram(name);
    if (found) return found;
  }
  return isExecutable(macBrowser) ? macBrowser : undefined;
}

/** @param {string} name */
function findProgram(name) {
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/bin',
    '/usr/sbin',
    '/usr/local/bin',
  ];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function mayInstall() {
  return process.getuid?.() === 0 && findProgram('apt-get') !== undefined;
}

/** One at a time after a failure, so that a missing optional package does not cost the browser. @param {string[]} packages */
function aptInstall(packages) {
  if (!apt(['update', '-q', ...impatience]))
    say('  the list of Debian packages could not be refreshed; trying with the old one');
  const options = ['install', '-y', '-q', '--no-install-recommends', ...impatience];
  if (apt([...options, ...packages])) return;
  for (const name of packages) {
    if (!apt([...options, name])) say(`  ${name} could not be installed`);
  }
}

/** @param {string[]} args */
function apt(args) {
  // RUNLEVEL=1 keeps the packages' services from starting: the tests start what they need by themselves.
  const result = spawnSync('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: installMinutes * 60_000,
  });
  return result.status === 0;
}
