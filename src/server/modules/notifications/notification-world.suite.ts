/** People, a case, a clock, a mail server and the job queue for the database tests of this module. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { CaseAction, CaseStatus } from '#contracts/cases/case.vocabulary.ts';
import { createRunner } from '#server/app/run-use-case.ts';
import { createReact, listSubscriptions } from '#server/app/subscriptions.ts';
import { newUuidV7 } from '#server/kernel/ids.ts';
import { defaultServiceHours } from '#server/kernel/service-hours.ts';
import { createKeyring } from '#server/platform/crypto/keyring.ts';
import { sealJson } from '#server/platform/crypto/seal.ts';
import type { CasesTable } from '#server/platform/db/tables.generated.ts';
import { runDueJobs } from '#server/platform/jobs/run-due-jobs.ts';
import { type Actor, system } from '#server/policy/actor.ts';
import { createFakeMail, type FakeMail } from '#server/ports/mail/mail.fake.ts';
import type { MailPort } from '#server/ports/mail/mail.port.ts';
import { createFakePush, type FakePush } from '#server/ports/push/push.fake.ts';
import { createFakeSms, type FakeSms } from '#server/ports/sms/sms.fake.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { insertOrganisation } from '../accounts/account.store.ts';
import { createAccount } from '../accounts/use-cases/create-account.ts';
import type { RunUseCase } from '../audit/public.ts';
import { notifyCaseEventJob } from './jobs/notify-case-event.job.ts';
import { notifyQueueJob } from './jobs/notify-queue.job.ts';
import { sendMailJob } from './jobs/send-mail.job.ts';
import { sendPatientMessageJob } from './jobs/send-patient-message.job.ts';
import type { NotificationParts } from './notification-parts.ts';

export const publicUrl = 'https://consilia.example';
export const start = Date.parse('2026-11-23T09:00:05+01:00');
export const reference = 'TE-26-7K3M-9Q2F';
export const patientName = 'ŒUVRARD Maëlle';
export const tester = system('test');

const keyring = createKeyring({
  current: 'k1',
  masterKeys: new Map([['k1', randomBytes(32)]]),
  searchKey: randomBytes(32),
});

export let database: TestDatabase;
export let run: RunUseCase;
export let now: Date;
export let mail: FakeMail;
export let sms: FakeSms;
export let push: FakePush;
export let people: Record<'pharmacist' | 'colleague' | 'doctor' | 'second' | 'director' | 'operator', string>;
export let pharmacyId: string;
export let caseId: string;

export const newId = () => newUuidV7(now, randomBytes);
export const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
export const emailOf = (who: keyof typeof people) => `${who}@exemple.example`;
export const sentTo = () => mail.sent.map(({ to }) => to).sort();

/** Call once in a test file: a database of its own, everything fresh before each test. */
export function prepareNotificationWorld(): void {
  beforeAll(async () => {
    database = await createTestDatabase();
    run = createRunner({
      db: database.db,
      keyring,
      now: () => now,
      newId,
      react: createReact(listSubscriptions({ serviceHours: defaultServiceHours })),
    });
  });
  afterAll(() => database.drop());

  beforeEach(async () => {
    now = new Date(start);
    mail = createFakeMail();
    sms = createFakeSms();
    push = createFakePush();
    await sql`truncate accounts, organisations, audit_entries cascade`.execute(database.ownerDb);
    await run(tester, (ctx) => sql`delete from graphile_worker._private_jobs`.execute(ctx.tx));
    pharmacyId = newId();
    await run(tester, (ctx) =>
      insertOrganisation(
        ctx.tx,
        {
          id: pharmacyId,
          kind: 'pharmacy',
          name: 'Pharmacie',
          finess: null,
          street: '',
          postalCode: '',
          city: '',
          phone: null,
        },
        now,
      ),
    );
    people = {
      pharmacist: await account('pharmacist', 'pharmacist'),
      colleague: await account('pharmacist', 'colleague'),
      doctor: await account('doctor', 'doctor', 1),
      second: await account('doctor', 'second', 1),
      director: await account('director', 'director'),
      operator: await account('operator', 'operator'),
    };
    caseId = await insertCase({ status: 'queued' });
  });
}

export function setNow(at: Date): void {
  now = at;
}

export async function account(
  role: 'pharmacist' | 'doctor' | 'director' | 'operator',
  name: string,
  tier: ExpertTier | null = null,
): Promise<string> {
  const id = await run(tester, (ctx) =>
    createAccount(ctx, {
      role,
      profile: { displayName: name, email: `${name}@exemple.example`, rpps: '' },
      passwordHash: '-',
      organisationId: role === 'pharmacist' ? pharmacyId : null,
      expertTier: tier,
      isDemo: false,
    }),
  );
  return id ?? '';
}

export async function insertCase(part: Partial<CasesTable>): Promise<string> {
  const id = newId();
  const { key, wrapped } = keyring.newDataKey();
  await run(tester, (ctx) =>
    ctx.tx
      .insertInto('cases')
      .values({
        id,
        reference: part.reference ?? reference,
        organisation_id: pharmacyId,
        created_by: people.pharmacist,
        data_key: wrapped,
        form: 'peau',
        form_version: 1,
        status: 'queued',
        tier: 1,
        start_tier: 1,
        revision: 1,
        submission_version: 1,
        photo_count: 2,
        escalation_count: 0,
        opinion_reminders_sent: 0,
        is_urgent: false,
        created_at: now,
        updated_at: now,
        submitted_at: now,
        sex: 'female',
        site_group: 'leg',
        label_sealed: sealJson(key, 'label', { patientName }),
        ...part,
      })
      .execute(),
  );
  return id;
}

export async function change(part: Partial<CasesTable>): Promise<void> {
  await run(tester, (ctx) => ctx.tx.updateTable('cases').set(part).where('id', '=', caseId).execute());
}

type Told = { from?: CaseStatus; status?: CaseStatus; tier?: number; fromTier?: number; id?: string };

export async function happens(action: CaseAction, told: Told = {}, actor: Actor = tester): Promise<void> {
  const { from = 'draft', status = 'queued', tier = 1, fromTier = 1, id = caseId } = told;
  const data = { status, fromStatus: from, tier, fromTier, isUrgent: false, pharmacyId };
  await run(actor, (ctx) => ctx.publish({ type: `case.${action}`, subjectId: id, data }));
}

export function work(port: MailPort = mail) {
  const parts: NotificationParts = {
    run,
    mail: port,
    sms,
    push,
    noticeKinds: [],
    notices: { publicUrl, instanceName: 'Consilia', serviceHours: defaultServiceHours },
  };
  const jobs = [notifyCaseEventJob, notifyQueueJob, sendMailJob, sendPatientMessageJob];
  return runDueJobs({ db: database.db, jobs, createContext: () => parts, now });
}

/** Waiting jobs of this module; what other modules do with an event is theirs. */
export async function countJobs(): Promise<number> {
  const { rows } = await sql`
    select from graphile_worker._private_jobs as job
    join graphile_worker._private_tasks as task on task.id = job.task_id
    where task.identifier like 'notifications.%'`.execute(database.db);
  return rows.length;
}

export const states = async () =>
  (await database.db.selectFrom('outbox_mails').select('state').orderBy('id').execute()).map(
    (row) => row.state,
  );

export const answered = { status: 'answered', answered_at: new Date(start) } as const;
