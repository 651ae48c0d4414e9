import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccountRole, accountRoles } from '#contracts/accounts/account.vocabulary.ts';
import { signIn, signOut } from '#contracts/accounts/session.contract.ts';
import { caseActions } from '#contracts/cases/case.vocabulary.ts';
import { claimCase } from '#contracts/cases/case-expert.contract.ts';
import type { Operation } from '#contracts/operation.ts';
import type { BoundOperation } from '#server/platform/http/http-server.ts';
import { type RuleName, rules } from '#server/policy/rules.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { completeContent, completeOpinion } from '#test/builders/case-content.ts';
import { listBoundOperations } from '../../scripts/generate/bound-operations.ts';
import { answerCase, type People, populate, readCase, sendCase } from './steps.ts';
import { startTestInstance, type TestInstance, testPassword } from './test-instance.ts';
import { type Observe, walkTour } from './tour.ts';

const nowhere = '018f0000-0000-7000-8000-ffffffffffff';
const reason = 'Une raison suffisante';

/** Bodies that are well formed, so that only who asks can be wrong; operations without one take none. */
const bodies: Record<string, unknown> = {
  'patient-message.ask': { phone: '06 39 98 00 01', hasAgreed: true },
  'cases.create': { form: 'peau' },
  'cases.save-draft': { content: completeContent(), revision: 1 },
  'cases.submit': { revision: 1 },
  'cases.withdraw': { reason },
  'cases.add': { text: reason },
  'cases.object': { note: reason },
  'cases.decline': { reason: 'other', note: '' },
  'cases.hand-up': { reason },
  'cases.ask-clarification': {
    points: [{ kind: 'new-photo', target: 'photos.regional', text: reason }],
  },
  'cases.hand-over': { done: true },
  'cases.record-appointment': { state: 'booked', bookedOn: '2026-12-01', note: '' },
  'cases.send-follow-up': { text: reason },
  'cases.end': { reason },
  'cases.reroute': { tier: 2, reason },
  'cases.open-content': { reason },
  'cases.search-by-nir': { billingNir: '284058832102532' },
  'opinions.save-draft': { opinion: completeOpinion, revision: 0 },
  'opinions.sign': { previewId: nowhere, sha256: 'a'.repeat(64), password: testPassword },
  'photos.update': { overrideReason: reason },
  'photos.order': { photoIds: [] },
};
const queries: Record<string, Record<string, string>> = { 'expert.list-cases': { which: 'held' } };

