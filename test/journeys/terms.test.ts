import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getSession } from '#contracts/accounts/session.contract.ts';
import { createCase } from '#contracts/cases/case-request.contract.ts';
import { listCases } from '#contracts/cases/case-view.contract.ts';
import {
  acceptTerms,
  getPendingTerms,
  getText,
  listAcceptances,
  listTexts,
  listVersions,
  publishText,
  readPublishing,
  refuseTerms,
} from '#contracts/legal/legal.contract.ts';
import { listNotices } from '#contracts/notifications/notice.contract.ts';
import { problemSchema } from '#contracts/problem.ts';
import { system } from '#server/policy/actor.ts';
import { type RuleName, rules } from '#server/policy/rules.ts';
import { clearStanding, hindranceAt } from '#server/policy/standing.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { listBoundOperations } from '../../scripts/generate/bound-operations.ts';
import { firstMoment, type Person, startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let operator: Person;
let pharmacy: string;
beforeAll(async () => {
  instance = await startTestInstance();
  pharmacy = await instance.addPharmacy('Pharmacie de l’Essai');
  operator = await instance.addPerson('operator', 'Opale Exploit');
});
afterAll(() => instance.close());

const newcomer = (name: string) =>
  instance.addPerson('pharmacist', name, { organisationId: pharmacy, hasAccepted: false });
const codeOf = async (response: Response) => problemSchema.parse(await response.json()).code;
const day = 86_400_000;
/** An id that is nobody's for each parameter of an address. */
const idsOf = (path: string) =>
  Object.fromEntries(
    [...path.matchAll(/:(\w+)/g)].map(([, name]) => [name, '00000000-0000-7000-8000-000000000000']),
  );

async function pendingBody(person: Person) {
  const { items, attestation } = await person.client.call(getPendingTerms, {});
  const versions = items.map(({ id, sha256 }) => ({ id, sha256 }));
  return { versions, attestation, isAccepted: true } as const;
}

describe('A-002 B-016 B-125 nothing works before the version in force is accepted', () => {
  test('every operation whose door the terms close is refused, and no other one is', async () => {
    const person = await newcomer('Nora Neuve');
    const bound = (await listBoundOperations()).flatMap(({ operation, access }) =>
      access.kind === 'signed-in' && rules[access.rule as RuleName].includes('pharmacist')
        ? [{ operation, rule: access.rule as RuleName }]
        : [],
    );
    const isClosed = (rule: RuleName) =>
      hindranceAt(rule, { ...clearStanding, hasAcceptedTerms: false }) !== undefined;
    const closed = bound.filter(({ rule }) => isClosed(rule));
    expect(closed.length).toBeGreaterThan(40);
    for (const { operation } of closed) {
      const response = await person.client.send(operation, {
        params: idsOf(operation.path),
        query: {},
        body: {},
      } as never);
      const { code, status } = problemSchema.parse(await response.json());
      expect({ id: operation.id, status, code }).toEqual({
        id: operation.id,
        status: 403,
        code: 'legal.acceptance_required',
      });
    }
    for (const { operation } of bound.filter(({ rule }) => !isClosed(rule))) {
      const response = await person.client.send(operation, {
        params: idsOf(operation.path),
        query: {},
        body: {},
      } as never);
      const body = response.headers.get('content-type')?.includes('problem')
        ? await codeOf(response)
        : 'none';
      expect({ id: operation.id, body }).not.toEqual({ id: operation.id, body: 'legal.acceptance_required' });
    }
    expect((await person.client.call(getSession, {})).hindrance).toBe('terms');
  });

  test('A-003 A-069 accepting opens it, keeps text, words and sealed address; a double tap keeps one proof', async () => {
    const person = await newcomer('Dora Double');
    const body = await pendingBody(person);
    expect(body.attestation).toContain('RESPONSABLE DU TRAITEMENT');
    expect(body.versions).toHaveLength(2);
    await Promise.all([person.client.call(acceptTerms, { body }), person.client.call(acceptTerms, { body })]);
    await person.client.call(listCases, { query: {} });
    const { items } = await person.client.call(listAcceptances, {});
    expect(items.map(({ kind }) => kind).sort()).toEqual(['gdpr-annex', 'terms']);
    expect(items.every((item) => item.sha256 === item.acceptedSha256)).toBe(true);
    const rows = await instance.run(system('test'), ({ tx }) =>
      tx.selectFrom('legal_acceptances').selectAll().where('account_id', '=', person.id).execute(),
    );
    expect(rows).toHaveLength(2);
    expect(rows.every(({ session_id }) => session_id !== null)).toBe(true);
    expect(rows.some(({ address_sealed }) => address_sealed.includes('127.0.0.1'))).toBe(false);
  });

  test('another text, a part of it, or other words are refused and change nothing', async () => {
    const person = await newcomer('Tina Tricheuse');
    const body = await pendingBody(person);
    const tampered = [
      { ...body, versions: body.versions.map(({ id }) => ({ id, sha256: 'a'.repeat(64) })) },
      { ...body, versions: body.versions.slice(0, 1) },
      { ...body, attestation: 'J’accepte autre chose' },
    ];
    for (const each of tampered) {
      expect(await codeOf(await person.client.send(acceptTerms, { body: each }))).toBe('legal.text_changed');
    }
    const unticked = { ...body, isAccepted: false } as never;
    expect((await person.client.send(acceptTerms, { body: unticked })).status).toBe(400);
    expect((await person.client.call(getSession, {})).hindrance).toBe('terms');
  });

  test('B-019 refusing is noted, and opens nothing', async () => {
    const person = await newcomer('Rose Refus');
    await person.client.call(refuseTerms, {});
    const acts = await instance.run(system('test'), ({ tx }) =>
      tx.selectFrom('audit_entries').select('action').where('subject_id', '=', person.id).execute(),
    );
    expect(acts.map(({ action }) => action)).toContain('terms.refused');
    expect(await codeOf(await person.client.send(createCase, { body: { form: 'peau' } }))).toBe(
      'legal.acceptance_required',
    );
  });
});

describe('A-001 B-001 the texts are there for everybody', () => {
  test('a visitor reads each of them, with its date, and nothing is left to fill in', async () => {
    const visitor = new ApiClient(instance.origin);
    const { items } = await visitor.call(listTexts, {});
    expect(items).toHaveLength(8);
    for (const { kind } of items) {
      const { text, effectiveAt } = await visitor.call(getText, { params: { kind }, query: {} });
      expect(text).not.toMatch(/\{\{|<!--/);
      expect(new Date(effectiveAt)).toEqual(firstMoment);
    }
  });
});

describe('A-116 B-015 B-017 B-018 a new version', () => {
  const draft = { kind: 'terms', text: '# Deuxième version', summary: 'Tout change.' } as const;

  test('less than 15 days need a written reason, and the past is refused', async () => {
    const soon = new Date(instance.now.getTime() + day).toISOString();
    const early = { ...draft, effectiveAt: soon };
    expect(await codeOf(await operator.client.send(publishText, { body: early }))).toBe(
      'legal.notice_too_short',
    );
    const past = { ...draft, effectiveAt: '2026-01-01T00:00:00.000Z', earlyReason: 'la loi l’impose' };
    expect(await codeOf(await operator.client.send(publishText, { body: past }))).toBe(
      'legal.effect_in_past',
    );
  });

  test('is told to everybody once, binds at its very instant and not a moment before', async () => {
    const person = await instance.addPerson('pharmacist', 'Vera Veille', { organisationId: pharmacy });
    const { effectiveAt, id } = await operator.client.call(publishText, { body: draft });
    expect(new Date(effectiveAt)).toEqual(new Date(instance.now.getTime() + 15 * day));
    await instance.pass(1);
    const { items } = await person.client.call(listNotices, { query: {} } as never);
    expect(items.filter(({ title }) => title.includes('Nouvelle version'))).toHaveLength(1);
    const state = await operator.client.call(readPublishing, {});
    expect(state.items.find((item) => item.id === id)).toMatchObject({
      told: state.activeAccounts,
      accepted: 0,
    });
    const visitor = new ApiClient(instance.origin);
    const { items: versions } = await visitor.call(listVersions, { params: { kind: 'terms' } });
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);

    const gate = async (at: number) => {
      instance.setNow(new Date(at));
      const rows = await instance.run(system('test'), ({ tx }) =>
        tx
          .updateTable('sessions')
          .set({ last_seen_at: new Date(at), expires_at: new Date(at + day) })
          .where('account_id', '=', person.id)
          .returning('id')
          .execute(),
      );
      expect(rows).toHaveLength(1);
      return (await person.client.call(getSession, {})).hindrance;
    };
    const instant = new Date(effectiveAt).getTime();
    expect(await gate(instant - 1)).toBeNull();
    expect(await gate(instant)).toBe('terms');
    const { text } = await visitor.call(getText, { params: { kind: 'terms' }, query: {} });
    expect(text).toBe(draft.text);
    const body = await pendingBody(person);
    expect(body.versions.map((version) => version.id)).toEqual([id]);
    await person.client.call(acceptTerms, { body });
    expect(await gate(instant + 1)).toBeNull();
  });
});
