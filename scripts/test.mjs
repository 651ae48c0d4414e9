// npm test: installs what the tests need, then runs every check and test; exactly what CI runs.
// For developers: npm test -- --only=types,lint,unit (names: types, lint, architecture, unit, db, journeys, browser).
import { ensureInstalled } from './bootstrap/install.mjs';
import { runMain } from './bootstrap/project.mjs';
import { superviseNode } from './bootstrap/supervise.mjs';
import { prepareTestTools } from './bootstrap/test-tools.mjs';

const checksWithoutTools = new Set(['types', 'lint', 'architecture']);

await runMain(async () => {
  const args = process.argv.slice(2);
  await ensureInstalled();
  const only = args
    .find((arg) => arg.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',');
  const needsTools = only === undefined || only.some((name) => !checksWithoutTools.has(name));
  const browser = needsTools ? prepareTestTools() : undefined;
  return superviseNode(['scripts/check/suite.ts', ...args], browser ? { CHROMIUM_PATH: browser } : {});
});
