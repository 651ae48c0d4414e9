// A team never stays without an owner: closing, being ended, being held for good, and all of it at once with a
// hand-over.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getSession, signIn } from '#contracts/accounts/session.contract.ts';
import * as team from '#contracts/accounts/team.contract.ts';
import { decideMeasure } from '#contracts/moderation/measure.contract.ts';
import { listNotices } from '#contracts/notifications/notice.contract.ts';
import { closeAccount, getPrivacy, restoreAccount } from '#contracts/privacy/privacy.contract.ts';
import { system } from '#server/policy/actor.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { stayAwake } from './acts.ts';
import { register } from './registration-steps.ts';
import { type Person, startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

let instance: TestInstance;
let operator: Person;
let count = 0;
beforeAll(async () => {
  instance = await startTestInstance();
  operator = await instance.addPerson('operator', 'Exploitant Essai');
});
afterAll(() => instance.close());
beforeEach(() => stayAwake(instance));

const letters = 'abcdefghijklmnopqrstuvwxyz';
const closing = { password: testPassword, exportChoice: 'declined', when: 'after-grace' } as const;
const because = {
  basis: 'breach',
  grave: 'fraud',
  graveReason: '',
  clause: 'conditions d’utilisation, article 8',
  facts: 'Des faits graves et bien établis.',
  evidence: 'Le journal du 3 novembre.',
} as const;

/** A pharmacy whose first person owns the team; the others came later, one second after the other. */
async function newTeam(size: number) {
  const organisationId = await instance.addPharmacy(`Pharmacie ${count}`);
  const people: Person[] = [];
  for (let at = 0; at < size; at += 1) {
    const name = `Equipe ${letters[Math.floor(count / 26)]}${letters[count % 26]}`;
    count += 1;
    instance.setNow(new Date(instance.now.getTime() + 1000));
    people.push(await instance.addPerson('pharmacist', name, { organisationId }));
  }
  const [owner, second, third] = people as [Person, Person, Person];
  return { organisationId, owner, second, third };
}
const rowOf = (organisationId: string) =>
  instance.run(system('test'), ({ tx }) =>
    tx
      .selectFrom('organisations')
      .select(['owner_id', 'closed_at'])
      .where('id', '=', organisationId)
      .executeTakeFirstOrThrow(),
  );
const ownerOf = async (organisationId: string) => (await rowOf(organisationId)).owner_id;
const decide = (person: Person, body: object) =>
  operator.client.call(decideMeasure, { params: { accountId: person.id }, body: body as never });
const handOver = (from: Person, to: Person) =>
  from.client.send(team.handOverTeam, { params: { memberId: to.id } });
const close = (person: Person) =>
  person.client.send(closeAccount, { body: closing, idempotencyKey: `close-${person.id}` } as never);
const kindsOf = async (person: Person) => {
  await instance.pass(0);
  return (await person.client.call(listNotices)).items.map(({ title }) => title);
};

describe('closing one’s own account', () => {
  test('A-007 A-087 the owner of a team with colleagues hands it over first; then he closes', async () => {
    const { organisationId, owner, second } = await newTeam(2);
    expect((await owner.client.call(getPrivacy)).ownedTeam).toBe('shared');
    expect((await second.client.call(getPrivacy)).ownedTeam).toBeNull();
    const refused = await owner.client.refusal(closeAccount, { body: closing });
    expect(refused.code).toBe('team.hand_over_first');
    expect((await owner.client.call(getSession)).hindrance).toBeNull();
    expect((await handOver(owner, second)).status).toBe(204);
    await owner.client.call(closeAccount, { body: closing });
    expect(await ownerOf(organisationId)).toBe(second.id);
  });

  test('A-007 A-087 alone, the pharmacy closes with him and opens again when he takes it back', async () => {
    const { organisationId, owner } = await newTeam(1);
    await owner.client.call(team.inviteColleague, { body: { email: 'futur@test.invalid' } });
    expect((await owner.client.call(getPrivacy)).ownedTeam).toBe('alone');
    await owner.client.call(closeAccount, { body: closing });
    expect((await rowOf(organisationId)).closed_at).not.toBeNull();
    const invitations = await instance.run(system('test'), ({ tx }) =>
      tx
        .selectFrom('team_invitations')
        .select('outcome')
        .where('organisation_id', '=', organisationId)
        .execute(),
    );
    expect(invitations).toEqual([{ outcome: 'withdrawn' }]);
    await owner.client.call(restoreAccount);
    expect(await rowOf(organisationId)).toEqual({ owner_id: owner.id, closed_at: null });
  });

  test('A-007 a colleague who is held for a time does not keep the owner, and owns the team after him', async () => {
    const { organisationId, owner, second } = await newTeam(2);
    const untilAt = new Date(instance.now.getTime() + 5 * 86_400_000).toISOString();
    await decide(second, { ...because, kind: 'suspension', untilAt });
    await owner.client.call(closeAccount, { body: closing });
    expect(await rowOf(organisationId)).toEqual({ owner_id: second.id, closed_at: null });
  });

  test('A-007 the number of a closed pharmacy may be registered again; who comes back then joins like others', async () => {
    const first = await register(instance, 'pharmacist', 'premiere@test.invalid', { finess: '750000711' });
    await first.call(closeAccount, { body: closing });
    const next = await register(instance, 'pharmacist', 'suivante@test.invalid', { finess: '750000711' });
    expect((await next.call(getSession)).account?.pharmacy).not.toBeNull();
    await first.call(restoreAccount);
    expect((await first.call(getSession)).account?.pharmacy).toBeNull();
    const rows = await instance.run(system('test'), ({ tx }) =>
      tx.selectFrom('organisations').select('closed_at').where('finess', '=', '750000711').execute(),
    );
    expect(rows.filter(({ closed_at }) => closed_at === null)).toHaveLength(1);
  });

  test('A-007 A-087 what a closed pharmacy was billed with is gone once its owner is erased', async () => {
    const client = await register(instance, 'pharmacist', 'facture@test.invalid', { finess: '750000612' });
    const billing = () =>
      instance.run(system('test'), ({ tx }) =>
        tx
          .selectFrom('organisations')
          .select(['data_key', 'billing_sealed'])
          .where('finess', '=', '750000612')
          .executeTakeFirstOrThrow(),
      );
    expect((await billing()).billing_sealed).not.toBeNull();
    await client.call(closeAccount, { body: { ...closing, when: 'now' } });
    expect(await billing()).toEqual({ data_key: null, billing_sealed: null });
  });
});

describe('ended by the operator', () => {
  test('A-007 A-083 the longest-standing active member owns the team of an owner who is ended, and is told', async () => {
    const { organisationId, owner, second, third } = await newTeam(3);
    await decide(owner, { ...because, kind: 'termination', immediateReason: 'Une fraude est en cours.' });
    expect(await ownerOf(organisationId)).toBe(second.id);
    expect(await kindsOf(second)).toContain('L’équipe de votre pharmacie vous est confiée');
    expect(await kindsOf(third)).not.toContain('L’équipe de votre pharmacie vous est confiée');
    expect((await second.client.call(team.getTeam)).isOwner).toBe(true);
  });

  test('A-007 A-083 held for good the team goes on; held for a time it stays his', async () => {
    const { organisationId, owner, second } = await newTeam(2);
    const untilAt = new Date(instance.now.getTime() + 5 * 86_400_000).toISOString();
    await decide(owner, { ...because, kind: 'suspension', untilAt });
    expect(await ownerOf(organisationId)).toBe(owner.id);
    const other = await newTeam(2);
    await decide(other.owner, { ...because, kind: 'suspension', untilAt: null });
    expect(await ownerOf(other.organisationId)).toBe(other.second.id);
    expect(second.id).not.toBe(other.second.id);
  });

  test('A-007 who is held for good does not become the owner', async () => {
    const { organisationId, owner, second, third } = await newTeam(3);
    await decide(second, { ...because, kind: 'suspension', untilAt: null });
    await decide(owner, { ...because, kind: 'termination', immediateReason: 'Une fraude est en cours.' });
    expect(await ownerOf(organisationId)).toBe(third.id);
  });
});

describe('at once', () => {
  test('A-007 handing over and closing: the team has an owner who is not leaving', async () => {
    for (let times = 0; times < 5; times += 1) {
      const { organisationId, owner, second } = await newTeam(2);
      const [handed, closed] = await Promise.all([handOver(owner, second), close(owner)]);
      expect(handed.status).toBe(204);
      expect([200, 409]).toContain(closed.status);
      expect(await ownerOf(organisationId)).toBe(second.id);
    }
  });

  test('A-007 a team is not handed to who is closing at that moment', async () => {
    for (let times = 0; times < 5; times += 1) {
      const { organisationId, owner, second } = await newTeam(2);
      const [handed, closed] = await Promise.all([handOver(owner, second), close(second)]);
      // Handed first: he owns it, and may not leave the other behind. Closed first: he is no longer there to take it.
      const isHanded = handed.status === 204;
      expect([handed.status, closed.status]).toEqual(isHanded ? [204, 409] : [409, 200]);
      expect(await ownerOf(organisationId)).toBe(isHanded ? second.id : owner.id);
    }
  });

  test('A-007 the last two leave at once: none of them leaves a team behind that nobody owns', async () => {
    const { organisationId, owner, second } = await newTeam(2);
    await Promise.all([close(owner), close(second)]);
    const client = new ApiClient(instance.origin);
    await client.call(signIn, { body: { email: owner.email, password: testPassword } });
    const isClosing = (await client.call(getSession)).hindrance === 'closing';
    expect((await rowOf(organisationId)).closed_at !== null).toBe(isClosing);
    expect(await ownerOf(organisationId)).toBe(owner.id);
  });
});
