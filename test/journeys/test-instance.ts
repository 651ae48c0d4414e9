import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccountRole, ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import { signIn } from '#contracts/accounts/session.contract.ts';
import type { AppParts } from '#server/app/app-parts.ts';
import { type App, createApp } from '#server/app/create-app.ts';
import { jobs } from '#server/app/jobs.ts';
import { createRunner } from '#server/app/run-use-case.ts';
import { newUuidV7 } from '#server/kernel/ids.ts';
import { insertOrganisation } from '#server/modules/accounts/account.store.ts';
import { remindPasswordJob } from '#server/modules/accounts/passwords/remind-password.job.ts';
import { applyRecoveriesJob } from '#server/modules/accounts/recovery/apply-recoveries.job.ts';
import { defaultSessionSettings, type SessionSettings } from '#server/modules/accounts/sessions.ts';
import { createAccount } from '#server/modules/accounts/use-cases/create-account.ts';
import { watchDeadlines } from '#server/modules/cases/jobs/watch-deadlines.job.ts';
import { type CaseSettings, defaultCaseSettings } from '#server/modules/cases/public.ts';
import { acceptInForce } from '#server/modules/legal/public.ts';
import { endMeasures } from '#server/modules/moderation/public.ts';
import { eraseDueAccountsJob } from '#server/modules/privacy/public.ts';
import { openVerification, trustAccount } from '#server/modules/professionals/public.ts';
import { reportFonts, reportTemplates } from '#server/modules/reports/public.ts';
import { openDestroyedKeys } from '#server/platform/crypto/destroyed-keys.ts';
import { createKeyring } from '#server/platform/crypto/keyring.ts';
import { createKeyFile, loadKeyFile } from '#server/platform/crypto/master-keys.ts';
import { serveWeb } from '#server/platform/http/serve-web.ts';
import { closeImagePreparer } from '#server/platform/images/prepare-image.ts';
import type { AnyJob } from '#server/platform/jobs/define-job.ts';
import { runDueJobs } from '#server/platform/jobs/run-due-jobs.ts';
import { createLiveHub } from '#server/platform/live/live-hub.ts';
import { createLogger } from '#server/platform/log/create-logger.ts';
import { hashPassword } from '#server/platform/passwords/password-hash.ts';
import { system } from '#server/policy/actor.ts';
import type { SignInSettings } from '#server/policy/sign-in-ways.ts';
import type { LoginPort } from '#server/ports/login/login.port.ts';
import { createFakeMail } from '#server/ports/mail/mail.fake.ts';
import { createFakeMalwareScanner } from '#server/ports/malware-scan/malware-scan.fake.ts';
import { createFolderObjectStorage } from '#server/ports/object-storage/providers/folder.adapter.ts';
import { createTypstPdfWriter } from '#server/ports/pdf/providers/typst.adapter.ts';
import { createFakeProfessionalRegistry } from '#server/ports/professional-registry/professional-registry.fake.ts';
import { createFakePush } from '#server/ports/push/push.fake.ts';
import { createFakeSms } from '#server/ports/sms/sms.fake.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { twoHourRouting } from '#test/builders/routing.ts';
import { createTestDatabase } from '#test/database/test-database.ts';

export const testPassword = 'correct horse battery staple';

/** The figures that tests are written with, whatever an instance begins with: two hours for everything. */
export const testCaseSettings: CaseSettings = { ...defaultCaseSettings, firstRouting: twoHourRouting };

/** Tuesday 24 November 2026, 10 h in Paris: within service hours. */
export const firstMoment = new Date('2026-11-24T09:00:00.000Z');

export type Person = { id: string; client: ApiClient; email: string };

