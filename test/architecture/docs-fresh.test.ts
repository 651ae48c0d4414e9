/** Generated pages say what the code does today; and the check of the check: a changed page is found. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { caseActions, caseStatuses } from '#contracts/cases/case.vocabulary.ts';
import { operations } from '#server/app/operations.ts';
import { type RuleName, rules } from '#server/policy/rules.ts';
import { listBoundOperations } from '../../scripts/generate/bound-operations.ts';
import { writeAccessMatrix, writePages } from '../../scripts/generate/pages.ts';

const root = resolve(import.meta.dirname, '../..');

describe('docs/generated', () => {
  test('is fresh: npm run docs:generate', async () => {
    for (const [path, page] of Object.entries(await writePages())) {
      expect(readFileSync(resolve(root, path), 'utf8'), path).toBe(page);
    }
  });

  test('the life cycle shows every action and every status', async () => {
    const page = (await writePages())['docs/generated/case-life-cycle.md'] ?? '';
    expect(caseActions.filter((action) => !page.includes(`| \`${action}\` |`))).toEqual([]);
    expect(caseStatuses.filter((status) => !page.includes(status))).toEqual([]);
  });
});

describe('access of routes', () => {
  test('B-025 every operation is bound, and every door has a rule', async () => {
    const bound = await listBoundOperations();
    expect(bound.map(({ operation }) => operation.id).sort()).toEqual(operations.map(({ id }) => id).sort());
    for (const { operation, access } of bound) {
      if (access.kind === 'public') expect(access.reason.length, operation.id).toBeGreaterThan(10);
      else expect(rules[access.rule as RuleName]?.length, operation.id).toBeGreaterThan(0);
    }
  });

  test('what is open to anybody is this and no more', async () => {
    const open = (await listBoundOperations()).filter(({ access }) => access.kind === 'public');
    expect(open.map(({ operation }) => operation.id).sort()).toEqual([
      'email.confirm-change',
      'email.undo-change',
      'guardian.ask-link',
      'guardian.decide',
      'guardian.read-link',
      'guardian.withdraw',
      'legal.get',
      'legal.get-version',
      'legal.list',
      'legal.list-versions',
      'password.ask-reset',
      'password.choose',
      'privacy.certificate',
      'recovery.ask',
      'recovery.stop',
      'registration.begin',
      'registration.confirm-email',
      'reopening.ask',
      'reports.verify',
      'session.begin-passkey-sign-in',
      'session.get',
      'session.passkey-sign-in',
      'session.psc-begin',
      'session.psc-choose-practice',
      'session.psc-complete',
      'session.sign-in',
      'session.sign-out',
      'sms.report',
    ]);
  });

  test('writes recognise a second sending by a key or by nature; signing in twice is two sessions', async () => {
    const bound = await listBoundOperations();
    for (const { operation, idempotency } of bound) {
      if (operation.method === 'GET') expect(idempotency, operation.id).toBe('none');
      else if (!operation.id.startsWith('session.')) {
        expect(['key', 'natural'], operation.id).toContain(idempotency);
      }
    }
  });

  test('a changed rule changes the page', async () => {
    const bound = await listBoundOperations();
    const changed = bound.map((each) =>
      each.operation.id === 'cases.claim'
        ? { ...each, access: { kind: 'signed-in' as const, rule: 'case.withdraw' } }
        : each,
    );
    expect(writeAccessMatrix(changed)).not.toBe(writeAccessMatrix(bound));
  });
});
