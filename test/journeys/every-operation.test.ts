import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimCase } from '#contracts/cases/case-expert.contract.ts';
import type { Operation } from '#contracts/operation.ts';
import { type Problem, problemSchema } from '#contracts/problem.ts';
import { operations } from '#server/app/operations.ts';
import { system } from '#server/policy/actor.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { completeContent, completeOpinion } from '#test/builders/case-content.ts';
import { accountBodies, accountDoors } from './account-doors.ts';
import { fileDoors } from './file-doors.ts';
import { type People, populate, readCase, sendCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

type Role = 'pharmacist' | 'doctor' | 'director' | 'operator';
const roles: readonly Role[] = ['pharmacist', 'doctor', 'director', 'operator'];
const everybody: readonly Role[] = roles;
const parties: readonly Role[] = ['pharmacist', 'doctor', 'director'];

/** Who may knock at each door, written a second time by hand; `public` needs no session. */
const doors: Record<string, readonly Role[] | 'public'> = {
  ...accountDoors,
  ...fileDoors,
  'session.get': 'public',
  'session.sign-in': 'public',
  'session.sign-out': 'public',
  'registration.begin': 'public',
  'registration.confirm-email': 'public',
  'registration.resend-confirmation': ['pharmacist', 'doctor'],
  'registration.get': ['pharmacist', 'doctor'],
  'registration.save': ['pharmacist', 'doctor'],
  'registration.complete': ['pharmacist', 'doctor'],
  'profile.get': ['pharmacist', 'doctor'],
  'profile.save': ['pharmacist', 'doctor'],
  'operator.look-up-profile': ['operator'],
  'operator.correct-profile': ['operator'],
  'team.get': ['pharmacist'],
  'team.invite': ['pharmacist'],
  'team.withdraw-invitation': ['pharmacist'],
  'team.answer-request': ['pharmacist'],
  'team.remove': ['pharmacist'],
  'team.hand-over': ['pharmacist'],
  'team.ask-to-join': ['pharmacist'],
  'reports.verify': 'public',
  'cases.create': ['pharmacist'],
  'cases.save-draft': ['pharmacist'],
  'cases.discard-draft': ['pharmacist'],
  'cases.submit': ['pharmacist'],
  'cases.withdraw': ['pharmacist'],
  'cases.add': ['pharmacist'],
  'cases.object': ['pharmacist'],
  'cases.list': ['pharmacist'],
  'cases.usual-wait': ['pharmacist'],
  'cases.search-by-nir': ['pharmacist'],
  'cases.acknowledge': ['pharmacist'],
  'cases.hand-over': ['pharmacist'],
  'cases.record-appointment': ['pharmacist'],
  'cases.get': parties,
  'cases.earlier': parties,
  'cases.live': parties,
  'cases.send-follow-up': ['pharmacist', 'doctor'],
  'queue.list': ['doctor'],
  'expert.list-cases': ['doctor'],
  'cases.claim': ['doctor'],
  'cases.decline': ['doctor'],
  'cases.hand-up': ['doctor'],
  'cases.release': ['doctor'],
  'cases.ask-clarification': ['doctor'],
  'opinions.get-draft': ['doctor'],
  'opinions.save-draft': ['doctor'],
  'opinions.get-own': ['doctor'],
  'opinions.sign': ['doctor'],
  'reports.preview': ['doctor'],
  'reports.get-preview': ['doctor'],
  'reports.get': parties,
  'proof.download-case': parties,
  'proof.download-account': everybody,
  'cases.end': ['director'],
  'cases.reroute': ['director'],
  'cases.open-content': ['director'],
  'direction.overview': ['director'],
  'direction.list-cases': ['director'],
  'direction.get-case': ['director'],
  'operator.list-outbox': ['operator'],
  'verifications.list': ['director', 'operator'],
  'verifications.get': ['director', 'operator'],
  'verifications.look-up': ['director', 'operator'],
  'verifications.confirm-fact': ['director', 'operator'],
  'verifications.decide': ['director', 'operator'],
  'verifications.get-evidence': everybody,
  'verifications.get-own': ['pharmacist', 'doctor'],
  'verifications.supply': ['pharmacist', 'doctor'],
  'measures.find-account': ['operator'],
  'measures.get-account': ['operator'],
  'measures.decide': ['operator'],
  'measures.lift': ['operator'],
  'measures.note-remedy': ['operator'],
  'measures.list-appeals': ['operator'],
  'measures.decide-appeal': ['operator'],
  'decisions.list': everybody,
  'decisions.appeal': everybody,
  'flags.create': parties,
  'flags.list': ['operator', 'director'],
  'flags.get': ['operator', 'director'],
  'flags.settle': ['operator', 'director'],
  'items.list-own': everybody,
  'items.appeal': everybody,
  'items.list-appeals': ['operator', 'director'],
  'items.decide': ['operator', 'director'],
  'support.open-ticket': everybody,
  'support.list-own': everybody,
  'support.get-ticket': everybody,
  'support.send-message': everybody,
  'support.close-ticket': everybody,
  'support.list-queue': ['operator'],
};

const nobody = '00000000-0000-7000-8000-000000000000';
const points = [{ kind: 'more-information', target: 'answers.onset', text: 'Précisez' }];

const grounds = {
  basis: 'breach',
  grave: null,
  graveReason: '',
  clause: 'article 8',
  facts: 'Des faits bien établis',
  evidence: 'Une preuve de ces faits',
};

/** A body each operation would take, were the caller allowed. */
const bodies: Record<string, unknown> = {
  ...accountBodies,
  'psc.begin-link': { password: 'x' },
  'psc.remove-link': { password: 'x' },
  'session.psc-complete': { query: 'code=x&state=y' },
  'session.psc-choose-practice': { index: 0 },
  'session.sign-in': { email: 'personne@test.invalid', password: 'x' },
  'measures.find-account': { email: 'personne@test.invalid' },
  'measures.decide': { ...grounds, kind: 'warning', remedyDays: 7 },
  'measures.lift': { reason: 'une bonne raison' },
  'measures.decide-appeal': { outcome: 'refused', answer: 'une réponse motivée' },
  'legal.accept': { versions: [{ id: nobody, sha256: 'a'.repeat(64) }], attestation: 'x', isAccepted: true },
  'legal.publish': { kind: 'cookies', text: 'un texte', summary: 'un résumé' },
  'decisions.appeal': { text: 'je conteste cette décision' },
  'flags.create': { subjectKind: 'profile', subjectId: nobody, caseId: null, ground: 'vulgar', text: '' },
  'flags.settle': { act: 'dismiss', statement: 'une décision motivée' },
  'items.appeal': { text: 'je conteste cette décision' },
  'items.decide': { act: 'restore', reason: 'une bonne raison' },
  'support.open-ticket': { category: 'other', text: 'bonjour' },
  'support.send-message': { text: 'bonjour encore' },
  'registration.begin': {
    role: 'doctor',
    email: 'personne@test.invalid',
    password: 'une phrase assez longue',
  },
  'registration.confirm-email': { token: 'x', password: 'x' },
  'registration.save': { answers: {} },
  'registration.complete': { acceptedTerms: null },
  'profile.save': { answers: {} },
  'operator.look-up-profile': { email: 'personne@test.invalid', reason: 'une raison assez longue' },
  'operator.correct-profile': { answers: {}, reason: 'une raison assez longue' },
  'team.invite': { email: 'personne@test.invalid' },
  'team.answer-request': { isAccepted: true },
  'team.ask-to-join': { finess: '750000018' },
  'cases.create': { form: 'peau' },
  'cases.save-draft': { content: completeContent(), revision: 0 },
  'cases.submit': { revision: 0 },
  'cases.withdraw': { reason: 'une raison' },
  'cases.add': { text: 'un texte' },
  'cases.object': { note: '' },
  'cases.search-by-nir': { billingNir: '284058832102532' },
  'cases.hand-over': { done: true },
  'cases.record-appointment': { state: 'booked', bookedOn: '2026-12-01', note: '' },
  'cases.send-follow-up': { text: 'un texte' },
  'cases.decline': { reason: 'no-time', note: '' },
  'cases.hand-up': { reason: 'une raison' },
  'cases.ask-clarification': { points },
  'opinions.save-draft': { opinion: completeOpinion, revision: 0 },
  'opinions.sign': { previewId: nobody, sha256: 'a'.repeat(64), password: 'x' },
  'cases.end': { reason: 'une raison' },
  'cases.reroute': { tier: 1, reason: 'une raison' },
  'cases.open-content': { reason: 'une raison' },
  'photos.update': { overrideReason: 'une raison' },
  'photos.order': { photoIds: [] },
  'verifications.confirm-fact': { evidenceId: nobody, establishedOn: '2026-11-01', expiresOn: '2027-11-01' },
  'verifications.decide': { action: 'refuse', revision: 0, tier: null, reason: 'une raison' },
  'verifications.supply': { note: '' },
};
const queries: Record<string, Record<string, string>> = {
  'expert.list-cases': { which: 'held' },
  'legal.get-shipped': { kind: 'terms' },
  'verifications.list': { which: 'waiting' },
};

let instance: TestInstance;
let people: People;
let params: Record<string, string>;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
  const caseId = await sendCase(people.pharmacist);
  await people.doctor1.client.call(claimCase, { params: { caseId } });
  const photoId = (await readCase(people.pharmacist, caseId)).photos[0]?.photoId ?? '';
  params = {
    noticeId: nobody,
    mailId: nobody,
    deviceId: nobody,
    versionId: nobody,
    sessionId: nobody,
    passkeyId: nobody,
    invitationId: nobody,
    memberId: nobody,
    requestId: nobody,
    accountId: nobody,
    measureId: nobody,
    verificationId: nobody,
    evidenceId: nobody,
    fact: 'order',
    flagId: nobody,
    subjectId: nobody,
    ticketId: nobody,
    phraseId: nobody,
    grantId: nobody,
    tokenId: nobody,
    recoveryId: nobody,
    caseId,
    photoId,
    tile: '0',
    documentId: nobody,
    previewId: nobody,
    version: '1',
    tick: 'handed-over',
    code: 'INCONNU-CODE',
  };
});
afterAll(() => instance.close());

