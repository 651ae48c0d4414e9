/**
 * Weighs the first screen of the built pages: `node scripts/web-weight.ts [--limit kB] [entry …]`. An entry is a
 * source file of the manifest (`features/requests/request-list-page.tsx`); its static imports and the shell's are
 * counted once, with CSS apart. Exits 1 when the brotli JavaScript is over the limit (200 kB unless said otherwise).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';

type Chunk = { file: string; imports?: string[]; css?: string[] };
type Weight = { bytes: number; gzip: number; brotli: number };

const directory = join(import.meta.dirname, '../dist/web');
const { values, positionals } = parseArgs({
  options: { limit: { type: 'string', default: '200' } },
  allowPositionals: true,
});
const manifest = JSON.parse(readFileSync(join(directory, '.vite/manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;

const scripts = new Set<string>();
const styles = new Set<string>();

function collect(name: string): void {
  const chunk = manifest[name];
  if (!chunk) {
    const known = Object.keys(manifest).filter((key) => !key.startsWith('_'));
    throw new Error(`No entry ${name} in the manifest. Known:\n  ${known.join('\n  ')}`);
  }
  if (scripts.has(chunk.file)) {
    return;
  }
  scripts.add(chunk.file);
  for (const style of chunk.css ?? []) {
    styles.add(style);
  }
  for (const imported of chunk.imports ?? []) {
    collect(imported);
  }
}

function weigh(files: Iterable<string>): Weight {
  const total: Weight = { bytes: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    const content = readFileSync(join(directory, file));
    total.bytes += content.length;
    total.gzip += gzipSync(content, { level: 9 }).length;
    total.brotli += brotliCompressSync(content).length;
  }
  return total;
}

for (const entry of ['index.html', ...positionals]) {
  collect(entry);
}
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
const script = weigh(scripts);
for (const [kind, weight, count] of [
  ['JavaScript', script, scripts.size],
  ['CSS', weigh(styles), styles.size],
] as const) {
  console.log(
    `${kind.padEnd(10)} ${count} files ${kilobytes(weight.bytes)}, gzip ${kilobytes(weight.gzip)}, brotli ${kilobytes(weight.brotli)}`,
  );
}
const limit = Number(values.limit) * 1000;
if (script.brotli > limit) {
  console.error(`Over the aim of ${values.limit} kB of compressed JavaScript.`);
  process.exitCode = 1;
}
