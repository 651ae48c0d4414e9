import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tx } from '#server/platform/db/database.ts';
import { inTransaction } from '#server/platform/db/transaction.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { type Actor, scopeOf, system } from './actor.ts';
import { mayOpenContent, relationToCase } from './case.policy.ts';
import { fillPolicyWorld } from './case-rows.suite.ts';
import { type CaseRowFixture, factsFor, type PolicyWorld, policyNow } from './policy-world.suite.ts';

/** Tables of contents, and the column that says whose. */
const contentTables = {
  case_contents: 'case_id',
  clarifications: 'case_id',
  reports: 'case_id',
  report_previews: 'case_id',
  photos: 'owner_id',
  documents: 'owner_id',
} as const;
type ContentTable = keyof typeof contentTables;
const guardedTables = ['cases', 'case_notes', ...Object.keys(contentTables)];

/** Guarded by the account they are about; their own test is in the module `professionals`. */
/** Read by everybody, written by a director alone: rules of the service, nothing of anybody. */
const publicToTheService = ['routing_policies'];
const verificationTables = [
  'verification_evidence',
  'verification_facts',
  'verification_lookups',
  'verification_steps',
  'verifications',
];

/** Tables that hold sealed bytes or a case id without row-level security, and why. */
const unguarded: Record<string, string> = {
  accounts: 'read to sign in, before anybody is known; profiles are sealed under a key of each account',
  outbox_mails: 'mail to professionals without health data, sealed under the key of the account',
  sessions: 'read to find out who is calling; holds a hash of the token',
  case_exclusions: 'who declined which case and a reason code: counted to know whether a tier is empty',
  account_addresses: 'addresses beside an account’s own, sealed under the key of the account',
  account_addresses_seen: 'network addresses, sealed under the key of the account',
  address_consultations: 'why addresses were read; the note is sealed',
  audit_entries: 'acts: ids and codes only, and a salt; append-only for the application',
  audit_heads: 'signed heads of the tree of acts: hashes',
  audit_leaves: 'leaves of the tree of acts: hashes',
  audit_tiles: 'inner nodes of the tree of acts: hashes',
  audit_witnesses: 'time stamps over heads',
  registrations: 'answers of registration forms, sealed under the key of the account',
  account_changes: 'history of one’s own details, sealed under the key of the account',
  account_capacities: 'birth date of who may be a minor, sealed under the key of the account',
  guardian_consents: 'who consents for a minor, sealed under the key of the account',
  organisations: 'pharmacies are public; what they are billed with is sealed',
  account_grants: 'why an account is authorised to something, sealed under the key of the account',
  api_tokens: 'names of tokens, sealed under the key of the account',
  flags: 'what was reported; the text is sealed under the key of who reports',
  legal_acceptances: 'who accepted which text, kept as proof; the network address is sealed',
  measures: 'measures on accounts; reasons and evidence are sealed under the key of the account',
  measure_appeals: 'contestations, sealed under the key of the account',
  moderated_items: 'what is hidden; the reasons are sealed under the key of the author',
  reopening_requests: 'who asks to come back, sealed under a key of its own',
  access_recoveries: 'who has lost access, sealed under a key of the request',
  registration_permits: 'one-time authorisations, sealed under a key of their own',
  ticket_messages: 'messages to support, sealed under the key of the account',
  phrase_versions: 'wording of doctors, sealed under the key of the account that wrote it',
  totp_factors: 'secrets of second factors, sealed under the key of the account',
  passkeys: 'keys of devices and the names given to them, sealed under the key of the account',
  passkey_challenges: 'hashes of challenges under way, for minutes',
  login_attempts: 'a sign-in by an identity provider under way; its content is sealed, for minutes',
  account_phones: 'telephones, sealed under the key of the account',
  push_subscriptions: 'browsers that notes go to, sealed under the key of the account',
  patient_messages:
    'the number of a patient who agreed to one text message, sealed under the key of the case',
  content_grants: 'which director opened which case until when',
};

let database: TestDatabase;
let world: PolicyWorld;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await fillPolicyWorld(database, 250);
}, 120_000);
afterAll(() => database.drop());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
  inTransaction(database.db, scopeOf(actor), work);