function inputOf(operation: Operation, ids: Record<string, string> = params) {
  return { params: ids, query: queries[operation.id] ?? {}, body: bodies[operation.id] ?? {} } as never;
}

/** A refusal as RFC 9457 has it, in French, without what must not be said. */
async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const text = await response.text();
  expect(text).not.toMatch(/Essaiclair|stack|kysely|postgres/i);
  const problem = problemSchema.parse(JSON.parse(text));
  expect(problem.status).toBe(response.status);
  expect(problem.title.length).toBeGreaterThan(10);
  return problem;
}

/** Rows that any change would alter. */
function fingerprint(): Promise<string> {
  return instance.run(system('test'), async ({ tx }) =>
    JSON.stringify([
      await tx.selectFrom('cases').select(['id', 'status', 'revision', 'updated_at']).orderBy('id').execute(),
      await tx.selectFrom('photos').select(['id', 'view', 'removed_at', 'position']).orderBy('id').execute(),
      await tx
        .selectFrom('case_notes')
        .select(({ fn }) => fn.countAll().as('n'))
        .execute(),
      await tx.selectFrom('content_grants').select('case_id').execute(),
      await tx
        .selectFrom('case_contents')
        .select(({ fn }) => fn.countAll().as('n'))
        .execute(),
    ]),
  );
}

