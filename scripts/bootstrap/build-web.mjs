// Builds the browser's part into dist/web, only when something it is made from has changed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectEnvironment, projectNode, root, Stop, say } from './project.mjs';
import { hashOf, readStamp, writeStamp } from './stamp.mjs';

const sources = ['src/web', 'src/contracts', 'vite.config.ts', 'tsconfig.base.json', 'pnpm-lock.yaml'];
const outputDirectory = 'dist/web';
const stampFile = 'dist/web.stamp';

/** @returns {Promise<boolean>} whether it was built */
export async function ensureWebBuilt() {
  const wanted = hashOf(sources);
  if (readStamp(stampFile) === wanted && existsSync(join(root, outputDirectory, 'index.html'))) return false;
  if (!existsSync(join(root, 'vite.config.ts'))) {
    throw new Stop('vite.config.ts is missing: the pages cannot be built.');
  }
  say('Building the pages…');
  const startedAt = performance.now();
  await build();
  writeStamp(stampFile, wanted);
  say(`  pages built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return true;
}

/** @returns {Promise<void>} */
function build() {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [
    vite,
    'build',
    '--logLevel',
    'warn',
    '--outDir',
    join(root, outputDirectory),
    '--emptyOutDir',
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(projectNode(), args, {
      cwd: root,
      env: { ...projectEnvironment(), NODE_ENV: 'production' },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Stop('The pages could not be built; the lines above say why.'));
    });
  });
}