async function seenOwners(tx: Tx, table: string, column: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select distinct ${sql.ref(column)}::text as id from ${sql.table(table)}`.execute(tx);
  return rows.map(({ id }) => id).sort();
}

const idsWhere = (keep: (fixture: CaseRowFixture) => boolean) =>
  world.cases
    .filter(keep)
    .map(({ id }) => id)
    .sort();

/** Where the wall is deliberately lower than the policy before it. */
function isLetThrough(actor: Actor, fixture: CaseRowFixture, table: ContentTable): boolean {
  // A discarded draft of one's own pharmacy: the row must be writable to become discarded.
  if (actor.kind === 'pharmacist') {
    return fixture.facts.status === 'discarded' && actor.organisationId === fixture.facts.organisationId;
  }
  // Rerouting closes an open clarification without reading its sealed points.
  if (actor.kind === 'director' && table === 'clarifications') return true;
  // When a grant ends is asked of the clock of the application, not of the database.
  return actor.kind === 'director' && fixture.expiredFor.includes(actor.accountId);
}

describe('B-055 row-level security is a second wall', () => {
  test('without an actor nothing is visible in any guarded table', async () => {
    for (const table of guardedTables) {
      const { rows } = await sql`select 1 from ${sql.table(table)}`.execute(database.db);
      expect(rows, table).toEqual([]);
    }
  });

  test('the owner of the tables is held by it too', async () => {
    for (const table of guardedTables) {
      const { rows } = await sql`select 1 from ${sql.table(table)}`.execute(database.ownerDb);
      expect(rows, table).toEqual([]);
    }
  });

  test('it is on, and forced, on every table of contents; each other one is listed with its reason', async () => {
    const { rows } = await sql<{ name: string; isForced: boolean; holdsCase: boolean }>`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as "isForced",
        exists (select from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
          and (a.atttypid = 'bytea'::regtype or a.attname in ('case_id', 'owner_id'))) as "holdsCase"
      from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`.execute(
      database.ownerDb,
    );
    expect(
      rows
        .filter(({ isForced }) => isForced)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...guardedTables, ...verificationTables, ...publicToTheService].sort());
    const open = rows.filter(({ isForced, holdsCase }) => holdsCase && !isForced).map(({ name }) => name);
    expect(open.sort()).toEqual(Object.keys(unguarded).sort());
  });

  test('each actor sees the contents of exactly the cases the policy opens, and the listed exceptions', async () => {
    for (const [name, actor] of Object.entries(world.actors)) {
      for (const [table, column] of Object.entries(contentTables)) {
        const expected = idsWhere((fixture) => {
          const facts = factsFor(world, actor, fixture);
          const isOpen = mayOpenContent(relationToCase(actor, facts), facts);
          return isOpen || isLetThrough(actor, fixture, table as ContentTable);
        });
        const seen = await as(actor, (tx) => seenOwners(tx, table, column));
        expect(seen, `${name} in ${table}`).toEqual(expected);
      }
    }
  });

  test('an operator, and a doctor who holds nothing, see no content at all', async () => {
    const nobody: Actor = { kind: 'doctor', accountId: '018f0000-0000-7000-8000-ffffffffffff', tier: 1 };
    for (const actor of [world.actors['operator'] as Actor, nobody]) {
      for (const table of [...Object.keys(contentTables), 'case_notes']) {
        const { rows } = await as(actor, (tx) => sql`select 1 from ${sql.table(table)}`.execute(tx));
        expect(rows, `${actor.kind} in ${table}`).toEqual([]);
      }
    }
    const operator = world.actors['operator'] as Actor;
    const { rows } = await as(operator, (tx) => sql`select 1 from cases`.execute(tx));
    expect(rows).toEqual([]);
  });

  test('B-009 what a doctor released is closed again in the same moment', async () => {
    const doctor = world.actors['doctor 2a'] as Extract<Actor, { kind: 'doctor' }>;
    const held = world.cases.find(
      ({ facts }) => facts.status === 'claimed' && facts.expertId === doctor.accountId,
    );
    if (!held) throw new Error('the fixtures hold no such case');
    const count = (tx: Tx) =>
      tx.selectFrom('case_contents').select('version').where('case_id', '=', held.id).execute();
    const release = { status: 'queued' as const, expert_id: null };
    await as(doctor, async (tx) => {
      expect(await count(tx)).toHaveLength(1);
      await tx.updateTable('cases').set(release).where('id', '=', held.id).execute();
      expect(await count(tx)).toEqual([]);
      await tx
        .updateTable('cases')
        .set({ status: 'claimed', expert_id: doctor.accountId })
        .where('id', '=', held.id)
        .execute();
    });
  });

  test('notes: own ones, those of open cases, and why a case was withdrawn', async () => {
    for (const [name, actor] of Object.entries(world.actors)) {
      if (actor.kind === 'system') continue;
      const rows = await as(actor, (tx) =>
        tx.selectFrom('case_notes').select(['case_id', 'kind', 'account_id']).execute(),
      );
      const stray = rows.filter((row) => {
        const fixture = world.cases.find(({ id }) => id === row.case_id);
        if (!fixture || row.account_id === actor.accountId) return false;
        const facts = factsFor(world, actor, fixture);
        if (mayOpenContent(relationToCase(actor, facts), facts)) return false;
        if (row.kind === 'withdrawal' && fixture.facts.expertId === actor.accountId) return false;
        return !isLetThrough(actor, fixture, 'case_contents');
      });
      expect(stray, name).toEqual([]);
    }
    const director = world.actors['director a'] as Extract<Actor, { kind: 'director' }>;
    const closed = world.cases.find(
      ({ grantedTo, expiredFor, notesBy }) =>
        ![...grantedTo, ...expiredFor, ...notesBy].includes(director.accountId),
    );
    const rows = await as(director, (tx) =>
      tx
        .selectFrom('case_notes')
        .select('id')
        .where('case_id', '=', closed?.id ?? '')
        .execute(),
    );
    expect(rows).toEqual([]);
  });

  test('a stranger writes nothing: no row is met, and a new one is refused', async () => {
    const stranger = world.actors['pharmacist 1'] as Extract<Actor, { kind: 'pharmacist' }>;
    const foreign = world.cases.find(
      ({ facts }) => facts.organisationId !== stranger.organisationId && facts.status === 'queued',
    );
    const caseId = foreign?.id ?? '';
    await as(stranger, async (tx) => {
      const changes = await Promise.all([
        tx.updateTable('cases').set({ status: 'withdrawn' }).where('id', '=', caseId).executeTakeFirst(),
        tx.updateTable('photos').set({ position: 9 }).where('owner_id', '=', caseId).executeTakeFirst(),
      ]);
      expect(changes.map(({ numUpdatedRows }) => numUpdatedRows)).toEqual([0n, 0n]);
      const gone = await tx.deleteFrom('case_contents').where('case_id', '=', caseId).executeTakeFirst();
      expect(gone.numDeletedRows).toBe(0n);
    });
    const insert = as(stranger, (tx) =>
      tx
        .insertInto('case_contents')
        .values({
          case_id: caseId,
          kind: 'changes',
          version: 1,
          sealed: Buffer.of(1),
          created_at: policyNow,
          created_by: stranger.accountId,
        })
        .execute(),
    );
    await expect(insert).rejects.toThrow(/row-level security/);
    const forged = as(stranger, (tx) =>
      tx
        .insertInto('case_notes')
        .values({
          id: '018f0000-0000-7000-8000-eeeeeeeeeeee',
          case_id: caseId,
          kind: 'addition',
          at: policyNow,
          account_id: (world.actors['pharmacist 0'] as typeof stranger).accountId,
          side: 'requester',
          sealed: Buffer.of(1),
        })
        .execute(),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });

  test('A-110 B-126 the archive of acts is written once: the application can neither change nor remove', async () => {
    const at = policyNow;
    const id = '018f0000-0000-7000-8000-dddddddddddd';
    await as(system('test'), (tx) =>
      tx
        .insertInto('audit_entries')
        .values({
          id,
          at,
          actor_kind: 'system',
          actor_id: null,
          action: 'test',
          version: 1,
          subject_kind: 'case',
          subject_id: id,
          details: '{}',
        })
        .execute(),
    );
    for (const attempt of [
      sql`update audit_entries set action = 'other'`,
      sql`delete from audit_entries`,
      sql`truncate audit_entries`,
      sql`drop table audit_entries`,
      sql`alter table audit_entries disable row level security`,
      sql`delete from case_notes`,
      sql`update case_notes set sealed = ''`,
      sql`delete from reports`,
    ]) {
      await expect(as(system('test'), (tx) => attempt.execute(tx))).rejects.toThrow(
        /permission denied|must be owner/,
      );
    }
    const rows = await as(system('test'), (tx) =>
      tx.selectFrom('audit_entries').select('action').where('id', '=', id).execute(),
    );
    expect(rows).toEqual([{ action: 'test' }]);
  });

  test('the application cannot put itself above the wall', async () => {
    for (const attempt of [
      sql`set row_security = off; select count(*) from cases`,
      sql`alter table cases no force row level security`,
      sql`create policy open on cases using (true)`,
      sql`set role consilia_owner`,
      sql`create table public.copy as select 1`,
    ]) {
      const actor = world.actors['operator'] as Actor;
      await expect(as(actor, (tx) => attempt.execute(tx))).rejects.toThrow();
    }
  });
});