const guarded = operations.filter(({ id }) => doors[id] !== 'public');
const allowedFor = ({ id }: Operation) => {
  const door = doors[id];
  return door === 'public' || door === undefined ? everybody : door;
};
const personOf = (role: Role): Person =>
  ({
    pharmacist: people.stranger,
    doctor: people.doctor2,
    director: people.director,
    operator: people.operator,
  })[role];

test('every operation of the product has its row in the table of this test', () => {
  expect(operations.map(({ id }) => id).sort()).toEqual(Object.keys(doors).sort());
});

describe('B-025 B-058 who knocks without right', () => {
  test('nobody signed in: 401 everywhere, and nothing changes', async () => {
    const before = await fingerprint();
    const visitor = new ApiClient(instance.origin);
    for (const operation of guarded) {
      const problem = await problemOf(await visitor.send(operation, inputOf(operation)));
      expect({ id: operation.id, code: problem.code }).toEqual({
        id: operation.id,
        code: 'session.required',
      });
    }
    expect(await fingerprint()).toBe(before);
  });

  test.each(roles)('the wrong role, %s: 403 at the door, and nothing changes', async (role) => {
    const before = await fingerprint();
    const wrong = guarded.filter((operation) => !allowedFor(operation).includes(role));
    expect(wrong.length).toBeGreaterThan(10);
    for (const operation of wrong) {
      const response = await personOf(role).client.send(operation, inputOf(operation));
      const { code, status } = await problemOf(response);
      expect({ id: operation.id, status, code }).toEqual({
        id: operation.id,
        status: 403,
        code: 'access.denied',
      });
    }
    expect(await fingerprint()).toBe(before);
  });

  test('the right role without a part in the case: 404 that does not tell an existing case from none', async () => {
    const before = await fingerprint();
    const about = guarded.filter(
      ({ path, id }) => path.includes(':') && !id.startsWith('cases.open-content'),
    );
    for (const operation of about) {
      for (const role of allowedFor(operation).filter((kind) => kind !== 'director')) {
        const { client } = personOf(role);
        const foreign = await problemOf(await client.send(operation, inputOf(operation)));
        const ids = { ...params, caseId: nobody, photoId: nobody };
        const missing = await problemOf(await client.send(operation, inputOf(operation, ids)));
        expect({ id: operation.id, status: foreign.status }).toEqual({ id: operation.id, status: 404 });
        expect(foreign.code).toBe(missing.code);
      }
    }
    expect(await fingerprint()).toBe(before);
  });
});