export type TestInstanceOptions = {
  caseSettings?: CaseSettings;
  instance?: Partial<AppParts['instance']>;
  /** Stands still until a test sets it, unless another is given. */
  clock?: { now: Date };
  /** Sign-in by an identity provider. */
  login?: LoginPort;
  signInSettings?: SignInSettings;
  /** Kinds of accounts that minors may have; none unless said. */
  minorRoles?: AppParts['minorRoles'];
  /** A session locks only in tests that say when; otherwise it ends first. */
  sessionSettings?: SessionSettings;
  /** How much one account may read in a time; far above what a test does unless given. */
  readingLimits?: AppParts['readingLimits'];
  /** What the operator added to the necessary cookies; nothing unless said. */
  otherTrackers?: AppParts['otherTrackers'];
  /** The operator has said nothing of itself: no text is published. */
  hasNoLegalFacts?: boolean;
  /** Notes to devices by this instead of the fake. */
  push?: AppParts['push'];
  /** Neither text messages nor notes are set up: what an instance is without more settings. */
  hasOnlyMail?: boolean;
  /** Dictation; nothing set up unless given. */
  speech?: AppParts['speech'];
  /** For a browser: the built pages, and the free port that the instance's own address names. */
  web?: { root: string; port: number };
};

/**
 * The whole server in one process on a database of its own, with a clock that tests set, a fake scanner and mail, the
 * real PDF writer and real storage. Everything is done through the API, as a browser would.
 */
