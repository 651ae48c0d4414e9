// npm start: installs and builds what is missing, then runs the server until Ctrl-C. Needs only Node >= 20 and npm.
import { ensureWebBuilt } from './bootstrap/build-web.mjs';
import { ensureInstalled } from './bootstrap/install.mjs';
import { runMain, Stop } from './bootstrap/project.mjs';
import { superviseNode } from './bootstrap/supervise.mjs';

const usageExitCode = 64;

await runMain(async () => {
  const args = process.argv.slice(2);
  refuseSwallowedFlags(args);
  await ensureInstalled();
  if (!args.includes('--worker') || args.includes('--web')) await ensureWebBuilt();
  return superviseNode(['src/server/app/main.ts', ...args]);
});

/** `npm start --production` would quietly start a demo: npm keeps the flag. @param {string[]} args */
function refuseSwallowedFlags(args) {
  for (const name of ['web', 'worker']) {
    if (process.env[`npm_config_${name}`] !== 'true' || args.includes(`--${name}`)) continue;
    throw new Stop(
      `npm kept --${name} for itself. Two dashes hand it on: npm start -- --${name}`,
      usageExitCode,
    );
  }
  // All that npm leaves of --production is this variable; a container may set it too, and means no demo either.
  if (
    process.env['NODE_ENV'] !== 'production' ||
    process.env['CONSILIA_MODE'] ||
    args.includes('--production')
  )
    return;
  throw new Stop(
    'NODE_ENV is production, but nothing says whether this is a real instance.\n' +
      'A real one: npm start -- --production (with the two dashes). A demo: CONSILIA_MODE=demo npm start',
    usageExitCode,
  );
}
