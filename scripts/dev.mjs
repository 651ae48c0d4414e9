// npm run dev: the server restarts when its files change, and the pages are served by Vite, which hands /api on.
import { spawn } from 'node:child_process';
import { ensureInstalled } from './bootstrap/install.mjs';
import { projectEnvironment, projectNode, root, runMain } from './bootstrap/project.mjs';

const programs = [
  ['--watch', '--watch-preserve-output', 'src/server/app/main.ts', ...process.argv.slice(2)],
  ['node_modules/vite/bin/vite.js'],
];

await runMain(async () => {
  await ensureInstalled();
  const options = { cwd: root, env: projectEnvironment(), stdio: /** @type {const} */ ('inherit') };
  // In the foreground group on purpose: Ctrl-C reaches them by the terminal.
  process.on('SIGINT', () => undefined);
  const children = programs.map((args) => spawn(projectNode(), args, options));
  process.on('SIGTERM', () => {
    for (const child of children) child.kill('SIGTERM');
  });
  const ends = children.map(
    (child) => new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 0))),
  );
  const first = await Promise.race(ends);
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(ends);
  return first;
});