export async function startTestInstance(options: TestInstanceOptions = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'consilia-journey-'));
  const database = await createTestDatabase();
  const keyFile = join(directory, 'keys', 'master.json');
  createKeyFile(keyFile);
  const keyring = createKeyring(loadKeyFile(keyFile), randomBytes, openDestroyedKeys(`${keyFile}.destroyed`));
  const clock = options.clock ?? { now: firstMoment };
  const now = () => clock.now;
  const logLines: string[] = [];
  const log = createLogger({ level: 'info', destination: { write: (line) => void logLines.push(line) } });
  const hub = await createLiveHub({ url: database.appUrl, applicationName: 'test live', log });
  const mail = createFakeMail();
  const sms = createFakeSms();
  const push = createFakePush();
  const scanner = createFakeMalwareScanner();
  const registry = createFakeProfessionalRegistry([], now);
  const pdf = createTypstPdfWriter({ templates: { ...reportTemplates }, fonts: [...reportFonts] });
  const app = await createApp({
    database: { db: database.db, pool: database.pool, close: async () => undefined },
    keyring,
    objects: createFolderObjectStorage(join(directory, 'objects')),
    uploadDirectory: join(directory, 'uploads'),
    scanner,
    registry,
    pdf,
    mail,
    ...(options.hasOnlyMail ? {} : { sms, push: options.push ?? push }),
    hub,
    log,
    now,
    publicUrl: `http://localhost:${options.web?.port ?? 8080}`,
    trustedProxies: [],
    instance: {
      name: 'Consilia',
      operatorName: 'Exploitant de test',
      isDemo: false,
      offersAlgorithmTraining: true,
      demoAccounts: [],
      ...options.instance,
    },
    http: { checkResponses: true, rateLimit: { max: 1_000_000, windowMs: 60_000 } },
    ...(options.minorRoles ? { minorRoles: options.minorRoles } : {}),
    ...(options.readingLimits ? { readingLimits: options.readingLimits } : {}),
    ...(options.hasNoLegalFacts
      ? { legalFacts: { 'instance.name': 'Consilia' }, publishesTexts: false }
      : {}),
    ...(options.otherTrackers ? { otherTrackers: options.otherTrackers } : {}),
    ...(options.login ? { login: options.login } : {}),
    ...(options.speech ? { speech: options.speech } : {}),
    sessionSettings: options.sessionSettings ?? {
      ...defaultSessionSettings,
      lockMinutes: defaultSessionSettings.idleMinutes,
    },
    ...(options.signInSettings ? { signInSettings: options.signInSettings } : {}),
    caseSettings: options.caseSettings ?? testCaseSettings,
  });
  if (options.web) await serveWeb(app.server, options.web.root);
  const where = { host: '127.0.0.1', port: options.web?.port ?? 0 };
  const origin = (await app.server.listen(where)).replace('[::1]', '127.0.0.1');
  const newId = () => newUuidV7(clock.now, randomBytes);
  const run = createRunner({ db: database.db, keyring, now, newId, react: async () => undefined });
  const passwordHash = await hashPassword(testPassword);

  async function addPharmacy(name: string): Promise<string> {
    const id = newId();
    await run(system('test'), (ctx) =>
      insertOrganisation(
        ctx.tx,
        {
          id,
          kind: 'pharmacy',
          name,
          finess: '750000018',
          street: '1 rue de l’Essai',
          postalCode: '75000',
          city: 'Villefictive',
          phone: '+33100000001',
        },
        clock.now,
      ),
    );
    return id;
  }

  async function addPerson(
    role: AccountRole,
    name: string,
    more: {
      organisationId?: string;
      tier?: ExpertTier;
      mayAddDermoscopicToSkin?: boolean;
      rpps?: string;
      /** Registered, and verified by nobody yet. */
      isWaiting?: boolean;
      /** Accepted the terms in force, as nearly everybody; `false` stands before the gate. */
      hasAccepted?: boolean;
    } = {},
  ): Promise<Person> {
    const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@test.invalid`;
    const id = await run(system('test'), async (ctx) => {
      const created = await createAccount(ctx, {
        role,
        profile: { displayName: name, email, rpps: more.rpps ?? '10000000003' },
        passwordHash,
        organisationId: more.organisationId ?? null,
        expertTier: more.tier ?? null,
        isDemo: false,
        mayAddDermoscopicToSkin: more.mayAddDermoscopicToSkin ?? false,
        isToVerify: more.isWaiting ?? false,
      });
      if (created && more.isWaiting) {
        await openVerification(ctx, created);
      } else if (created) {
        await trustAccount(ctx, { accountId: created, role, tier: more.tier ?? null });
      }
      return created;
    });
    if (!id) throw new Error(`${email} exists already`);
    if (more.hasAccepted !== false) await run(system('test'), (ctx) => acceptInForce(ctx, id));
    const client = new ApiClient(origin);
    await client.call(signIn, { body: { email, password: testPassword } });
    return { id, client, email };
  }

  const failedJobs: string[] = [];
  let working = Promise.resolve();
  async function doDueWork(): Promise<void> {
    await watchDeadlines(app.jobParts);
    await endMeasures(app.jobParts);
    // A clock that runs: what a job plans for this very moment is due a moment after this began.
    for (let isDone = false; !isDone; ) {
      const parts = { db: database.db, jobs, createContext: () => app.jobParts, now: clock.now };
      const { done, failed } = await runDueJobs(parts);
      failedJobs.push(...failed.map(({ name, reason }) => `${name}: ${reason}`));
      isDone = done.length === 0;
    }
  }

  return {
    origin,
    directory,
    database,
    keyring,
    run,
    mail,
    sms,
    push,
    scanner,
    registry,
    logLines,
    /** Jobs that were put off, with their reason: for messages of tests that miss what a job should have done. */
    failedJobs,
    addPharmacy,
    addPerson,
    get now() {
      return clock.now;
    },
    /** Sets the clock; nothing else happens. */
    setNow(at: Date) {
      clock.now = at;
    },
    /** Lets time pass, then does what the worker would have done by now. */
    async pass(minutes: number) {
      if (minutes > 0) clock.now = new Date(clock.now.getTime() + minutes * 60_000);
      // One after another: whoever finds no job left must not go on while somebody else is still doing it.
      working = working.catch(() => undefined).then(doDueWork);
      await working;
    },
    /** Waits for what answered requests have left under way. */
    settle: () => app.settle(),
    /** Runs one job now, as another worker might. */
    runJob: (job: AnyJob<App['jobParts']>, payload: unknown) => job.execute(payload, app.jobParts),
    /** Does what the job of recoveries does every five minutes. */
    applyRecoveries: () => applyRecoveriesJob.execute({}, app.jobParts),
    /** Does what the daily job of reminders does. */
    remindPasswords: () => remindPasswordJob.execute({}, app.jobParts),
    /** Does what the job of erasures does every quarter of an hour. */
    eraseDue: () => eraseDueAccountsJob.execute({}, app.jobParts),
    async close() {
      await app.server.stop(1000);
      await app.close();
      await hub.close();
      await pdf.close();
      await closeImagePreparer();
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
export type TestInstance = Awaited<ReturnType<typeof startTestInstance>>;
