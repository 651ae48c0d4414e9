import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listSessions } from '#contracts/accounts/own-session.contract.ts';
import { getSession } from '#contracts/accounts/session.contract.ts';
import { createCase } from '#contracts/cases/case-request.contract.ts';
import { listCases } from '#contracts/cases/case-view.contract.ts';
import {
  createToken,
  getAccountGrants,
  giveGrant,
  listOwnGrants,
  revokeGrant,
  revokeOwnToken,
  revokeToken,
} from '#contracts/grants/grant.contract.ts';
import { listAcceptances } from '#contracts/legal/legal.contract.ts';
import { listNotices } from '#contracts/notifications/notice.contract.ts';
import type { Operation } from '#contracts/operation.ts';
import type { Problem } from '#contracts/problem.ts';
import { operations } from '#server/app/operations.ts';
import { tokenLimits, tokenOperations } from '#server/app/token-doors.ts';
import { system } from '#server/policy/actor.ts';
import { auditOf, letPass } from './acts.ts';
import { type People, populate, sendPhoto } from './steps.ts';
import { type Person, startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());

const inDays = (days: number) => new Date(instance.now.getTime() + days * 86_400_000).toISOString();
const reason = 'demandée par écrit, pour un export mensuel';

function give(person: Person, more: Partial<{ scope: string; fromAt: string | null; untilAt: string }> = {}) {
  return {
    params: { accountId: person.id },
    body: { scope: 'own-data-by-token', fromAt: null, untilAt: inDays(30), reason, ...more } as never,
  };
}

async function grantTo(person: Person, more = {}): Promise<string> {
  return (await people.operator.client.call(giveGrant, give(person, more))).grantId;
}

const wanted = { name: 'Export mensuel', reads: ['messages'], days: 365, password: testPassword };

async function tokenOf(person: Person, grantId: string, more = {}) {
  const made = await person.client.call(createToken, {
    params: { grantId },
    body: { ...wanted, ...more } as never,
  });
  return { ...made, token: made.token ?? '' };
}

/** A call of a programme: no cookie, a token. */
async function by(token: string, operation: Operation, more: Record<string, string> = {}) {
  const response = await fetch(`${instance.origin}${operation.path}`, {
    method: operation.method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...more },
    ...(operation.method === 'GET' ? {} : { body: '{}' }),
  });
  return { status: response.status, body: (await response.json()) as Problem };
}

