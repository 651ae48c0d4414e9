// Own and others': for each operation that names an object by its id, what each kind of bystander is answered by a running
// server. The table is docs/object-access.json, reviewed by hand and shown in docs/generated/policy-matrix.md.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '#server/app/operations.ts';
import { rules } from '#server/policy/rules.ts';
import { listBoundOperations } from '../../scripts/generate/bound-operations.ts';
import { readObjectAccess } from '../../scripts/generate/policy-matrix.ts';
import { type Asked, asked, type ObjectStage, setObjects } from './object-stage.ts';
import { populate } from './steps.ts';
import { startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

const reason = 'une raison assez longue';
/** Bodies that would be taken, were the caller allowed. */
const bodies: Record<string, unknown> = {
  'operator.correct-profile': { answers: {}, reason },
  'measures.decide': {
    basis: 'breach',
    grave: null,
    graveReason: '',
    clause: 'article 8',
    facts: 'Des faits bien établis',
    evidence: 'Une preuve de ces faits',
    kind: 'warning',
    remedyDays: 7,
  },
  'measures.lift': { reason },
  'measures.decide-appeal': { outcome: 'refused', answer: reason },
  'decisions.appeal': { text: reason },
  'flags.settle': { act: 'dismiss', statement: reason },
  'items.appeal': { text: reason },
  'items.decide': { act: 'restore', reason },
  'phrases.change': {
    content: {
      kind: 'phrase',
      family: 'eczema',
      title: 'Peau sèche',
      part: 'pharmacistAdvice',
      text: 'Un autre texte.',
    },
    version: 1,
  },
  'phrases.share': { isShared: false },
  'support.send-message': { text: 'bonjour encore' },
  'grants.create-token': { name: 'Second', reads: ['messages'], days: 30, password: testPassword },
  'grants.give': {
    scope: 'own-data-by-token',
    fromAt: null,
    untilAt: '2027-03-01T00:00:00.000Z',
    reason,
  },
  'grants.revoke': { reason },
  'grants.revoke-token': { reason },
  'reopening.settle': { outcome: 'refused', text: reason },
  'passkeys.rename': { name: 'Autre nom' },
  'passkeys.remove': { password: testPassword },
  'recovery.decide': {
    means: 'link',
    checks: ['call-back', 'identity-document'],
    newEmail: null,
    note: reason,
  },
  'team.answer-request': { isAccepted: false },
  'verifications.confirm-fact': {
    evidenceId: '00000000-0000-7000-8000-000000000000',
    establishedOn: '2026-11-01',
    expiresOn: '2027-11-01',
  },
  'verifications.decide': { action: 'refuse', revision: 0, tier: null, reason },
};

const table = readObjectAccess();
let instance: TestInstance;
let stage: ObjectStage;
beforeAll(async () => {
  instance = await startTestInstance();
  stage = await setObjects(instance, await populate(instance));
});
afterAll(() => instance.close());

/** `yes`: done, or refused for the state it is in, not for who asks. */
const answerOf = (status: number) => ([401, 403, 404].includes(status) ? String(status) : 'yes');

/** The owner last, so that his acts spoil nothing. */
const asking = [...asked.slice(1), 'owner'] as const;

async function ask(id: string, object: string, who: Asked): Promise<string> {
  const operation = operations.find((each) => each.id === id);
  const about = stage.objects[object];
  if (!operation || !about) throw new Error(`${id}: no such operation or object`);
  const person = who === 'owner' ? about.owner : stage.others[who];
  const response = await person.client.send(operation, {
    params: about.params,
    body: bodies[id] ?? {},
  } as never);
  await response.arrayBuffer();
  return answerOf(response.status);
}

describe('A-073 B-058 own and others’', () => {
  test('A-073 every operation that names an object by its id is in the table, or is about a case', async () => {
    const signedIn = (await listBoundOperations()).filter(({ access }) => access.kind === 'signed-in');
    const byId = signedIn.filter(
      ({ operation: { path } }) => path.includes(':') && !/:(caseId|photoId|documentId|previewId)/.test(path),
    );
    expect(byId.map(({ operation }) => operation.id).filter((id) => !(id in table.operations))).toEqual([]);
    expect(table.asked).toEqual(asked);
  });

  test('A-073 A-079 B-058 each bystander is answered as the reviewed table says', async () => {
    const measured: Record<string, { object: string; answers: string[] }> = {};
    for (const [id, { object, answers }] of Object.entries(table.operations)) {
      const found = new Map<Asked, string>();
      for (const who of asking.filter((each) => answers[asked.indexOf(each)] !== 'n/a')) {
        found.set(who, await ask(id, object, who));
      }
      measured[id] = { object, answers: asked.map((who) => found.get(who) ?? 'n/a') };
    }
    expect(measured).toEqual(table.operations);
  });

  test('A-073 what the table calls 403 is what the rules say of the kind of account', async () => {
    const kinds = {
      'other pharmacist': 'pharmacist',
      'other doctor': 'doctor',
      director: 'director',
      operator: 'operator',
    };
    const bound = new Map((await listBoundOperations()).map((each) => [each.operation.id, each.access]));
    for (const [id, { answers }] of Object.entries(table.operations)) {
      const access = bound.get(id);
      for (const [who, kind] of Object.entries(kinds)) {
        if (access?.kind !== 'signed-in' || rules[access.rule as keyof typeof rules].includes(kind as never))
          continue;
        expect([id, who, answers[asked.indexOf(who as Asked)]]).toEqual([id, who, '403']);
      }
    }
  });
});

test('A-073 the policy matrix is the one that was reviewed', () => {
  const read = (path: string) => readFileSync(resolve(import.meta.dirname, '../../docs', path), 'utf8');
  const reviewed = /sha256 `([0-9a-f]{64})`/.exec(read('access-review.md'))?.[1];
  const now = createHash('sha256').update(read('generated/policy-matrix.md')).digest('hex');
  expect(reviewed, `read docs/access-review.md: the matrix changed; its hash is now ${now}`).toBe(now);
});