function paramsOf(operation: Operation, known: Record<string, string> = {}): Record<string, string> {
  const names = [...operation.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const fixed: Record<string, string> = { tick: 'handed-over', version: '1', code: 'AAAA-AAAA' };
  return Object.fromEntries(names.map((name) => [name, known[name] ?? fixed[name] ?? nowhere]));
}

async function ask(client: ApiClient, operation: Operation, known: Record<string, string> = {}) {
  const response = await client.send(operation, {
    params: paramsOf(operation, known),
    query: queries[operation.id] ?? {},
    body: bodies[operation.id] ?? {},
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  const text = isStream ? '' : await response.text();
  if (isStream) await response.body?.cancel();
  const { code } = text.startsWith('{') ? (JSON.parse(text) as { code?: string }) : {};
  return { status: response.status, code };
}

describe('who may knock', () => {
  let instance: TestInstance;
  let people: People;
  let guarded: BoundOperation[];
  let byRole: Record<AccountRole, ApiClient>;
  beforeAll(async () => {
    instance = await startTestInstance();
    people = await populate(instance);
    guarded = (await listBoundOperations()).filter(({ access }) => access.kind === 'signed-in');
    byRole = {
      pharmacist: people.pharmacist.client,
      doctor: people.doctor1.client,
      director: people.director.client,
      operator: people.operator.client,
    };
  });
  afterAll(() => instance.close());

  test('B-025 without a session every guarded door answers 401', async () => {
    const nobody = new ApiClient(instance.origin);
    expect(guarded.length).toBeGreaterThan(35);
    for (const { operation } of guarded) {
      expect(await ask(nobody, operation), operation.id).toEqual({ status: 401, code: 'session.required' });
    }
    const forged = new ApiClient(instance.origin);
    await forged.send(signIn, { body: { email: people.doctor1.email, password: 'not the password at all' } });
    expect(forged.cookie).toBe('');
  });

  test('B-025 each kind of account is refused at the doors of the others, and only there', async () => {
    for (const { operation, access } of guarded) {
      const rule = access.kind === 'signed-in' ? rules[access.rule as RuleName] : [];
      for (const role of accountRoles) {
        const { status, code } = await ask(byRole[role], operation);
        const isRefused = status === 403 && code === 'access.denied';
        const isHidden = status === 404;
        const label = `${role} at ${operation.id}: ${status} ${code}`;
        if (rule.includes(role)) expect(isRefused, label).toBe(false);
        else expect(isRefused || isHidden, label).toBe(true);
      }
    }
  });

  test('B-055 B-058 a stranger is told that there is no such case, whatever he asks of it', async () => {
    const caseId = await sendCase(people.pharmacist);
    await answerCase(people.doctor1, caseId);
    const { photos } = await readCase(people.pharmacist, caseId);
    const known = { caseId, photoId: photos[0]?.photoId ?? '', tile: '0' };
    const strangers = [people.stranger, people.doctor1b, people.doctor2, people.operator].map(
      ({ client }) => client,
    );
    const ofOneCase = guarded.filter(({ operation }) => /:(caseId|photoId)/.test(operation.path));
    expect(ofOneCase.length).toBeGreaterThan(25);
    for (const { operation } of ofOneCase) {
      for (const client of strangers) {
        const { status, code } = await ask(client, operation, known);
        const label = `${operation.id}: ${status} ${code}`;
        const isDenied = (status === 403 && code === 'access.denied') || status === 404;
        expect(isDenied, label).toBe(true);
      }
    }
    expect((await readCase(people.pharmacist, caseId)).status).toBe('answered');
  });

  test('B-058 the director reads content only after giving a reason, and not for ever', async () => {
    const caseId = await sendCase(people.pharmacist);
    const closed = { status: 404, code: 'case.not_found' };
    const read = guarded.find(({ operation }) => operation.id === 'cases.get')?.operation as Operation;
    const open = guarded.find(({ operation }) => operation.id === 'cases.open-content')
      ?.operation as Operation;
    const { client, email } = people.director;
    expect(await ask(client, read, { caseId })).toEqual(closed);
    expect(await ask(client, open, { caseId })).toMatchObject({ status: 200 });
    expect(await ask(client, read, { caseId })).toMatchObject({ status: 200 });
    await instance.pass(61);
    await client.call(signIn, { body: { email, password: testPassword } });
    expect(await ask(client, read, { caseId })).toEqual(closed);
  });

  test('B-036 a session that was ended opens nothing, even with its old cookie', async () => {
    const { client, email } = people.doctor2;
    await client.call(signIn, { body: { email, password: testPassword } });
    const headers = { cookie: client.cookie };
    const queue = () => fetch(`${instance.origin}/api/queue`, { headers });
    expect((await queue()).status).toBe(200);
    await client.call(signOut);
    expect((await queue()).status).toBe(401);
  });
});

describe('every act leaves a trace', () => {
  let instance: TestInstance;
  let people: People;
  beforeAll(async () => {
    instance = await startTestInstance();
    people = await populate(instance);
  });
  afterAll(() => instance.close());

  async function countActs(): Promise<Map<string, number>> {
    const { rows } = await sql<{ action: string; count: number }>`
      select action, count(*)::integer as count from audit_entries group by action`.execute(
      instance.database.ownerDb,
    );
    return new Map(rows.map(({ action, count }) => [action, count]));
  }

  test('B-058 A-110 each transition, file, reading and session is in the archive, once for each time', async () => {
    const missing: string[] = [];
    const done = new Set<string>();
    const observe: Observe = async (name, acts, run) => {
      const before = await countActs();
      const answer = await run();
      const after = await countActs();
      for (const act of acts) {
        done.add(act);
        const more = (after.get(act) ?? 0) - (before.get(act) ?? 0);
        const isRightCount = name.startsWith('escalate') ? more >= 1 : more === 1;
        if (!isRightCount) missing.push(`${name}: ${more} entries ${act}`);
      }
      return answer;
    };
    await walkTour({ instance, people, observe });
    expect(missing).toEqual([]);
    const neverDone = caseActions.filter((action) => !done.has(`case.${action}`));
    // Autosaves of a text in writing are no act: sending, answering and what is in them are.
    expect(neverDone).toEqual(['edit-draft', 'edit-clarification', 'write-opinion']);
  }, 240_000);

  test('a refused act leaves no trace and changes nothing', async () => {
    const caseId = await sendCase(people.pharmacist);
    const before = await countActs();
    const { code } = await people.doctor2.client.refusal(claimCase, { params: { caseId } });
    expect(code).toBe('case.not_found');
    expect(await countActs()).toEqual(before);
    expect((await readCase(people.pharmacist, caseId)).status).toBe('queued');
  });

  test('the archive holds ids, codes and numbers only: no sentence fits into it', async () => {
    const { rows } = await sql<{ value: string }>`
      select distinct each.value as value from audit_entries, jsonb_each_text(details) each`.execute(
      instance.database.ownerDb,
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(
      rows
        .map(({ value }) => value)
        .filter((value) => /[à-ÿ’]|[a-z] [a-z]/i.test(value) && !value.startsWith('[')),
    ).toEqual([]);
  });
});
