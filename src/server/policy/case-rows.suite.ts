// Puts the generated cases of `policy-world.suite.ts` into a database. Inserted as superuser: nothing is checked on the way in.
import { createDatabase } from '#server/platform/db/create-database.ts';
import type { Database } from '#server/platform/db/database.ts';
import { silentLog } from '#server/platform/db/platform-log.ts';
import type { TestDatabase } from '#test/database/test-database.ts';
import type { Actor } from './actor.ts';
import { insertContents } from './case-contents.suite.ts';
import {
  type CaseRowFixture,
  chosenTiers,
  makeActors,
  makeCases,
  nextId,
  type PolicyWorld,
  policyNow,
} from './policy-world.suite.ts';

const hour = 3_600_000;

/** Fills `database`; answers what was put there. */
export async function fillPolicyWorld(database: TestDatabase, count: number): Promise<PolicyWorld> {
  const superuser = createDatabase({
    url: database.superuserUrl,
    applicationName: 'policy fixtures',
    log: silentLog,
    maxConnections: 1,
  });
  try {
    const { actors, organisations } = makeActors();
    await insertPeople(superuser.db, actors, organisations);
    const cases = makeCases(actors, organisations, count);
    for (const fixture of cases) await insertCase(superuser.db, actors, fixture);
    return { actors, cases };
  } finally {
    await superuser.close();
  }
}

async function insertPeople(db: Database, actors: Record<string, Actor>, organisations: string[]) {
  await db
    .insertInto('organisations')
    .values(organisations.map((id) => ({ id, kind: 'pharmacy', name: 'Essai', created_at: policyNow })))
    .execute();
  for (const actor of Object.values(actors)) {
    if (actor.kind === 'system') continue;
    await db
      .insertInto('accounts')
      .values({
        id: actor.accountId,
        role: actor.kind,
        status: 'active',
        email_digest: actor.accountId,
        profile_sealed: Buffer.of(1),
        data_key: 'k1.x',
        password_hash: 'hash',
        organisation_id: actor.kind === 'pharmacist' ? actor.organisationId : null,
        expert_tier: actor.kind === 'doctor' ? (actor.tier ?? 1) : null,
        verified_at: actor.kind === 'doctor' && actor.tier === null ? null : policyNow,
        created_at: policyNow,
      })
      .execute();
    const tiers = chosenTiers({ actors }, actor);
    if (tiers === null) continue;
    await db
      .insertInto('doctor_availabilities')
      .values({
        account_id: actor.accountId,
        tiers: [...tiers],
        absences: '[]',
        revision: 1,
        updated_at: policyNow,
      })
      .execute();
  }
}

async function insertCase(db: Database, actors: Record<string, Actor>, fixture: CaseRowFixture) {
  const { id, facts } = fixture;
  const requester = Object.values(actors).find(
    (actor) => actor.kind === 'pharmacist' && actor.organisationId === facts.organisationId,
  );
  const by = requester && 'accountId' in requester ? requester.accountId : '';
  const wasSent = facts.status !== 'draft' && facts.status !== 'discarded';
  await db
    .insertInto('cases')
    .values({
      id,
      reference: id,
      organisation_id: facts.organisationId,
      created_by: by,
      data_key: 'k1.x',
      form: 'peau',
      form_version: 1,
      status: facts.status,
      tier: facts.tier,
      start_tier: 1,
      revision: 1,
      submission_version: wasSent ? 1 : 0,
      photo_count: 1,
      expert_id: facts.expertId,
      escalation_count: 0,
      is_urgent: false,
      created_at: policyNow,
      updated_at: policyNow,
      submitted_at: wasSent ? policyNow : null,
      closed_at: ['withdrawn', 'objected', 'ended'].includes(facts.status) ? policyNow : null,
      answered_at: facts.status === 'answered' ? policyNow : null,
      opinion_reminders_sent: 0,
      nir_digest: 'one-patient',
    })
    .execute();
  await insertMarks(db, fixture);
  await insertContents(db, id, by);
}

async function insertMarks(db: Database, { id, declinedBy, grantedTo, expiredFor, notesBy }: CaseRowFixture) {
  for (const account_id of declinedBy) {
    const row = { case_id: id, account_id, reason: 'other', at: policyNow };
    await db.insertInto('case_exclusions').values(row).execute();
  }
  const grants = [
    ...grantedTo.map((account_id) => ({ account_id, until_at: new Date(policyNow.getTime() + hour) })),
    ...expiredFor.map((account_id) => ({ account_id, until_at: new Date(policyNow.getTime() - hour) })),
  ];
  for (const grant of grants) {
    await db
      .insertInto('content_grants')
      .values({ case_id: id, ...grant })
      .execute();
  }
  for (const account_id of notesBy) {
    const note = { id: nextId(), case_id: id, at: policyNow, account_id, sealed: Buffer.of(1) };
    await db
      .insertInto('case_notes')
      .values({ ...note, kind: 'decline', side: 'expert' })
      .execute();
  }
}
