// The server process: settings, keys, database, product, in this order; and an orderly end in the other.
import { resolve } from 'node:path';
import type { Witnesses } from '#server/modules/audit/witness/tell-heads.ts';
import { fictionalFacts } from '#server/modules/legal/public.ts';
import { reportFonts, reportTemplates } from '#server/modules/reports/public.ts';
import type { DatabaseHandle } from '#server/platform/db/create-database.ts';
import { createLineFile } from '#server/platform/files/line-file.ts';
import { serveWeb } from '#server/platform/http/serve-web.ts';
import { closeImagePreparer } from '#server/platform/images/prepare-image.ts';
import { startWorker } from '#server/platform/jobs/start-worker.ts';
import { createLiveHub } from '#server/platform/live/live-hub.ts';
import { createLogger, type Logger } from '#server/platform/log/create-logger.ts';
import { createMetrics, type Metrics } from '#server/platform/metrics/create-metrics.ts';
import { createOperationsServer } from '#server/platform/metrics/create-operations-server.ts';
import type { LoginPort } from '#server/ports/login/login.port.ts';
import { createProSanteConnect } from '#server/ports/login/providers/pro-sante-connect.adapter.ts';
import type { MailPort } from '#server/ports/mail/mail.port.ts';
import { createKeptMail } from '#server/ports/mail/providers/kept.adapter.ts';
import { createSmtpMail } from '#server/ports/mail/providers/smtp.adapter.ts';
import { createClamdScanner } from '#server/ports/malware-scan/providers/clamd.adapter.ts';
import { createUnscannedMalwareScanner } from '#server/ports/malware-scan/providers/unscanned.adapter.ts';
import { createFolderObjectStorage } from '#server/ports/object-storage/providers/folder.adapter.ts';
import { createTypstPdfWriter } from '#server/ports/pdf/providers/typst.adapter.ts';
import { createExtractRegistry } from '#server/ports/professional-registry/providers/extract.adapter.ts';
import { createFhirRegistry } from '#server/ports/professional-registry/providers/fhir.adapter.ts';
import { createHttpTimeStamp } from '#server/ports/time-stamp/providers/http.adapter.ts';
import type { AppParts } from './app-parts.ts';
import { type Config, readOwnConfig } from './config.ts';
import { readTrackers } from './config-cookies.ts';
import { readLegalFacts } from './config-legal.ts';
import { readCaseSettings } from './config-routing.ts';
import { type App, createApp } from './create-app.ts';
import { prepareDemo } from './demo/prepare-demo.ts';
import { jobs } from './jobs.ts';
import { openChannels } from './open-channels.ts';
import { openKeyring } from './open-master-keys.ts';
import { openStorage } from './open-storage.ts';
import { openSpeech } from './speech-parts.ts';
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
    level: config.logLevel,
    pretty: config.mode === 'demo' && process.stdout.isTTY,
    sensitiveKeys,
  });
  const keyring = openKeyring(config);
  const storage = await openStorage(config, log, undo);
  const { database } = storage;
  const objects = createFolderObjectStorage(resolve(config.dataDirectory, 'objects'));
  const pdf = createTypstPdfWriter({ templates: { ...reportTemplates }, fonts: [...reportFonts] });
  undo('PDF writer', () => pdf.close());
  undo('image preparation', closeImagePreparer);
  const now = () => new Date();
  const demo = await prepareDemo(config, {
    database,
    keyring,
    objects,
    pdf,
    now,
    log,
    verificationUrl: `${config.http.publicUrl}/verification`,
  });
  const hub = await createLiveHub({ url: storage.appUrl, applicationName: 'consilia live', log });
  undo('live notes', hub.close);
  const metrics = createMetrics();
  const app = await createApp({
    database,
    keyring,
    objects,
    pdf,
    hub,
    log,
    now,
    mail: mailOf(config),
    ...openChannels(config),
    witnesses: witnessesOf(config),
    ...loginOf(config, now),
    registry: config.registry
      ? createFhirRegistry({ ...config.registry, now })
      : createExtractRegistry(database.db),
    scanner: config.clamd ? createClamdScanner(config.clamd) : createUnscannedMalwareScanner(),
    uploadDirectory: resolve(config.dataDirectory, 'uploads'),
    publicUrl: config.http.publicUrl,
    trustedProxies: config.http.trustedProxies,
    ...legalPartsOf(config),
    otherTrackers: readTrackers(config.cookiesFile),
    instance: instanceOf(config, demo.accounts),
    speech: openSpeech(config, undo),
    caseSettings: readCaseSettings(config.routingFile),
    signInSettings: config.signIn,
    sessionSettings: config.sessions,
    http: { observe: metrics.observeHttp },
    countRefusal: metrics.addCounter(
      'access_refused_total',
      'Requests refused to signed-in people, by code',
      ['code'],
    ),
  });
  undo('uploads', app.close);
  await serve({ config, app, database, metrics, log }, undo);
  log.info({ mode: config.mode, roles: config.roles }, 'started');
  printWelcome(config, demo.accounts);
}

function instanceOf(
  { instance, mode }: Config,
  demoAccounts: AppParts['instance']['demoAccounts'],
): AppParts['instance'] {
  return {
    name: instance.name,
    operatorName: instance.operatorName,
    isDemo: mode === 'demo',
    offersAlgorithmTraining: instance.allowsAlgorithmTraining,
    demoAccounts,
  };
}

type Serving = { config: Config; app: App; database: DatabaseHandle; metrics: Metrics; log: Logger };

/** The parts that act on their own: worker, web, operator's port; each only where the configuration wants it. */
async function serve({ config, app, database, metrics, log }: Serving, undo: Undo): Promise<void> {
  if (config.roles.worker) {
    const createContext = () => app.jobParts;
    const worker = await startWorker({
      pool: database.pool,
      jobs,
      createContext,
      log,
      now: app.jobParts.now,
    });
    undo('worker', worker.stop);
  }
  if (config.roles.web) {
    await serveWeb(app.server, resolve(import.meta.dirname, '../../../dist/web'));
    undo('web server', () => app.server.stop());
    await app.server.listen({ host: config.http.host, port: config.http.port });
  }
  if (config.operationsPort === undefined) return;
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

function witnessesOf({ proof }: Config): Witnesses {
  return {
    file: proof.witnessFile ? createLineFile(proof.witnessFile) : undefined,
    mails: proof.witnessMails,
    timeStamp: proof.timeStampUrl ? createHttpTimeStamp(proof.timeStampUrl) : undefined,
  };
}

function loginOf(config: Config, now: () => Date): { login?: LoginPort } {
  if (!config.psc) return {};
  const { publicUrl } = config.http;
  const returnUrl = `${publicUrl}/connexion/pro-sante-connect`;
  return { login: createProSanteConnect({ ...config.psc, now, returnUrl, afterLogoutUrl: `${publicUrl}/` }) };
}

/** A real operator publishes texts that say who it is; without them nothing is published, for the facts are fictional. */
function legalPartsOf({
  legalFile,
  instance,
  mode,
}: Config): Pick<AppParts, 'legalFacts' | 'publishesTexts'> {
  const legalFacts = readLegalFacts(legalFile, instance.name);
  if (legalFacts) return { legalFacts };
  const name = { 'instance.name': instance.name };
  return mode === 'demo'
    ? { legalFacts: { ...fictionalFacts, ...name } }
    : { legalFacts: name, publishesTexts: false };
}

function mailOf(config: Config): MailPort {
  const { smtpUrl, from } = config.mail;
  return smtpUrl ? createSmtpMail({ url: smtpUrl, from }) : createKeptMail();
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
