// The product as main.ts puts it together, on a prepared database, but without image work: photos are checked by
// their structure and stripped of metadata as ever, their small copies are one fixed picture. So that the CPU of a
// case can be told with and without image work. Settings come as main.ts takes them.
import { resolve } from 'node:path';
import { readOwnConfig } from '#server/app/config.ts';
import { createApp } from '#server/app/create-app.ts';
import { jobs } from '#server/app/jobs.ts';
import { openKeyring } from '#server/app/open-master-keys.ts';
import { openStorage } from '#server/app/open-storage.ts';
import { reportFonts, reportTemplates } from '#server/modules/reports/public.ts';
import { makeSmallCopies } from '#server/platform/images/make-thumbnail.ts';
import type { PreparedImage } from '#server/platform/images/prepare-image.ts';
import { stripMetadata } from '#server/platform/images/strip-metadata.ts';
import { startWorker } from '#server/platform/jobs/start-worker.ts';
import { createLiveHub } from '#server/platform/live/live-hub.ts';
import { createLogger } from '#server/platform/log/create-logger.ts';
import { createMetrics } from '#server/platform/metrics/create-metrics.ts';
import { createOperationsServer } from '#server/platform/metrics/create-operations-server.ts';
import { createKeptMail } from '#server/ports/mail/providers/kept.adapter.ts';
import { createUnscannedMalwareScanner } from '#server/ports/malware-scan/providers/unscanned.adapter.ts';
import { createFolderObjectStorage } from '#server/ports/object-storage/providers/folder.adapter.ts';
import { createTypstPdfWriter } from '#server/ports/pdf/providers/typst.adapter.ts';
import { createExtractRegistry } from '#server/ports/professional-registry/providers/extract.adapter.ts';
import { loadPhotos } from './photos.ts';

type Stop = () => Promise<unknown> | unknown;

async function prepareWithoutImageWork() {
  const [photo] = await loadPhotos();
  if (!photo) throw new Error('no photo');
  const copies = await makeSmallCopies(photo.content, 64);
  if (!copies.ok) throw new Error('the drawn photo does not decode');
  return async (original: Buffer): Promise<PreparedImage> => {
    const copy = stripMetadata(original);
    if (!copy.ok) throw new Error(copy.refusal);
    const { bytes, contentType, facts } = copy.value;
    const { format, upright } = facts;
    const display = { bytes, contentType };
    const { thumbnail, sample } = copies.value;
    // Whoever gets the pixels gives them back.
    return {
      ok: true,
      format,
      ...upright,
      display,
      thumbnail,
      sample: { ...sample, data: Buffer.from(sample.data) },
    };
  };
}

const config = readOwnConfig();
const stops: Stop[] = [];
const log = createLogger({ level: config.logLevel, pretty: false, sensitiveKeys: [] });
const { database, appUrl } = await openStorage(config, log, (_name, stop) => void stops.push(stop));
const hub = await createLiveHub({ url: appUrl, applicationName: 'bench live', log });
const pdf = createTypstPdfWriter({ templates: { ...reportTemplates }, fonts: [...reportFonts] });
const metrics = createMetrics();
const app = await createApp({
  database,
  keyring: openKeyring(config),
  objects: createFolderObjectStorage(resolve(config.dataDirectory, 'objects')),
  uploadDirectory: resolve(config.dataDirectory, 'uploads'),
  scanner: createUnscannedMalwareScanner(),
  mail: createKeptMail(),
  registry: createExtractRegistry(database.db),
  prepareImage: await prepareWithoutImageWork(),
  pdf,
  hub,
  log,
  now: () => new Date(),
  publicUrl: config.http.publicUrl,
  trustedProxies: config.http.trustedProxies,
  publishesTexts: false,
  instance: {
    name: config.instance.name,
    operatorName: config.instance.operatorName,
    isDemo: false,
    offersAlgorithmTraining: false,
    demoAccounts: [],
  },
  http: { observe: metrics.observeHttp },
});
const worker = await startWorker({
  pool: database.pool,
  jobs,
  createContext: () => app.jobParts,
  log,
  now: app.jobParts.now,
});
await app.server.listen({ host: config.http.host, port: config.http.port });
const operations = await createOperationsServer({
  port: config.operationsPort ?? 0,
  metrics,
  readiness: async () => [{ name: 'bench', isReady: true }],
});
stops.push(
  hub.close,
  () => pdf.close(),
  app.close,
  worker.stop,
  () => app.server.stop(),
  operations.stop,
);

process.once('SIGTERM', async () => {
  for (const stop of stops.toReversed()) await stop();
  process.exit(0);
});