describe('what is malformed', () => {
  const withBody = operations.filter(({ id }) => id in bodies);
  const rightful = (operation: Operation): Person => {
    const [role] = allowedFor(operation);
    if (role === 'pharmacist') return people.pharmacist;
    if (role === 'operator') return people.operator;
    return role === 'doctor' ? people.doctor1 : people.director;
  };
  const optional = ['photos.update', 'cases.submit'];

  test('every operation with a body refuses garbage and unknown fields with the fields, and nothing changes', async () => {
    const before = await fingerprint();
    for (const operation of withBody) {
      const garbage = optional.includes(operation.id) ? [{ inconnu: 1 }] : [{}, { inconnu: 1 }];
      for (const body of garbage) {
        const input = { params, body } as never;
        const problem = await problemOf(await rightful(operation).client.send(operation, input));
        expect({ id: operation.id, status: problem.status }).toEqual({ id: operation.id, status: 400 });
        expect(problem.code).toBe('request.malformed');
        expect(problem.fields?.length, operation.id).toBeGreaterThan(0);
      }
    }
    expect(await fingerprint()).toBe(before);
  });

  test('no JSON, a wrong type of content, an oversized body, a missing key and an impossible id are refused', async () => {
    const { cookie } = people.pharmacist.client;
    const base = { cookie, 'sec-fetch-site': 'same-origin', 'idempotency-key': 'une-cle-de-test-1' };
    const post = (path: string, body: string, headers: Record<string, string>) =>
      fetch(`${instance.origin}${path}`, { method: 'POST', headers: { ...base, ...headers }, body });
    const type = { 'content-type': 'application/json' };
    expect((await problemOf(await post('/api/cases', '{"form":', type))).status).toBe(400);
    expect((await problemOf(await post('/api/cases', '[]', type))).status).toBe(400);
    expect(
      (await problemOf(await post('/api/cases', 'form=peau', { 'content-type': 'text/plain' }))).status,
    ).toBe(415);
    const large = JSON.stringify({ form: 'x'.repeat(5_000_000) });
    expect((await problemOf(await post('/api/cases', large, type))).status).toBe(413);
    const other = { ...type, 'sec-fetch-site': 'cross-site' };
    expect((await problemOf(await post('/api/cases', '{"form":"peau"}', other))).status).toBe(403);
    const keyless = { cookie, 'sec-fetch-site': 'same-origin', ...type };
    const missing = await fetch(`${instance.origin}/api/cases`, {
      method: 'POST',
      headers: keyless,
      body: '{"form":"peau"}',
    });
    expect((await problemOf(missing)).code).toBe('request.idempotency_required');
    const withIds = guarded.filter(({ path }) => /:(caseId|photoId|documentId|previewId)/.test(path));
    for (const operation of withIds) {
      const ids = { ...params, caseId: 'x', photoId: '1', documentId: "'", previewId: 'x' };
      const { status } = await rightful(operation).client.send(operation, inputOf(operation, ids));
      expect({ id: operation.id, status }).toEqual({ id: operation.id, status: 400 });
    }
    expect(
      (await problemOf(await fetch(`${instance.origin}/api/inconnu`, { headers: { cookie } }))).status,
    ).toBe(404);
  });
});
