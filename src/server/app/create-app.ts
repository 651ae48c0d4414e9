// Puts the product together on what it is given: routes, uploads, jobs, live notes. Knows no environment variable and
// starts nothing that listens, so that tests run the very same product.
import { randomBytes } from 'node:crypto';
import type { SessionView } from '#contracts/accounts/session.contract.ts';
import { createUuidSource } from '#server/kernel/ids.ts';
import type { AccountCut } from '#server/modules/accounts/account-measures.ts';
import { bindSessionRoutes, sessionCookie } from '#server/modules/accounts/session.routes.ts';
import {
  createSessions,
  defaultSessionSettings,
  type SessionSettings,
  type Sessions,
} from '#server/modules/accounts/sessions.ts';
import { countActsOf, type RunUseCase } from '#server/modules/audit/public.ts';
import type { CaseParts } from '#server/modules/cases/case.parts.ts';
import { bindCaseExpertRoutes } from '#server/modules/cases/case-expert.routes.ts';
import { bindCaseFileRoutes } from '#server/modules/cases/case-file.routes.ts';
import { bindCaseRequestRoutes } from '#server/modules/cases/case-request.routes.ts';
import { bindCaseViewRoutes } from '#server/modules/cases/case-view.routes.ts';
import { bindDirectorRoutes } from '#server/modules/cases/director.routes.ts';
import { defaultCaseSettings } from '#server/modules/cases/public.ts';
import { readOpenStartTiers } from '#server/modules/cases/read-start-tiers.ts';
import { removeOrphanDocumentObjects } from '#server/modules/documents/public.ts';
import type { TermsGate } from '#server/modules/legal/public.ts';
import { bindNotificationRoutes } from '#server/modules/notifications/notification.routes.ts';
import { createLiveFeed } from '#server/modules/notifications/public.ts';
import { type PhotoParts, removeOrphanPhotoObjects } from '#server/modules/photos/public.ts';
import { bindReportRoutes } from '#server/modules/reports/public.ts';
import { assertAllBound } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import { serveOpenApi } from '#server/platform/http/openapi.ts';
import { createHttpServer } from '#server/platform/http/server.ts';
import { hashPassword } from '#server/platform/passwords/password-hash.ts';
import { createAttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { relyingPartyOf } from '#server/platform/second-factor/passkey.ts';
import { SealedUploadStore } from '#server/platform/uploads/sealed-upload-store.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { needsSecondFactor, offersPasskeys, openSignInSettings } from '#server/policy/sign-in-ways.ts';
import { accountJobParts, bindAccountFeatures } from './account-features.ts';
import type { AppParts } from './app-parts.ts';
import { createAuthenticate } from './authenticate.ts';
import { type Admit, createDoorkeeper } from './doorkeeper.ts';
import { everyPage } from './every-page.ts';
import type { Frame } from './frame.ts';
import type { JobParts } from './jobs.ts';
import { openTexts } from './open-texts.ts';
import { operations } from './operations.ts';
import { problemTable } from './problems.ts';
import { bindProofFeatures } from './proof-features.ts';
import { createRefusalWatch, type RefusalWatch, refusalAlert } from './refusals.ts';
import { reportPartsOf } from './report-parts.ts';
import { createRunner } from './run-use-case.ts';
import { presentDictation } from './speech-parts.ts';
import { createReact, listSubscriptions } from './subscriptions.ts';
import { bindUploads } from './uploads.ts';

export type App = {
  server: HttpServer<AccountActor>;
  jobParts: JobParts;
  /** Waits for what answered requests have left under way. */
  settle: () => Promise<void>;
  close: () => Promise<void>;
};

const day = 86_400_000;

export async function createApp(parts: AppParts): Promise<App> {
  const { database, keyring, now, log } = parts;
  const { caseSettings: settings = defaultCaseSettings, sessionSettings = defaultSessionSettings } = parts;
  const newId = createUuidSource(now, randomBytes);
  const run = createRunner({
    db: database.db,
    keyring,
    now,
    newId,
    react: createReact(listSubscriptions(settings)),
  });
  const texts = await openTexts(parts, run);
  const sessions = await openSessions(parts, run, sessionSettings, texts.gate);
  const refusals = watchRefusals(parts, run);
  const admit = openDoors(parts, sessions, refusals);
  const problems = problemTable();
  const server = await createHttpServer<AccountActor>({
    log,
    publicOrigin: parts.publicUrl,
    trustedProxies: parts.trustedProxies,
    problems,
    authenticate: createAuthenticate(parts, run, { admit, gate: texts.gate, noteDenied: refusals.note }),
    actorKey: (actor) => actor.accountId,
    onRefused: ({ actor, operationId, code }) =>
      refusals.note({ accountId: actor.accountId, what: operationId, code }),
    newId,
    scriptOrigins: originsOf(parts.otherTrackers),
    ...parts.http,
  });
  const store = new SealedUploadStore({ directory: parts.uploadDirectory, keyring, now });
  const frame: Frame = { parts, run, sessions, newId, settings, ...texts };
  const caseParts = casePartsOf(frame);
  const reportParts = reportPartsOf(frame);
  const instance = presentInstance(parts, sessionSettings);
  const presentNow = async () => ({ ...instance, openStartTiers: await readOpenStartTiers(run, settings) });
  bindSessionRoutes(server, { db: database.db, keyring, sessions, instance: presentNow, randomBytes });
  bindCases(server, caseParts);
  bindReportRoutes(server, { ...reportParts, reauthenticate: sessions.reauthenticate });
  const feed = createLiveFeed(parts.hub);
  bindNotificationRoutes(server, { run, feed, isDemo: instance.isDemo, publicUrl: parts.publicUrl });
  bindAccountFeatures(server, frame);
  endStreamsOfHeldAccounts(parts.hub, server);
  bindProofFeatures(server, frame);
  await bindUploads(server, { ...caseParts, scanner: parts.scanner, store, admit, problems, newId });
  assertAllBound(operations, server.boundOperations());
  serveOpenApi(server, { title: 'Consilia', version: '1', cookieName: sessionCookie });
  return {
    server,
    jobParts: {
      ...reportParts,
      sessionSettings,
      ...accountJobParts(frame),
      witnesses: parts.witnesses ?? { mails: [] },
      sweepFiles: (at) => sweepFiles(parts, store, at),
    },
    settle: refusals.settle,
    close: async () => {
      await refusals.settle();
      await store.close();
    },
  };
}

/** A held account loses its open streams in every process. */
function endStreamsOfHeldAccounts(hub: AppParts['hub'], server: HttpServer<AccountActor>): void {
  hub.subscribe((note) => {
    const { cutAccountId } = note as Partial<AccountCut>;
    if (typeof cutAccountId === 'string') server.streams.close(cutAccountId);
  });
}

function casePartsOf({ parts, run, settings }: Frame): CaseParts & Pick<PhotoParts, 'prepareImage'> {
  return {
    run,
    settings,
    now: parts.now,
    randomBytes,
    objects: parts.objects,
    offersAlgorithmTraining: parts.instance.offersAlgorithmTraining,
    ...(parts.prepareImage ? { prepareImage: parts.prepareImage } : {}),
  };
}

function presentInstance(
  { instance, login, publicUrl, speech, otherTrackers = [], signInSettings = openSignInSettings }: AppParts,
  { idleMinutes, lockMinutes }: SessionSettings,
): Omit<SessionView['instance'], 'openStartTiers'> {
  return {
    ...instance,
    idleMinutes,
    lockMinutes,
    offersPsc: login !== undefined,
    dictation: presentDictation(speech),
    otherTrackers: [...otherTrackers],
    offersPasskeys: relyingPartyOf(publicUrl) !== undefined && offersPasskeys(signInSettings),
  };
}

function openDoors({ database, now }: AppParts, sessions: Sessions, refusals: RefusalWatch): Admit {
  return createDoorkeeper(sessions, {
    countActs: (accountId, acts, since) => countActsOf(database.db, accountId, acts, since),
    now,
    noteDenied: refusals.note,
  });
}

function watchRefusals({ database, log, countRefusal }: AppParts, run: RunUseCase): RefusalWatch {
  const limit = createAttemptLimit(database.pool, { name: 'refusals', ...refusalAlert });
  return createRefusalWatch({ run, log, limit, count: countRefusal });
}

async function openSessions(
  parts: AppParts,
  run: RunUseCase,
  settings: SessionSettings,
  gate: TermsGate,
): Promise<Sessions> {
  const { database, keyring, now } = parts;
  const limit = { attempts: 10, windowSeconds: 900, blockSeconds: 900 };
  return createSessions({
    db: database.db,
    keyring,
    run,
    now,
    randomBytes,
    settings,
    accountLimit: createAttemptLimit(database.pool, { name: 'account', ...limit }),
    addressLimit: createAttemptLimit(database.pool, { name: 'address', ...limit, attempts: 60 }),
    needsSecondFactor: (role) => needsSecondFactor(parts.signInSettings ?? openSignInSettings, role),
    hasAcceptedTerms: gate.hasAccepted,
    decoyHash: await hashPassword(randomBytes(16).toString('base64url')),
  });
}

function bindCases(server: HttpServer<AccountActor>, caseParts: CaseParts): void {
  bindCaseRequestRoutes(server, caseParts);
  bindCaseViewRoutes(server, caseParts);
  bindCaseExpertRoutes(server, caseParts);
  bindDirectorRoutes(server, caseParts);
  bindCaseFileRoutes(server, caseParts);
}

/** Uploads nobody finished, temporary files, and objects older than any upload whose row never came. */
async function sweepFiles(parts: AppParts, store: SealedUploadStore, at: Date): Promise<void> {
  await store.removeExpired(at);
  const olderThan = new Date(at.getTime() - 4 * day);
  await parts.objects.removeOrphans(olderThan);
  const sweep = { objects: parts.objects, db: parts.database.db };
  await everyPage((page) => removeOrphanPhotoObjects(sweep, { olderThan, ...page }));
  await everyPage((page) => removeOrphanDocumentObjects(sweep, { olderThan, ...page }));
}

/** Sites whose scripts the pages may load: those of trackers that the operator added, after consent. */
function originsOf(trackers: AppParts['otherTrackers'] = []): string[] {
  return [...new Set(trackers.map(({ script }) => new URL(script).origin))];
}
