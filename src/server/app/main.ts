// The server process: settings, keys, database, product, in this order; and an orderly end in the other.
import { resolve } from 'node:path';
import { reportFonts, reportTemplates } from '#server/modules/reports/public.ts';
import { createKeyring } from '#server/platform/crypto/keyring.ts';
import { serveWeb } from '#server/platform/http/serve-web.ts';
import { closeImagePreparer } from '#server/platform/images/prepare-image.ts';
import { startWorker } from '#server/platform/jobs/start-worker.ts';
import { createLiveHub } from '#server/platform/live/live-hub.ts';
import { createLogger } from '#server/platform/log/create-logger.ts';
import { createMetrics } from '#server/platform/metrics/create-metrics.ts';
import { createOperationsServer } from '#server/platform/metrics/create-operations-server.ts';
import { createKeptMail } from '#server/ports/mail/providers/kept.adapter.ts';
import { createSmtpMail } from '#server/ports/mail/providers/smtp.adapter.ts';
import { createClamdScanner } from '#server/ports/malware-scan/providers/clamd.adapter.ts';
import { createUnscannedMalwareScanner } from '#server/ports/malware-scan/providers/unscanned.adapter.ts';
import { createFolderObjectStorage } from '#server/ports/object-storage/providers/folder.adapter.ts';
import { createTypstPdfWriter } from '#server/ports/pdf/providers/typst.adapter.ts';
import { type Config, readOwnConfig } from './config.ts';
import { createApp } from './create-app.ts';
import { prepareDemo } from './demo/prepare-demo.ts';
import { jobs } from './jobs.ts';
import { openMasterKeys } from './open-master-keys.ts';
import { openStorage } from './open-storage.ts';
import { printWelcome } from './welcome.ts';

const sensitiveKeys = [
  'billingNir',
  'ins',
  'birthName',
  'usedName',
  'firstNames',
  'email',
  'phone',
  'displayName',
];

/** Undoes what was started, last first; each step even if an earlier one fails. */
type Undo = (name: string, stop: () => Promise<unknown> | unknown) => void;

async function start(config: Config, undo: Undo): Promise<void> {
  const log = createLogger({
    level: config.logLevel === 'trace' ? 'debug' : config.logLevel === 'fatal' ? 'error' : config.logLevel,
    pretty: config.mode === 'demo' && process.stdout.isTTY,
    sensitiveKeys,
  });
  const keyring = createKeyring(openMasterKeys(config));
  const storage = await openStorage(config, log, undo);
  const { database } = storage;
  const objects = createFolderObjectStorage(resolve(config.dataDirectory, 'objects'));
  const pdf = createTypstPdfWriter({ templates: { ...reportTemplates }, fonts: [...reportFonts] });
  undo('PDF writer', () => pdf.close());
  undo('image preparation', closeImagePreparer);
  const now = () => new Date();
  const demo = await prepareDemo(config, { database, keyring, objects, pdf, now, log });
  const metrics = createMetrics();
  const hub = await createLiveHub({ url: storage.appUrl, applicationName: 'consilia live', log });
  undo('live notes', hub.close);
  const app = await createApp({
    database,
    hub,
    mail: config.mail.smtpUrl
      ? createSmtpMail({ url: config.mail.smtpUrl, from: config.mail.from })
      : createKeptMail(),
    keyring,
    objects,
    pdf,
    log,
    now,
    uploadDirectory: resolve(config.dataDirectory, 'uploads'),
    scanner: config.clamd ? createClamdScanner(config.clamd) : createUnscannedMalwareScanner(),
    publicUrl: config.http.publicUrl,
    trustedProxies: config.http.trustedProxies,
    instance: {
      name: config.instance.name,
      operatorName: config.instance.operatorName,
      isDemo: config.mode === 'demo',
      offersAlgorithmTraining: config.instance.allowsAlgorithmTraining,
      demoAccounts: demo.accounts,
    },
    http: { observe: metrics.observeHttp },
  });
  undo('uploads', app.close);
  if (config.roles.worker) {
    const worker = await startWorker({
      pool: database.pool,
      jobs,
      createContext: () => app.jobParts,
      log,
      now,
    });
    undo('worker', worker.stop);
  }
  if (config.roles.web) {
    await serveWeb(app.server, resolve(import.meta.dirname, '../../../dist/web'));
    undo('web server', () => app.server.stop());
    await app.server.listen({ host: config.http.host, port: config.http.port });
  }
  if (config.operationsPort !== undefined) {
    const isDatabaseReady = () =>
      database.pool.query('select 1').then(
        () => true,
        () => false,
      );
    const operationsServer = await createOperationsServer({
      port: config.operationsPort,
      metrics,
      readiness: async () => [{ name: 'database', isReady: await isDatabaseReady() }],
    });
    undo('operations server', operationsServer.stop);
  }
  log.info({ mode: config.mode, roles: config.roles }, 'started');
  printWelcome(config, demo.accounts);
}

const steps: { name: string; stop: () => Promise<unknown> | unknown }[] = [];
let isStopping = false;

async function stopAll(exitCode: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  for (const { name, stop } of steps.toReversed()) {
    try {
      await stop();
    } catch (error) {
      process.stderr.write(
        `${name} did not stop cleanly: ${error instanceof Error ? error.message : 'unknown'}\n`,
      );
    }
  }
  process.exit(exitCode);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void stopAll(0));
}
start(readOwnConfig(), (name, stop) => steps.push({ name, stop })).catch(async (error: unknown) => {
  process.stderr.write(
    `Consilia did not start: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`,
  );
  await stopAll(1);
});
