// Generated cases of every status, tier and relation with one row in every table of contents, for the tests that
// compare policy, scopes and row-level security. Inserted as superuser: nothing is checked on the way in.
import { type ExpertTier, expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import { type CaseStatus, caseStatuses } from '#contracts/cases/case.vocabulary.ts';
import { createDatabase } from '#server/platform/db/create-database.ts';
import type { Database } from '#server/platform/db/database.ts';
import { silentLog } from '#server/platform/db/platform-log.ts';
import type { TestDatabase } from '#test/database/test-database.ts';
import type { Actor } from './actor.ts';
import type { CaseAccessFacts } from './case.policy.ts';

export const policyNow = new Date('2026-11-24T09:00:00Z');
const hour = 3_600_000;

export type CaseRowFixture = {
  id: string;
  facts: Pick<CaseAccessFacts, 'status' | 'organisationId' | 'tier' | 'expertId'>;
  declinedBy: readonly string[];
  grantedTo: readonly string[];
  expiredFor: readonly string[];
  notesBy: readonly string[];
};

export type PolicyWorld = { actors: Record<string, Actor>; cases: CaseRowFixture[] };

/** Tiers the second doctor of each tier chose: one above his own, his own or not, and lower ones. */
const chosenBy: Readonly<Record<string, readonly ExpertTier[]>> = {
  'doctor 1b': [1, 3],
  'doctor 2b': [1, 2],
  'doctor 3b': [1],
};

/** What this actor chose to receive; null: nothing. */
export function chosenTiers(world: Pick<PolicyWorld, 'actors'>, actor: Actor): readonly ExpertTier[] | null {
  const name = Object.keys(world.actors).find((key) => world.actors[key] === actor);
  return chosenBy[name ?? ''] ?? null;
}

function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    pick: <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T,
    chance: (share: number) => next() < share,
  };
}

let idCount = 0;
function nextId(): string {
  idCount += 1;
  return `018f0000-0000-7000-8000-${idCount.toString(16).padStart(12, '0')}`;
}

function makeActors(): { actors: Record<string, Actor>; organisations: string[] } {
  const organisations = [nextId(), nextId(), nextId()];
  const actors: Record<string, Actor> = {};
  for (const [index, organisationId] of organisations.entries()) {
    actors[`pharmacist ${index}`] = {
      kind: 'pharmacist',
      accountId: nextId(),
      organisationId,
      mayAddDermoscopicToSkin: false,
    };
  }
  for (const tier of expertTiers) {
    for (const letter of ['a', 'b']) {
      actors[`doctor ${tier}${letter}`] = { kind: 'doctor', accountId: nextId(), tier };
    }
  }
  actors['doctor not verified'] = { kind: 'doctor', accountId: nextId(), tier: null };
  actors['director a'] = { kind: 'director', accountId: nextId() };
  actors['director b'] = { kind: 'director', accountId: nextId() };
  actors['operator'] = { kind: 'operator', accountId: nextId() };
  return { actors, organisations };
}

const held: readonly CaseStatus[] = ['claimed', 'clarifying', 'answered'];
const mayHaveBeenHeld: readonly CaseStatus[] = [...held, 'withdrawn', 'objected', 'ended'];

function makeCases(actors: Record<string, Actor>, organisations: string[], count: number): CaseRowFixture[] {
  const random = createRandom(20_261_124);
  const of = (kind: Actor['kind']) =>
    Object.values(actors).flatMap((actor) =>
      actor.kind === kind && 'accountId' in actor ? [actor.accountId] : [],
    );
  const some = (ids: readonly string[], share: number) => ids.filter(() => random.chance(share));
  return Array.from({ length: count }, () => {
    const status = random.pick(caseStatuses);
    const hasExpert = held.includes(status) || (mayHaveBeenHeld.includes(status) && random.chance(0.5));
    const wasSent = status !== 'draft' && status !== 'discarded';
    const grantedTo = wasSent ? some(of('director'), 0.3) : [];
    return {
      id: nextId(),
      facts: {
        status,
        organisationId: random.pick(organisations),
        tier: random.pick(expertTiers),
        expertId: hasExpert ? random.pick(of('doctor')) : null,
      },
      declinedBy: wasSent ? some(of('doctor'), 0.25) : [],
      grantedTo,
      expiredFor: wasSent ? some(of('director'), 0.2).filter((id) => !grantedTo.includes(id)) : [],
      notesBy: wasSent ? [random.pick(of('doctor')), random.pick(of('director'))] : [],
    };
  });
}

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

async function insertContents(db: Database, caseId: string, by: string) {
  const sealed = Buffer.of(1);
  const at = policyNow;
  await db
    .insertInto('case_contents')
    .values({ case_id: caseId, kind: 'working', version: 0, sealed, created_at: at, created_by: by })
    .execute();
  for (const kind of ['addition', 'withdrawal'] as const) {
    const note = {
      id: nextId(),
      case_id: caseId,
      kind,
      at,
      account_id: by,
      side: 'requester' as const,
      sealed,
    };
    await db.insertInto('case_notes').values(note).execute();
  }
  await db
    .insertInto('clarifications')
    .values({
      id: nextId(),
      case_id: caseId,
      asked_by: by,
      asked_at: at,
      reminders_sent: 0,
      points_sealed: sealed,
    })
    .execute();
  const file = { owner_id: caseId, bytes: 1, added_at: at, added_by: by };
  await db
    .insertInto('photos')
    .values({
      ...file,
      id: nextId(),
      view: 'regional',
      position: 1,
      format: 'jpeg',
      width: 1,
      height: 1,
      original_sha256: '',
      display_type: 'image/jpeg',
      thumbnail_type: 'image/jpeg',
      is_small: false,
    })
    .execute();
  await db
    .insertInto('documents')
    .values({
      ...file,
      id: nextId(),
      side: 'requester',
      kind: 'other',
      name_sealed: sealed,
      content_type: 'application/pdf',
      sha256: '',
      state: 'ready',
    })
    .execute();
  const report = { case_id: caseId, version: 1, sha256: '', bytes: 1 };
  await db
    .insertInto('reports')
    .values({
      ...report,
      id: nextId(),
      kind: 'opinion',
      issued_at: at,
      issued_by: by,
      verification_code: caseId,
    })
    .execute();
  await db
    .insertInto('report_previews')
    .values({
      ...report,
      id: nextId(),
      account_id: by,
      opinion_revision: 1,
      case_revision: 1,
      verification_code: caseId,
      created_at: at,
      expires_at: at,
    })
    .execute();
}

/** What the policy is asked about one actor and one case. */
export function factsFor(
  world: Pick<PolicyWorld, 'actors'>,
  actor: Actor,
  fixture: CaseRowFixture,
): CaseAccessFacts {
  const accountId = actor.kind === 'system' ? '' : actor.accountId;
  return {
    ...fixture.facts,
    actorDeclined: fixture.declinedBy.includes(accountId),
    actorChoseTier: chosenTiers(world, actor)?.includes(fixture.facts.tier) ?? false,
    actorHasGrant: fixture.grantedTo.includes(accountId),
  };
}
