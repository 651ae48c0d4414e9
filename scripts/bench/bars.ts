// The bars of docs/performance.md: what was measured beside what is wanted, in words a person reads.
import { round } from './figures.ts';
import type { BenchResult } from './result.ts';

export type Bar = { name: string; measured: string; aim: string; isMet: boolean };

function bar(
  name: string,
  value: number,
  { aim, unit, isMet, sign }: { aim: number; unit: string; isMet: boolean; sign: string },
): Bar {
  return { name, measured: `${round(value, 2)} ${unit}`, aim: `${sign} ${round(aim, 2)} ${unit}`, isMet };
}

function least(name: string, value: number, aim: number, unit: string): Bar {
  return bar(name, value, { aim, unit, isMet: value >= aim, sign: '≥' });
}

function most(name: string, value: number, aim: number, unit: string): Bar {
  return bar(name, value, { aim, unit, isMet: value <= aim, sign: '≤' });
}

export function judge(result: BenchResult): Bar[] {
  const { bare, cases, withoutImages, queue, upload, race, signIn, coldStartMs } = result;
  const u = bare.images.copy1600;
  const at = (workers: number) => cases.find((run) => run.workers === workers);
  const eight = at(8);
  const thirtyTwo = at(32);
  const queueRatio = queue.many.queue.p95 / Math.max(queue.few.queue.p95, 0.1);
  return [
    least(
      'cases/s at 8, without image work (0.8 × sharp)',
      withoutImages.casesPerSecond,
      0.8 * u.perSecond,
      '/s',
    ),
    least(
      'cases/s at 8, thumbnails made, no backlog (0.5 × sharp)',
      eight?.casesPerSecond ?? 0,
      0.5 * u.perSecond,
      '/s',
    ),
    most('CPU a case without image work (0.8 U)', withoutImages.cpuPerCase, 0.8 * u.cpuSeconds, 's'),
    most('CPU a case with three thumbnails (1.8 U)', eight?.cpuPerCase ?? 0, 1.8 * u.cpuSeconds, 's'),
    most('queue page 1, p95, many ÷ few cases', queueRatio, 1.5, '×'),
    least(
      'photo received, sealed and synced at 8 (0.5 × raw)',
      upload.bytesOnlyMBs,
      0.5 * bare.rawUploadMBs,
      'MB/s',
    ),
    least('photo whole, with its copies, at 8 (0.5 × raw)', upload.wholeMBs, 0.5 * bare.rawUploadMBs, 'MB/s'),
    least('photo taken in ÷ bare 1600 px copy, same files', result.ingest.ratio, 0.8, '×'),
    {
      name: `take race, ${race.racers} at once, ${race.rounds} rounds`,
      measured: race.oneWinnerAndClear409 ? 'one winner, 409' : 'unfair',
      aim: 'one winner, 409',
      isMet: race.oneWinnerAndClear409,
    },
    most(
      'small request while 8 sign in, p95 added to it alone',
      signIn.whileSigningIn.p95 - signIn.alone.p95,
      50,
      'ms',
    ),
    ...judgeTiles(result),
    most('memory of Node at 32 workers', thirtyTwo?.memory.peakMiB ?? 0, 300, 'MiB'),
    most('cold start to ready, migrated database', coldStartMs / 1000, 1.5, 's'),
  ];
}

/** A large photo, beside bare libvips and a bare server of files. */
function judgeTiles({ tiles, bare }: BenchResult): Bar[] {
  return [
    most(
      'first opening of a photo of 48 megapixels (1.5 × bare cutting)',
      tiles.firstOpeningMs / 1000,
      (1.5 * bare.tiles.cutMs) / 1000,
      's',
    ),
    least('tiles/s at 8 (0.1 × bare files)', tiles.tilesPerSecond, 0.1 * bare.tiles.filesPerSecond, '/s'),
  ];
}

export function printBars(bars: readonly Bar[]): void {
  const width = Math.max(...bars.map(({ name }) => name.length));
  for (const { name, measured, aim, isMet } of bars) {
    console.log(`${isMet ? 'met   ' : 'missed'}  ${name.padEnd(width)}  ${measured.padEnd(18)} ${aim}`);
  }
}

export function printResult({
  bare,
  cases,
  withoutImages,
  queue,
  upload,
  signIn,
  ingest,
  tiles,
}: BenchResult): void {
  console.log(`\nbare limits: commits/s ${JSON.stringify(bare.commits)} · echo ${bare.echo}/s`);
  console.log(
    `  raw upload ${bare.rawUploadMBs} MB/s · synced writes MB/s ${JSON.stringify(bare.syncedWritesMBs)}`,
  );
  console.log(
    `  sharp 1600 px ${JSON.stringify(bare.images.copy1600)} · thumbnail ${JSON.stringify(bare.images.thumbnail)}`,
  );
  for (const run of [...cases, withoutImages]) {
    const whole = run.steps['whole case'];
    console.log(
      `${run.hasImageWork ? '' : 'without image work, '}${run.workers} workers: ${run.casesPerSecond} cases/s, whole case p50 ${whole?.p50} p95 ${whole?.p95} ms, ` +
        `CPU a case ${run.cpuPerCase} s (Node ${run.nodeCpuPerCase}, PostgreSQL ${run.postgresCpuPerCase}; client ${run.clientCpuPerCase}), ` +
        `${run.commitsPerCase} commits, ${run.walSyncsPerCase} WAL syncs, peak ${run.memory.peakMiB} MiB`,
    );
  }
  const eight = cases.find(({ workers }) => workers === 8) ?? cases[0];
  console.log('\nstep (8 workers), ms         count     p50     p95     p99');
  for (const [step, { count, p50, p95, p99 }] of Object.entries(eight?.steps ?? {})) {
    console.log(
      `${step.padEnd(26)}${[count, p50, p95, p99].map((figure) => String(figure).padStart(8)).join('')}`,
    );
  }
  console.log(
    `\nqueue page: ${JSON.stringify(queue)}\nupload: ${JSON.stringify(upload)}\nphoto ingest: ${JSON.stringify(ingest)}\nsign-in: ${JSON.stringify(signIn)}\ntiles: ${JSON.stringify(tiles)} · bare: ${JSON.stringify(bare.tiles)}\n`,
  );
}
