import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { noTopLevelAwait } from './scripts/bootstrap/no-top-level-await.ts';

const compressible = /\.(?:js|css|html|svg|json|webmanifest|txt)$/;
const leastBytes = 1024;
/** The dictionaries of the password meter. */
const passwordWords = 'password-words';

/** Writes `.br` and `.gz` beside every text file of the build, so that the server never compresses per request. */
function precompress(): Plugin {
  let directory = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(config) {
      directory = config.build.outDir;
    },
    async closeBundle() {
      // Also called after a failed build, whose own error must be the one people read.
      if (!existsSync(directory)) return;
      const entries = await readdir(directory, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile() && compressible.test(entry.name));
      for (const file of files) {
        const path = join(file.parentPath, file.name);
        const content = await readFile(path);
        if (content.length >= leastBytes) {
          await writeFile(`${path}.br`, await promisify(brotliCompress)(content));
          await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
        }
      }
    },
  };
}

/** The entry stays a file of its own: the manifest of the build names it. */
const notTheEntry = /\/src\/(?!web\/(?:index\.html|app\/main\.tsx))/;

/** `sw.js` with the list of what an application without a network needs; manifest and registration are our own files. */
const serviceWorker = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'service-worker',
  filename: 'sw.ts',
  manifest: false,
  injectRegister: false,
  injectManifest: {
    globPatterns: ['index.html', 'schema-settings.js', 'favicon.svg', 'assets/**/*.{js,css,woff2}'],
    // Nobody chooses a password without a network.
    globIgnores: [`assets/${passwordWords}-*`],
  },
});

/** The browser's part: sources in src/web, pages in dist/web. No inline script or style leaves this build. */
export default defineConfig({
  root: 'src/web',
  publicDir: 'public',
  cacheDir: join(import.meta.dirname, 'node_modules/.vite'),
  plugins: [react(), serviceWorker, noTopLevelAwait(), precompress()],
  build: {
    outDir: join(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The dictionaries of the password meter, loaded by who types a new password; scripts/web-weight.ts weighs the rest.
    chunkSizeWarningLimit: 1100,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What the first screen needs in few files, not in twenty: on a phone each of them is a journey of its own. The
          // libraries stay as they are from one version of ours to the next.
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /node_modules/, priority: 2 },
            { name: 'first-screen', tags: ['$initial'], test: notTheEntry, priority: 1 },
            { name: passwordWords, test: /zxcvbn-ts[\\/+]language/ },
          ],
        },
      },
    },
  },
  server: { port: 5173, strictPort: true, proxy: { '/api': { target: 'http://localhost:8080' } } },
});