describe('A-119 what the operator authorises', () => {
  test('A-119 an authorisation has scope, holder, dates and reason, is told to the holder and kept', async () => {
    const { pharmacist, operator } = people;
    const grantId = await grantTo(pharmacist);
    const { items } = await pharmacist.client.call(listOwnGrants);
    expect(items[0]).toMatchObject({ grantId, state: 'in-force', reason, untilAt: inDays(30), tokens: [] });
    const seen = await operator.client.call(getAccountGrants, { params: { accountId: pharmacist.id } });
    expect(seen).toMatchObject({ displayName: 'Camille Modele', items: [{ grantId }] });
    await letPass(instance, 1);
    const notices = await pharmacist.client.call(listNotices);
    expect(notices.items.map(({ title }) => title)).toContain('Une autorisation vous est donnée');
    const acts = (await auditOf(instance, pharmacist.id)).filter(({ action }) => action.startsWith('grant.'));
    expect(acts.map(({ action }) => action)).toEqual(['grant.given', 'grant.read']);
    expect(JSON.stringify(acts)).not.toContain(reason);
    await operator.client.call(revokeGrant, { params: { grantId }, body: { reason } });
  });

  test.each([
    [
      'an end before the beginning',
      { fromAt: '2027-02-01T00:00:00.000Z', untilAt: '2027-01-01T00:00:00.000Z' },
      'grant.bad_dates',
    ],
    ['an end that is past', { untilAt: '2026-01-01T00:00:00.000Z' }, 'grant.bad_dates'],
    ['more than two years', { untilAt: '2029-01-01T00:00:00.000Z' }, 'grant.too_long'],
  ])('A-119 refused: %s', async (_what, more, code) => {
    const refusal = await people.operator.client.refusal(giveGrant, give(people.doctor1, more));
    expect(refusal.code).toBe(code);
  });

  test('A-119 refused: without a written reason, for oneself, twice, or the wrong kind of account', async () => {
    const { operator, doctor1, colleague } = people;
    const silent = {
      ...give(colleague),
      body: { ...(give(colleague).body as object), reason: ' ' } as never,
    };
    expect((await operator.client.refusal(giveGrant, silent)).fields?.[0]?.path).toBe('reason');
    expect((await operator.client.refusal(giveGrant, give(operator))).code).toBe('grant.own_account');
    const skin = { scope: 'dermoscopic-on-skin' };
    expect((await operator.client.refusal(giveGrant, give(doctor1, skin))).code).toBe('grant.wrong_role');
    expect((await colleague.client.refusal(giveGrant, give(doctor1))).code).toBe('access.denied');
  });

  test('A-119 of two given at once for the same scope, one stands', async () => {
    const answers = await Promise.allSettled([grantTo(people.doctor2), grantTo(people.doctor2)]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { items } = await people.doctor2.client.call(listOwnGrants);
    expect(items).toHaveLength(1);
  });

  test('B-049 A-119 dermoscopic photos on the skin form: open while authorised, closed again at the very end', async () => {
    const { stranger, operator } = people;
    const { caseId } = await stranger.client.call(createCase, { body: { form: 'peau' } });
    const isTaken = () =>
      sendPhoto(stranger, caseId, 'dermoscopic').then(
        () => true,
        () => false,
      );
    expect(await isTaken()).toBe(false);
    const untilAt = new Date(instance.now.getTime() + 10 * 60_000).toISOString();
    const grantId = await grantTo(stranger, { scope: 'dermoscopic-on-skin', untilAt });
    expect(await isTaken()).toBe(true);
    const session = await stranger.client.call(getSession);
    expect(session.account?.mayAddDermoscopicToSkin).toBe(true);
    await letPass(instance, 10);
    expect(await isTaken()).toBe(false);
    const over = await operator.client.refusal(revokeGrant, { params: { grantId }, body: { reason } });
    expect(over.code).toBe('grant.already_over');
  });
});

describe('A-066 A-119 tokens', () => {
  let grantId: string;
  beforeEach(async () => {
    const { items } = await people.pharmacist.client.call(listOwnGrants);
    for (const each of items.filter(({ state }) => state === 'in-force')) {
      await people.operator.client.call(revokeGrant, { params: { grantId: each.grantId }, body: { reason } });
    }
    grantId = await grantTo(people.pharmacist);
  });

  test('A-119 a token is shown once, is kept as a keyed digest, and lasts no longer than its grant', async () => {
    const { pharmacist } = people;
    const input = { params: { grantId }, body: wanted as never, idempotencyKey: 'same-key-twice' };
    const first = await pharmacist.client.call(createToken, input);
    expect(first.token).toMatch(/^csl_[A-Za-z0-9_-]{43}$/);
    expect(first.expiresAt).toBe(inDays(30));
    const again = await pharmacist.client.call(createToken, input);
    expect(again).toEqual({ ...first, token: null });
    const { items } = await pharmacist.client.call(listOwnGrants);
    expect(items[0]?.tokens).toHaveLength(1);
    const rows = await instance.run(system('test'), ({ tx }) =>
      tx.selectFrom('api_tokens').selectAll().execute(),
    );
    const kept = await instance.run(system('test'), ({ tx }) =>
      tx.selectFrom('idempotency_keys').selectAll().execute(),
    );
    expect(JSON.stringify([rows, kept])).not.toContain(first.token ?? 'none');
    expect(
      rows.some(({ digest }) => digest === instance.keyring.digest('api-token', first.token ?? '')),
    ).toBe(true);
  });

  test('A-119 it reads what it is for, of its holder alone, and each use is kept', async () => {
    const { token, tokenId } = await tokenOf(people.pharmacist, grantId, {
      reads: ['messages', 'authorisations'],
    });
    expect((await by(token, listNotices)).status).toBe(200);
    const own = await by(token, listOwnGrants);
    expect(own.status).toBe(200);
    expect(JSON.stringify(own.body)).not.toContain(token);
    const used = (await auditOf(instance, people.pharmacist.id)).filter(
      ({ action, details }) =>
        action === 'token.used' && (details as { tokenId: string }).tokenId === tokenId,
    );
    expect(used.map(({ details }) => (details as { operation: string }).operation)).toEqual([
      'notices.list',
      'grants.list-own',
    ]);
    const { items } = await people.pharmacist.client.call(listOwnGrants);
    expect(items[0]?.tokens[0]?.lastUsedAt).toBe(instance.now.toISOString());
  });

  test('A-119 no other scope, no session, no case, no write: whatever the operation', async () => {
    const { token } = await tokenOf(people.pharmacist, grantId);
    for (const operation of [listAcceptances, listOwnGrants, listSessions, listCases]) {
      expect((await by(token, operation)).body.code).toBe('token.not_allowed');
    }
    const write = await by(token, createCase, { 'idempotency-key': 'from-a-programme' });
    expect(write).toMatchObject({ status: 403, body: { code: 'token.not_allowed' } });
    const session = await by(token, getSession);
    expect(session.body).toMatchObject({ account: null });
  });

  test('A-119 every operation a token may ever call is a GET of one’s own', () => {
    const open = new Set(Object.values(tokenOperations).flat());
    const found = operations.filter(({ id }) => open.has(id));
    expect(found).toHaveLength(open.size);
    expect(found.every(({ method, response }) => method === 'GET' && response.kind === 'json')).toBe(true);
    expect(found.every(({ path }) => !path.includes(':'))).toBe(true);
  });

  test('A-119 a cookie beside a bad token adds nothing', async () => {
    const { cookie } = people.pharmacist.client;
    const answer = await by('csl_'.padEnd(47, 'x'), listNotices, { cookie });
    expect(answer).toMatchObject({ status: 401, body: { code: 'token.invalid' } });
  });

  test('A-119 unknown, revoked and expired are one answer', async () => {
    const revoked = await tokenOf(people.pharmacist, grantId);
    await people.pharmacist.client.call(revokeOwnToken, { params: { tokenId: revoked.tokenId } });
    await people.pharmacist.client.call(revokeOwnToken, { params: { tokenId: revoked.tokenId } });
    const expired = await tokenOf(people.pharmacist, grantId, { days: 1 });
    const byOperator = await tokenOf(people.pharmacist, grantId);
    await people.operator.client.call(revokeToken, { params: { tokenId: byOperator.tokenId } });
    await letPass(instance, 24 * 60);
    const answers = [];
    for (const token of [revoked.token, expired.token, byOperator.token, 'csl_'.padEnd(47, 'y'), 'csl_x']) {
      answers.push((await by(token, listNotices)).body);
    }
    expect(answers.every(({ code }) => code === 'token.invalid')).toBe(true);
    expect(new Set(answers.map(({ title }) => title)).size).toBe(1);
  });

  test('A-119 taken back with its grant, in the same instant', async () => {
    const { token } = await tokenOf(people.pharmacist, grantId);
    expect((await by(token, listNotices)).status).toBe(200);
    await people.operator.client.call(revokeGrant, { params: { grantId }, body: { reason } });
    expect((await by(token, listNotices)).status).toBe(401);
    const late = await people.pharmacist.client.refusal(createToken, {
      params: { grantId },
      body: wanted as never,
    });
    expect(late.code).toBe('grant.not_in_force');
  });

  test('A-119 used and taken back at once: it answers or it is refused, and then it is refused for good', async () => {
    const { token, tokenId } = await tokenOf(people.pharmacist, grantId);
    const uses = Array.from({ length: 6 }, () => by(token, listNotices));
    await Promise.all([people.operator.client.call(revokeToken, { params: { tokenId } }), ...uses]);
    for (const use of uses) expect([200, 401]).toContain((await use).status);
    expect((await by(token, listNotices)).status).toBe(401);
  });

  test('A-119 at most five at a time, even when asked for at once', async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 7 }, () => tokenOf(people.pharmacist, grantId)),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });

  test('A-119 a wrong password makes none; somebody else’s grant or token does not exist', async () => {
    const { colleague, pharmacist } = people;
    const wrong = { params: { grantId }, body: { ...wanted, password: 'x' } as never };
    expect((await pharmacist.client.refusal(createToken, wrong)).code).toBe('account.wrong_password');
    const theirs = { params: { grantId }, body: wanted as never };
    expect(await colleague.client.refusal(createToken, theirs)).toMatchObject({
      status: 404,
      code: 'grant.not_found',
    });
    const { tokenId } = await tokenOf(pharmacist, grantId);
    const refusal = await colleague.client.refusal(revokeOwnToken, { params: { tokenId } });
    expect(refusal).toMatchObject({ status: 404, code: 'grant.token_not_found' });
  });

  test('A-083 A-119 a held or closing account’s tokens stop at once', async () => {
    const { token } = await tokenOf(people.pharmacist, grantId);
    const setStatus = (status: 'active' | 'suspended' | 'closing') =>
      instance.run(system('test'), ({ tx }) =>
        tx.updateTable('accounts').set({ status }).where('id', '=', people.pharmacist.id).execute(),
      );
    await setStatus('suspended');
    expect((await by(token, listNotices)).body.code).toBe('account.suspended');
    await setStatus('closing');
    expect((await by(token, listNotices)).body.code).toBe('account.closing');
    await setStatus('active');
    expect((await by(token, listNotices)).status).toBe(200);
  });

  test('A-066 a token is counted: beyond the number of an hour it waits, with the time to wait', async () => {
    const { token } = await tokenOf(people.pharmacist, grantId);
    const statuses = [];
    for (let call = 0; call < tokenLimits.token.attempts; call += 1) {
      statuses.push((await by(token, listNotices)).status);
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
    const refused = await by(token, listNotices);
    expect(refused).toMatchObject({ status: 429, body: { code: 'request.too_many' } });
    expect(refused.body.retryAfterSeconds).toBeGreaterThan(0);
  });

  test('A-066 bad tokens from one address are counted, and a good one then waits too', async () => {
    const { token } = await tokenOf(people.pharmacist, grantId);
    let last = await by('csl_bad', listNotices);
    for (let guess = 0; guess < tokenLimits.address.attempts; guess += 1)
      last = await by('csl_bad', listNotices);
    expect(last.status).toBe(429);
    expect((await by(token, listNotices)).status).toBe(429);
  });
});
